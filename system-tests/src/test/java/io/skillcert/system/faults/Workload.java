package io.skillcert.system.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.localstack.cluster.Cluster;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/**
 * Runs the commands of a fault test: waves of persons who go all the way from registration to payment, persons who only
 * register, for a later batch, and an open-loop load.
 */
final class Workload implements AutoCloseable {

    /** A service that starts while processes fail and the load is twice what it can serve may need more than a minute. */
    private static final long EVENT_LIMIT_SECONDS = 900;

    /** One of this many candidates fails the exam. */
    private static final int FAILS_ONE_OF = 10;
    /** One of this many holders claims twice at the same moment. */
    private static final int CLAIMS_TWICE_ONE_OF = 5;

    private static final int CONCURRENCY = 16;
    private static final double COMMANDS_OF_A_NEWCOMER = 3;

    private final RetryingClient client;
    private final RegistrationClient registrations;
    private final ExamClient exams;
    private final SubsidyClient subsidies;
    private final AcknowledgedWrites acknowledged;
    private final OpenLoopLoad openLoop;
    private final PacedExecutor waves;
    private final PacedExecutor newcomers;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final String commitment;

    /** @param perSecond is the rate of all commands except the open-loop ones */
    Workload(RetryingClient client, Cluster cluster, AcknowledgedWrites acknowledged, double perSecond) {
        this.client = client;
        this.acknowledged = acknowledged;
        registrations = new RegistrationClient(client, acknowledged);
        exams = new ExamClient(client, acknowledged);
        subsidies = new SubsidyClient(client, acknowledged);
        openLoop = new OpenLoopLoad(client, cluster, acknowledged);
        waves = new PacedExecutor(perSecond, CONCURRENCY);
        newcomers = new PacedExecutor(perSecond / 2 / COMMANDS_OF_A_NEWCOMER, CONCURRENCY);
        clock("2025-07-03T09:00:00+08:00");
        exams.createExaminers();
        subsidies.createFund();
        commitment = registrations.commitment();
    }

    private static final class Member {
        private final TestPersons.Person person;
        private volatile JsonNode registration;
        private volatile boolean passes;
        private volatile String certificate;
        private volatile JsonNode claim;

        Member(TestPersons.Person person) {
            this.person = person;
        }
    }

    /** Lets the last wave end and starts no other one. */
    void stop() {
        stopped.set(true);
        openLoop.stop();
    }

    long openLoopRequests() {
        return openLoop.sent();
    }

    /** Sends the open-loop load until the workload is stopped. */
    void runOpenLoop(double perSecond) throws InterruptedException {
        var batch = registrations.createBatch("open-loop load", "2025-12-01", "2025-12-10", "2025-12-20", "2025-12-21");
        openLoop.run(batch, commitment, perSecond);
    }

    private void clock(String now) {
        SharedCluster.SERVICES.forEach(service -> client.setClock(service, now));
    }

    /** Registers persons for a later batch until the workload is stopped. */
    void runNewcomers() throws InterruptedException, ExecutionException {
        var batch = registrations.createBatch("later", "2025-12-01", "2025-12-10", "2025-12-20", "2025-12-21");
        var started = new ArrayList<Future<?>>();
        while (!stopped.get()) {
            started.add(newcomers.submit(TestPersons.next(), person -> {
                var registration = registrations.register(batch, commitment, person);
                registrations.pay(registrations.approve(registration));
            }));
        }
        for (var one : started) {
            one.get();
        }
    }

    /** Runs one wave after the other until the workload is stopped, and returns how many. */
    int runWaves(int size) throws InterruptedException, ExecutionException {
        int count = 0;
        do {
            count++;
            wave("wave " + count, size);
        } while (!stopped.get());
        return count;
    }

    private void wave(String name, int size) throws InterruptedException, ExecutionException {
        clock("2025-07-03T09:00:00+08:00");
        var batch = registrations.createBatch(name, "2025-07-10", "2025-07-13", "2025-07-26", "2025-07-27");
        var members = new ArrayList<Member>();
        for (int i = 0; i < size; i++) {
            members.add(new Member(TestPersons.next()));
        }
        waves.forAll(members, member -> member.registration = registrations.register(batch, commitment, member.person));
        waves.forAll(members, member -> member.registration = registrations.approve(member.registration));
        waves.forAll(members, member -> registrations.pay(member.registration));
        examine(batch, members);
        claim(members.stream().filter(member -> member.certificate != null).toList());
    }

    private void examine(String batch, List<Member> members) throws InterruptedException, ExecutionException {
        await("exam entries of " + members.size(), () -> exams.countEntries(batch) == members.size());
        clock("2025-07-14T09:00:00+08:00");
        exams.assignSeats(batch, members.size());
        clock("2025-07-27T18:00:00+08:00");
        var scores = new ArrayList<ExamClient.Score>();
        var byRegistration = new HashMap<String, Member>();
        for (int i = 0; i < members.size(); i++) {
            var member = members.get(i);
            var id = member.registration.get("id").asText();
            member.passes = i % FAILS_ONE_OF != 0;
            byRegistration.put(id, member);
            acknowledged.candidates.put(id, member.passes);
            scores.addAll(ExamClient.scores(id, member.passes));
        }
        waves.forAll(scores, score -> exams.enterScore(batch, score));
        clock("2025-08-01T10:00:00+08:00");
        exams.publish(batch);
        await("the publication", () -> exams.isPublished(batch));
        waves.forAll(members, member -> subsidies.recordRegisterFacts(member.person));
        clock("2025-08-11T10:00:00+08:00");
        exams.issueCertificates(batch);
        acknowledged.certificates.forEach((number, registration) -> {
            if (byRegistration.containsKey(registration)) {
                byRegistration.get(registration).certificate = number;
            }
        });
    }

    /** Some claim twice at the same moment: one of the two claims is refused. */
    private void claim(List<Member> members) throws InterruptedException, ExecutionException {
        clock("2025-08-12T09:00:00+08:00");
        waves.forAll(
                members,
                member -> await(
                        "the entitlement of " + member.certificate,
                        () -> subsidies.isAssessed(member.person, member.certificate)));
        var claims = new ConcurrentHashMap<Member, List<JsonNode>>();
        var twice = new ArrayList<Member>();
        for (int i = 0; i < members.size(); i++) {
            twice.add(members.get(i));
            if (i % CLAIMS_TWICE_ONE_OF == 0) {
                twice.add(members.get(i));
            }
        }
        waves.forAll(twice, member -> {
            var claim = subsidies.claim(member.person, member.certificate);
            if (claim != null) {
                claims.computeIfAbsent(member, any -> new CopyOnWriteArrayList<>())
                        .add(claim);
            }
        });
        for (var member : members) {
            var made = claims.getOrDefault(member, List.of());
            if (made.size() != 1) {
                throw new IllegalStateException(made.size() + " claims of one certificate: " + made);
            }
            member.claim = made.get(0);
        }
        clock("2025-08-19T09:00:00+08:00");
        waves.forAll(members, member -> member.claim = subsidies.decide(member.claim));
        clock("2025-08-20T09:00:00+08:00");
        waves.forAll(members, member -> member.claim = subsidies.approve(member.claim));
        subsidies.pay();
    }

    private static void await(String what, BooleanSupplier condition) {
        Awaitility.await(what)
                .atMost(EVENT_LIMIT_SECONDS, TimeUnit.SECONDS)
                .pollInterval(200, TimeUnit.MILLISECONDS)
                .until(condition::getAsBoolean);
    }

    @Override
    public void close() {
        stopped.set(true);
        waves.close();
        newcomers.close();
    }
}
