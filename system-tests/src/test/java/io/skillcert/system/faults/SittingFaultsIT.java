package io.skillcert.system.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.JWKSet;
import io.skillcert.localstack.cluster.Cluster;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Injects faults while candidates answer on computers: replicas of exam-service, PostgreSQL and the broker are killed, networks
 * cut, tabs killed and machines changed. No acknowledged answer is lost and none that came too late counts. {@code verify}
 * has 40 candidates and one fault of each kind, {@code -Pfaults} 200 candidates for ten minutes.
 */
@Order(3)
@Timeout(3600)
class SittingFaultsIT {

    private static final int CANDIDATES = Integer.getInteger("sitting.candidates", 40);
    /** Zero stands for one fault of each kind. */
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("sitting.seconds", 0));

    private static final long SEED = Long.getLong("sitting.seed", LENGTH.isZero() ? 26 : System.nanoTime() % 1_000_000);
    /** About the length of the short form. */
    private static final Duration EXPECTED_LENGTH = LENGTH.isZero() ? Duration.ofSeconds(25) : LENGTH;

    private static final int ANSWERS_PER_SECOND = 60;
    private static final int PACE_MILLIS = 1000 * CANDIDATES / ANSWERS_PER_SECOND;
    private static final int DISTURBANCE_MILLIS = (int) Math.max(20_000, EXPECTED_LENGTH.toMillis() / 5);
    /** One of this many candidates never hands in and answers after the end. */
    private static final int STAYS_ONE_OF = 5;

    private static final int LATE_ANSWERS = 3;
    private static final int STARTS_AT_ONCE = 6;
    private static final int DIFFERENCES_SHOWN = 20;
    private static final Duration RECOVERY = Duration.ofSeconds(30);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Random random = new Random(SEED);
    private Cluster cluster;
    private RetryingClient client;
    private SittingClient office;
    private String session;

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void no_acknowledged_answer_is_lost_and_none_that_came_too_late_counts() throws Exception {
        log(
                "seed %d; repeat these faults with: mvn -B verify -Dsitting.candidates=%d -Dsitting.seconds=%d -Dsitting.seed=%1$d"
                        .formatted(SEED, CANDIDATES, LENGTH.toSeconds()));
        cluster = SharedCluster.get();
        var passed = false;
        try {
            run();
            passed = true;
        } finally {
            FaultsIT.saveLogs(cluster);
            if (!passed) {
                SharedCluster.stop();
            }
        }
    }

    private void run() throws Exception {
        client = new RetryingClient(cluster);
        office = new SittingClient(client, cluster);
        var begin = System.nanoTime();
        var places = office.prepare(CANDIDATES);
        session = places.get(0).session();
        office.clock("2025-07-26T09:00:00+08:00");
        var machines = new MachineClient(cluster, client.answers());
        var candidates = new ArrayList<SimulatedCandidate>();
        for (var place : places) {
            candidates.add(new SimulatedCandidate(office, machines, place, random.nextLong()));
        }
        try (var starts = new PacedExecutor(1000, STARTS_AT_ONCE)) {
            starts.forAll(candidates, SimulatedCandidate::start);
        }
        log("%d candidates have started after %.0f s".formatted(CANDIDATES, secondsSince(begin)));
        sit(candidates);
        log("the faults are over after %.0f s".formatted(secondsSince(begin)));
        Recovery.await(cluster, System.nanoTime(), RECOVERY, SittingFaultsIT::log);
        var staying = candidates.stream()
                .filter(candidate -> candidate.receipts().isEmpty())
                .toList();
        answerTooLate(staying);
        awaitMarks();
        check(candidates, staying.size());
        log("checked after %.0f s".formatted(secondsSince(begin)));
    }

    private static double secondsSince(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Has the candidates answer while faults are injected; some hand in meanwhile. */
    private void sit(List<SimulatedCandidate> candidates) throws Exception {
        var isOver = new AtomicBoolean();
        var sitting = new ArrayList<Future<?>>();
        for (int i = 0; i < candidates.size(); i++) {
            var candidate = candidates.get(i);
            var handsIn = i % STAYS_ONE_OF != 0;
            var length = EXPECTED_LENGTH.toNanos();
            var handsInAt = System.nanoTime() + (handsIn ? (long) (length * (0.5 + random.nextDouble())) : 2 * length);
            sitting.add(threads.submit(() -> candidate.sit(
                    () -> isOver.get() || System.nanoTime() > handsInAt, PACE_MILLIS, DISTURBANCE_MILLIS, handsIn)));
        }
        var injector = new FaultInjector(cluster, cluster.replicas(SittingClient.EXAM), SittingFaultsIT::log);
        var faults = injector.run(LENGTH.isZero() ? oneOfEachKind() : injector.schedule(SEED, LENGTH));
        isOver.set(true);
        for (var candidate : sitting) {
            candidate.get(5, TimeUnit.MINUTES);
        }
        log("%d faults, %d machines changed, %d tabs killed; answers %s"
                .formatted(
                        faults,
                        candidates.stream()
                                .mapToInt(SimulatedCandidate::machinesChanged)
                                .sum(),
                        candidates.stream()
                                .mapToInt(SimulatedCandidate::tabsKilled)
                                .sum(),
                        client.answers().counts()));
    }

    /** While the first replica starts again, the second one loses its database, then both do, and then the broker. */
    private static List<Fault> oneOfEachKind() {
        return List.of(
                new Fault(Duration.ofSeconds(3), Fault.Kind.KILL_REPLICA, 0, Duration.ofSeconds(1)),
                new Fault(
                        Duration.ofSeconds(7),
                        Fault.Kind.CUT,
                        FaultInjector.networkToDatabase(1),
                        Duration.ofSeconds(3)),
                new Fault(Duration.ofSeconds(13), Fault.Kind.KILL_DATABASE, 0, Duration.ofSeconds(2)),
                new Fault(Duration.ofSeconds(18), Fault.Kind.KILL_BROKER, 0, Duration.ofSeconds(4)));
    }

    /**
     * Has those who never hand in answer after the deadline and again after the grace period, while an interruption that is
     * refused afterwards keeps their attempts open. Their machines claim that the answers were given in time.
     */
    private void answerTooLate(List<SimulatedCandidate> staying) throws Exception {
        var interruption = recordInterruptionAtTheEnd(staying);
        answer(staying);
        var last = staying.stream()
                .map(SimulatedCandidate::deadline)
                .max(Instant::compareTo)
                .orElseThrow();
        office.clock(last.plus(grace()).plusSeconds(1).toString());
        answer(staying);
        office.refuseInterruption(session, interruption);
    }

    private String recordInterruptionAtTheEnd(List<SimulatedCandidate> staying) {
        var first = staying.stream()
                .map(SimulatedCandidate::deadline)
                .min(Instant::compareTo)
                .orElseThrow();
        office.clock(first.minusSeconds(10).toString());
        var interruption = office.recordInterruption(session);
        office.clock(first.plusSeconds(1).toString());
        return interruption;
    }

    private void answer(List<SimulatedCandidate> staying) throws Exception {
        var answering = new ArrayList<Future<?>>();
        for (var candidate : staying) {
            answering.add(threads.submit(
                    () -> candidate.answer(LATE_ANSWERS, candidate.deadline().minusSeconds(1))));
        }
        for (var one : answering) {
            one.get(5, TimeUnit.MINUTES);
        }
    }

    private Duration grace() throws Exception {
        var seconds = rows("select distinct grace_s from attempt where session_id = '" + session + "'");
        assertEquals(1, seconds.size());
        return Duration.ofSeconds(Long.parseLong(seconds.get(0)));
    }

    /** The decision about the interruption has the sealed attempts marked once more; the newest marking counts. */
    private void awaitMarks() {
        var marked = "select count(distinct m.attempt_id) from attempt_mark m join attempt a on a.id = m.attempt_id"
                + " where a.session_id = '" + session + "' and not exists (select from attempt_to_mark)";
        Awaitility.await("every attempt is sealed and marked")
                .atMost(60, TimeUnit.SECONDS)
                .pollInterval(200, TimeUnit.MILLISECONDS)
                .untilAsserted(() -> assertEquals(List.of(Integer.toString(CANDIDATES)), rows(marked)));
    }

    private void check(List<SimulatedCandidate> candidates, int staying) throws Exception {
        var keys = office.publishedKeys();
        var marks = marks();
        var grace = grace();
        var differences = new ArrayList<String>();
        long tooLate = 0;
        long acknowledged = 0;
        for (var candidate : candidates) {
            var check = new AttemptRecordCheck(keys, grace, candidate, office.record(candidate.attempt()));
            differences.addAll(candidate.differences());
            differences.addAll(check.check(marks.get(candidate.attempt())));
            tooLate += check.tooLate();
            acknowledged += candidate.acknowledged().values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
        }
        log("%d acknowledged answers, %d of them too late; %d attempts".formatted(acknowledged, tooLate, marks.size()));
        assertEquals(
                List.of(), differences.subList(0, Math.min(DIFFERENCES_SHOWN, differences.size())), "seed " + SEED);
        assertEquals(CANDIDATES, marks.size(), "attempts of the session");
        assertTrue(tooLate >= (long) staying * LATE_ANSWERS, "answers after the grace period: " + tooLate);
        assertEquals(List.of(), client.answers().unexpected(), "seed " + SEED);
        assertTrue(candidates.stream().anyMatch(candidate -> candidate.machinesChanged() > 0), "no machine changed");
        assertTrue(candidates.stream().anyMatch(candidate -> candidate.tabsKilled() > 0), "no tab killed");
        checkFindsLosses(
                keys, grace, candidates.get(0), marks.get(candidates.get(0).attempt()));
    }

    /** The responses that were marked, as JSON, by attempt and position. */
    private Map<String, Map<Integer, String>> marks() throws Exception {
        var marks = new HashMap<String, Map<Integer, String>>();
        for (var row : rows("select m.attempt_id || ' ' || m.position || ' ' || coalesce(m.response, 'null')"
                + " from item_mark m join attempt a on a.id = m.attempt_id where a.session_id = '" + session
                + "' order by m.no")) {
            var mark = row.split(" ", 3);
            marks.computeIfAbsent(mark[0], any -> new TreeMap<>()).put(Integer.parseInt(mark[1]), mark[2]);
        }
        return marks;
    }

    /** Shows that the check would see a lost, a changed and a wrongly marked answer. */
    private void checkFindsLosses(
            JWKSet keys, Duration grace, SimulatedCandidate candidate, Map<Integer, String> marked) {
        var lost = office.record(candidate.attempt());
        ((ArrayNode) lost.get("events")).remove(firstAcknowledged(candidate, lost));
        assertFound("an acknowledged answer is lost", new AttemptRecordCheck(keys, grace, candidate, lost), marked);
        var changed = office.record(candidate.attempt());
        ((ObjectNode) changed.get("events").get(0)).put("response", "\"another\"");
        assertFound("hash of event 1", new AttemptRecordCheck(keys, grace, candidate, changed), marked);
        var wronglyMarked = new TreeMap<>(marked);
        wronglyMarked.put(1, "\"another\"");
        assertFound(
                "marked response 1",
                new AttemptRecordCheck(keys, grace, candidate, office.record(candidate.attempt())),
                wronglyMarked);
    }

    private static int firstAcknowledged(SimulatedCandidate candidate, JsonNode record) {
        int i = 0;
        for (var event : record.get("events")) {
            if (candidate.isAcknowledged(
                    event.get("device").asInt(), event.get("n").asInt())) {
                return i;
            }
            i++;
        }
        throw new AssertionError("no acknowledged answer");
    }

    private static void assertFound(String what, AttemptRecordCheck check, Map<Integer, String> marked) {
        var found = check.check(marked);
        assertTrue(found.stream().anyMatch(difference -> difference.contains(what)), what + ": " + found);
    }

    private List<String> rows(String query) throws Exception {
        return DatabaseCheck.rows(cluster, "exam", query);
    }

    private static void log(String line) {
        System.out.println("[sitting] " + line);
    }
}
