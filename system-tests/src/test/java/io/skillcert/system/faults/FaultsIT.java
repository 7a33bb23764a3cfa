package io.skillcert.system.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.localstack.cluster.Cluster;
import io.skillcert.system.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Injects faults into processes and networks while clients register, publish, issue, claim and pay, and then compares the
 * acknowledged writes with the databases, the topics, the parked events and the messages of a webhook: nothing is lost and nothing has happened twice. {@code verify}
 * has one fault of each kind, {@code -Pfaults} has faults for half an hour, and {@code -Dfaults.seed} repeats them.
 */
@Order(2)
@Timeout(3600)
class FaultsIT {

    /** Zero stands for one fault of each kind. */
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("faults.seconds", 0));

    private static final long SEED = Long.getLong("faults.seed", LENGTH.isZero() ? 4 : System.nanoTime() % 1_000_000);
    /** The commands per second of the clients that wait for answers. The short form leaves half of two processors to the restarts. */
    private static final int PER_SECOND = Integer.getInteger("faults.rate", LENGTH.isZero() ? 16 : 220);
    /** The requests per second that do not wait for answers: half of them registrations, half awards. */
    private static final int OPEN_LOOP_PER_SECOND = Integer.getInteger("faults.open-loop", LENGTH.isZero() ? 6 : 20);

    private static final int WAVE = Integer.getInteger("faults.wave", 20);
    private static final Duration RECOVERY = Duration.ofSeconds(30);

    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    @Test
    void nothing_is_lost_and_nothing_happens_twice_whatever_fails() throws Exception {
        log("seed %d; repeat these faults with: mvn -B verify -Dfaults.seconds=%d -Dfaults.seed=%1$d"
                .formatted(SEED, LENGTH.toSeconds()));
        var shared = SharedCluster.withAcknowledgedWrites();
        var passed = false;
        try {
            run(shared.cluster(), shared.acknowledged());
            passed = true;
        } finally {
            threads.shutdownNow();
            saveLogs(shared.cluster());
            if (!passed) {
                SharedCluster.stop();
            }
        }
    }

    private void run(Cluster cluster, AcknowledgedWrites acknowledged) throws Exception {
        var client = new RetryingClient(cluster);
        var differences = new ArrayList<String>();
        try (var webhooks = WebhookCheck.start(cluster, client)) {
            var parked = new ParkedCheck(cluster, client, acknowledged);
            try (var workload = new Workload(client, cluster, acknowledged, PER_SECOND)) {
                injectFaults(cluster, client, workload, parked);
            }
            differences.addAll(parked.check());
            differences.addAll(webhooks.check());
            log("%d webhook messages received".formatted(webhooks.received()));
        }
        differences.addAll(new DatabaseCheck(cluster, acknowledged).check());
        for (var database : List.of("exam", "subsidy")) {
            var largest = largestBatch(cluster, database);
            log("at most %d events in a transaction of %s".formatted(largest, database));
            assertTrue(largest > 1, "seed " + SEED + ": each event of " + database + " was handled alone");
        }
        var events = new EventCheck(cluster, acknowledged);
        differences.addAll(events.check());
        log("events %s, %d delivered again".formatted(events.events(), events.repeated()));
        log("answers %s; open-loop registrations: %s; open-loop awards: %s"
                .formatted(client.answers().counts(), acknowledged.openLoopRegistrations, acknowledged.openLoopAwards));
        assertEquals(List.of(), differences, "seed " + SEED);
        assertEquals(
                List.of(),
                client.answers().unexpected(),
                "seed " + SEED + ": " + client.answers().counts());
        for (var results : List.of(acknowledged.openLoopRegistrations, acknowledged.openLoopAwards)) {
            assertEquals(Set.of(), results.unexpected, "seed " + SEED + ": " + results);
            assertTrue(results.areEnough(), "seed " + SEED + ": " + results);
        }
    }

    /** Returns the most events that a consumer of the service has handled in one transaction. */
    private static int largestBatch(Cluster cluster, String database) throws Exception {
        var query = "select coalesce(max(events), 0)::text"
                + " from (select count(*) as events from inbox group by consumer, xmin::text) batch";
        return Integer.parseInt(DatabaseCheck.rows(cluster, database, query).get(0));
    }

    private void injectFaults(Cluster cluster, RetryingClient client, Workload workload, ParkedCheck parked)
            throws Exception {
        var begin = System.nanoTime();
        var commandsBefore = client.commands();
        var newcomers = threads.submit(() -> {
            workload.runNewcomers();
            return null;
        });
        var waves = threads.submit(() -> workload.runWaves(WAVE));
        var openLoop = threads.submit(() -> {
            workload.runOpenLoop(OPEN_LOOP_PER_SECOND);
            return null;
        });
        var parking = threads.submit(parked::park);
        var injector = new FaultInjector(cluster, FaultsIT::log);
        var faults = injector.run(injector.schedule(SEED, LENGTH));
        var lastFault = System.nanoTime();
        workload.stop();
        client.pause();
        var seconds = (lastFault - begin) / 1e9;
        var offered = (client.commands() - commandsBefore + workload.openLoopRequests()) / seconds;
        awaitRecovery(cluster, lastFault);
        var recovered = (System.nanoTime() - lastFault) / 1e9;
        client.resume();
        openLoop.get(1, TimeUnit.MINUTES);
        newcomers.get(10, TimeUnit.MINUTES);
        parking.get(10, TimeUnit.MINUTES);
        log("%d faults in %.0f s, %.0f commands/s offered, recovered %.1f s after the last fault, %d waves of %d"
                .formatted(faults, seconds, offered, recovered, waves.get(20, TimeUnit.MINUTES), WAVE));
        awaitRecovery(cluster, System.nanoTime());
    }

    private static void awaitRecovery(Cluster cluster, long since) throws Exception {
        try {
            Recovery.await(cluster, since, RECOVERY, FaultsIT::log);
        } catch (AssertionError e) {
            throw new AssertionError("seed " + SEED + ": " + e.getMessage(), e);
        }
    }

    /** Saves the log and the thread dump of each replica. */
    static void saveLogs(Cluster cluster) throws IOException, InterruptedException {
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

    private static void log(String line) {
        System.out.println("[faults] " + line);
    }
}
