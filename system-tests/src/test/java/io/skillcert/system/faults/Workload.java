package io.skillcert.system.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.localstack.cluster.Cluster;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/**
 * Two streams of commands: waves of people who go all the way from registration to payment, and beside them people who
 * register for a later batch, one after the other, without a break.
 */
final class Workload implements AutoCloseable {

    private static final List<String> SERVICES = List.of("registration-service", "exam-service", "subsidy-service");
    /** While things break, with twice the load that can be carried, a service may start for a minute and more. */
    private static final long EVENT_LIMIT_SECONDS = 900;

    private static final int FAILS = 10;
    private static final int CLAIMS_TWICE = 5;
    private static final int CALLERS = 16;
    /** A newcomer gives three commands. */
    private static final double COMMANDS_A_NEWCOMER = 3;

    private final Caller caller;
    private final Registering registering;
    private final Examining examining;
    private final Claiming claiming;
    private final AcknowledgedWrites told;
    private final People people = new People();
    private final OpenLoopLoad passersBy;
    private final PacedExecutor waves;
    private final PacedExecutor newcomers;
    private final AtomicBoolean isOver = new AtomicBoolean();
    private final String commitment;

    /** @param perSecond commands in all, but for those of passers-by */
    Workload(Caller caller, Cluster cluster, AcknowledgedWrites told, double perSecond) {
        this.caller = caller;
        this.told = told;
        registering = new Registering(caller, told);
        examining = new Examining(caller, told);
        claiming = new Claiming(caller, told);
        passersBy = new OpenLoopLoad(cluster, told, people);
        waves = new PacedExecutor(perSecond, CALLERS);
        newcomers = new PacedExecutor(perSecond / 2 / COMMANDS_A_NEWCOMER, CALLERS);
        clock("2025-07-03T09:00:00+08:00");
        examining.accredit();
        claiming.appropriate();
        commitment = registering.commitment();
    }

    private static final class Member {
        private final People.Person person;
        private volatile JsonNode registration;
        private volatile boolean passes;
        private volatile String certificate;
        private volatile JsonNode claim;

        Member(People.Person person) {
            this.person = person;
        }
    }

    /** No wave begins any more. */
    void end() {
        isOver.set(true);
        passersBy.end();
    }

    /** Requests of passers-by. */
    long passed() {
        return passersBy.sent();
    }

    /** Until the season ends. */
    void runPassersBy(double perSecond) throws InterruptedException, IOException {
        var batch = registering.batch("passers-by", "2025-12-01", "2025-12-10", "2025-12-20", "2025-12-21");
        passersBy.run(batch, commitment, perSecond);
    }

    private void clock(String now) {
        SERVICES.forEach(service -> {
            var answer = caller.put(service, "operator", "/v1/sandbox/clock", Map.of("now", now));
            if (!answer.isDone()) {
                throw new IllegalStateException("the clock: " + answer.status() + " " + answer.text());
            }
        });
    }

    /** Registers newcomers until the season ends. */
    void runNewcomers() throws InterruptedException, ExecutionException {
        var batch = registering.batch("later", "2025-12-01", "2025-12-10", "2025-12-20", "2025-12-21");
        var begun = new ConcurrentLinkedQueue<Future<?>>();
        while (!isOver.get()) {
            begun.add(newcomers.begin(people.next(), person -> {
                var registration = registering.register(batch, commitment, person);
                registering.pay(registering.approve(registration));
            }));
        }
        for (var one : begun) {
            one.get();
        }
    }

    /** Wave after wave until the season ends; returns how many. */
    int runWaves(int size) throws InterruptedException, ExecutionException {
        int count = 0;
        do {
            count++;
            wave("wave " + count, size);
        } while (!isOver.get());
        return count;
    }

    private void wave(String name, int size) throws InterruptedException, ExecutionException {
        clock("2025-07-03T09:00:00+08:00");
        var batch = registering.batch(name, "2025-07-10", "2025-07-13", "2025-07-26", "2025-07-27");
        var members = new ArrayList<Member>();
        for (int i = 0; i < size; i++) {
            members.add(new Member(people.next()));
        }
        waves.forAll(members, member -> member.registration = registering.register(batch, commitment, member.person));
        waves.forAll(members, member -> member.registration = registering.approve(member.registration));
        waves.forAll(members, member -> registering.pay(member.registration));
        examine(batch, members);
        claim(members.stream().filter(member -> member.certificate != null).toList());
    }

    private void examine(String batch, List<Member> members) throws InterruptedException, ExecutionException {
        await("the exam office to hear of " + members.size(), () -> examining.heardOf(batch) == members.size());
        clock("2025-07-14T09:00:00+08:00");
        examining.seat(batch, members.size());
        clock("2025-07-27T18:00:00+08:00");
        var scores = new ArrayList<Examining.Score>();
        var byRegistration = new HashMap<String, Member>();
        for (int i = 0; i < members.size(); i++) {
            var member = members.get(i);
            var id = member.registration.get("id").asText();
            member.passes = i % FAILS != 0;
            byRegistration.put(id, member);
            told.candidates.put(id, member.passes);
            scores.addAll(Examining.scores(id, member.passes));
        }
        waves.forAll(scores, score -> examining.enter(batch, score));
        clock("2025-08-01T10:00:00+08:00");
        examining.publish(batch);
        await("the publication", () -> examining.isPublished(batch));
        waves.forAll(members, member -> claiming.record(member.person));
        clock("2025-08-11T10:00:00+08:00");
        examining.issue(batch);
        told.certificates.forEach((number, registration) -> {
            if (byRegistration.containsKey(registration)) {
                byRegistration.get(registration).certificate = number;
            }
        });
    }

    /** Some claim twice at the same moment: one of the two is turned away. */
    private void claim(List<Member> members) throws InterruptedException, ExecutionException {
        clock("2025-08-12T09:00:00+08:00");
        waves.forAll(
                members,
                member -> await(
                        "the labour bureau to hear of " + member.certificate,
                        () -> claiming.isAssessed(member.person, member.certificate)));
        var claims = new ConcurrentHashMap<Member, List<JsonNode>>();
        var twice = new ArrayList<Member>();
        for (int i = 0; i < members.size(); i++) {
            twice.add(members.get(i));
            if (i % CLAIMS_TWICE == 0) {
                twice.add(members.get(i));
            }
        }
        waves.forAll(twice, member -> {
            var claim = claiming.claim(member.person, member.certificate);
            if (claim != null) {
                claims.computeIfAbsent(member, any -> new java.util.concurrent.CopyOnWriteArrayList<>())
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
        waves.forAll(members, member -> member.claim = claiming.decide(member.claim));
        clock("2025-08-20T09:00:00+08:00");
        waves.forAll(members, member -> member.claim = claiming.approve(member.claim));
        claiming.pay();
    }

    private static void await(String what, BooleanSupplier condition) {
        Awaitility.await(what)
                .atMost(EVENT_LIMIT_SECONDS, TimeUnit.SECONDS)
                .pollInterval(200, TimeUnit.MILLISECONDS)
                .until(condition::getAsBoolean);
    }

    @Override
    public void close() {
        isOver.set(true);
        waves.close();
        newcomers.close();
    }
}
