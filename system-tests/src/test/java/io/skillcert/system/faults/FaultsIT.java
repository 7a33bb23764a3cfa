package io.skillcert.system.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.localstack.Cluster;
import io.skillcert.localstack.Replica;
import io.skillcert.system.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Nothing lost, nothing doubled: while processes are killed and frozen and networks fail, clients register, publish,
 * issue, claim and pay; then what they were told is compared with what is there. In {@code verify} for a short while,
 * with {@code -Pfaults} for 30 minutes; {@code -Dfaults.seed} lets the same faults happen at the same times again.
 */
@Timeout(3600)
class FaultsIT {

    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("faults.seconds", 20));
    private static final long SEED =
            Long.getLong("faults.seed", Boolean.getBoolean("faults.all") ? System.nanoTime() % 1_000_000 : 4);
    private static final int PER_SECOND = Integer.getInteger("faults.rate", 220);
    /** A second, half of them people who register, half awards: with the others more than two processors carry. */
    private static final int PASSERS_BY = Integer.getInteger("faults.passers-by", 20);

    /** At once; what comes above it is refused soon, so that the rest is answered in time. */
    private static final String MAX_REQUESTS = "8";

    private static final int WAVE = Integer.getInteger("faults.wave", 20);
    /** No faults: what the machine carries. */
    private static final boolean CALM = Boolean.getBoolean("faults.calm");

    private static final Duration RECOVERY = Duration.ofSeconds(30);

    private final ExecutorService lanes = Executors.newFixedThreadPool(3);

    @Test
    void nothing_is_lost_and_nothing_is_doubled_whatever_breaks() throws Exception {
        say("seed %d, %d s, %d commands/s: mvn -B verify -Pfaults -Dfaults.seed=%1$d repeats the faults"
                .formatted(SEED, LENGTH.toSeconds(), PER_SECOND));
        var services = List.of("registration-service", "exam-service", "subsidy-service");
        try (var cluster = Cluster.prepare(Project.ROOT, services, 2)) {
            cluster.replicas().forEach(replica -> {
                replica.set("SKILLCERT_MAX_REQUESTS", MAX_REQUESTS);
                replica.giveWay();
            });
            cluster.keepClasses();
            cluster.start();
            var told = new AcknowledgedWrites();
            var caller = new Caller(cluster);
            try (var season = new Workload(caller, cluster, told, PER_SECOND)) {
                run(cluster, caller, season);
            } finally {
                keepLogs(cluster);
            }
            var checker = new Checker(cluster, told);
            var differences = new ArrayList<>(checker.check());
            var events = new EventCheck(cluster, told);
            differences.addAll(events.check());
            say("events %s, %d sent again".formatted(events.events(), events.repeated()));
            say("answers %s; passers-by's registrations: %s; awards: %s"
                    .formatted(caller.answers(), told.passersRegistered, told.awardsPassed));
            assertEquals(List.of(), differences, "seed " + SEED);
            assertTrue(!caller.answers().containsKey("500"), "seed " + SEED + ": " + caller.answers());
        } finally {
            lanes.shutdownNow();
        }
    }

    private static int calm() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(LENGTH.toMillis());
        return 0;
    }

    static void keepLogs(Cluster cluster) throws IOException, InterruptedException {
        var directory = Files.createDirectories(Project.ROOT.resolve("system-tests/target/faults"));
        for (var replica : cluster.replicas()) {
            if (!Files.exists(replica.log())) {
                continue; // never started
            }
            Files.copy(replica.log(), directory.resolve(replica.name() + ".log"), StandardCopyOption.REPLACE_EXISTING);
            new ProcessBuilder("jcmd", Long.toString(replica.pid()), "Thread.print")
                    .redirectOutput(
                            directory.resolve(replica.name() + ".threads").toFile())
                    .start()
                    .waitFor(10, TimeUnit.SECONDS);
        }
    }

    private void run(Cluster cluster, Caller caller, Workload season) throws Exception {
        var begin = System.nanoTime();
        var before = caller.commands();
        var sentBefore = caller.attempts();
        var newcomers = lanes.submit(() -> {
            season.runNewcomers();
            return null;
        });
        var waves = lanes.submit(() -> season.runWaves(WAVE));
        var passersBy = lanes.submit(() -> {
            season.runPassersBy(PASSERS_BY);
            return null;
        });
        var nemesis = new Nemesis(cluster, FaultsIT::say);
        var faults = CALM ? calm() : nemesis.run(nemesis.schedule(SEED, LENGTH));
        var lastMended = System.nanoTime();
        season.end();
        caller.hold();
        var seconds = (System.nanoTime() - begin) / 1e9;
        var offered = (caller.commands() - before) / seconds;
        var sent = (caller.attempts() - sentBefore) / seconds;
        var passed = season.passed() / seconds;
        awaitRecovery(cluster, lastMended);
        var recovered = (System.nanoTime() - lastMended) / 1e9;
        caller.goOn();
        passersBy.get(1, TimeUnit.MINUTES);
        newcomers.get(10, TimeUnit.MINUTES);
        var count = waves.get(20, TimeUnit.MINUTES);
        say(
                "%d faults, %.0f commands/s offered (%.0f of them by passers-by), %.0f requests/s sent, recovered %.1f s after the last; %d commands in all, %d waves of %d"
                        .formatted(
                                faults,
                                offered + passed,
                                passed,
                                sent + passed,
                                recovered,
                                caller.commands() + season.passed(),
                                count,
                                WAVE));
        awaitRecovery(cluster, System.nanoTime());
    }

    /** All replicas ready, no event waiting, none unread. */
    private static void awaitRecovery(Cluster cluster, long since) throws Exception {
        while (!isRecovered(cluster)) {
            var state = state(cluster);
            assertTrue(
                    System.nanoTime() - since < RECOVERY.toNanos(),
                    () -> "seed " + SEED + ": not recovered after " + RECOVERY.toSeconds() + " s: " + state);
            say("recovering: " + state);
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private static boolean isRecovered(Cluster cluster) throws Exception {
        for (var replica : cluster.replicas()) {
            if (!replica.isReady()) {
                return false;
            }
        }
        return waiting(cluster) == 0 && EventCheck.lag(cluster) == 0;
    }

    private static long waiting(Cluster cluster) throws Exception {
        long waiting = 0;
        for (var database : List.of("registration", "exam", "subsidy")) {
            var count = new Checker(cluster, new AcknowledgedWrites()).rows(database, "select count(*) from outbox");
            waiting += Long.parseLong(count.get(0));
        }
        return waiting;
    }

    private static String state(Cluster cluster) throws Exception {
        var notReady = new ArrayList<String>();
        for (Replica replica : cluster.replicas()) {
            if (!replica.isReady()) {
                notReady.add(replica.name());
            }
        }
        return "%d events waiting, %d unread%s"
                .formatted(
                        waiting(cluster),
                        EventCheck.lag(cluster),
                        notReady.isEmpty() ? "" : ", not ready: " + notReady);
    }

    private static void say(String line) {
        System.out.println("[faults] " + line);
    }
}
