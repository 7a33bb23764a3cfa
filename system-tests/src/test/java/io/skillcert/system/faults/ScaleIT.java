package io.skillcert.system.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.localstack.cluster.CertificateBacklog;
import io.skillcert.localstack.cluster.Cluster;
import io.skillcert.localstack.cluster.Replica;
import io.skillcert.system.Project;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Loses brokers and databases of a replicated installation, one after the other, while clients register, publish, issue, claim
 * and pay: three brokers, a database with a synchronous standby, two replicas of each service. What an operator does then is
 * done here, the seconds of unavailability are printed, and nothing is lost or has happened twice.
 */
@Timeout(1800)
@EnabledIfSystemProperty(named = "tests.scale", matches = "true", disabledReason = "run by -Pscale")
class ScaleIT {

    private static final int BROKERS = 3;
    private static final int PER_SECOND = Integer.getInteger("scale.rate", 40);
    private static final int WAVE = 40;
    /** How long a server is away until the operator acts. */
    private static final Duration AWAY = Duration.ofSeconds(15);
    /** An act is over when no call has failed for so long. */
    private static final Duration QUIET = Duration.ofSeconds(10);

    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final int EVENTS = 5_000;
    private static final int ROUNDS = 3;

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private Cluster cluster;
    private RetryingClient client;

    @BeforeEach
    void freeTheMachine() {
        SharedCluster.stop();
    }

    @AfterEach
    void stop() throws Exception {
        threads.shutdownNow();
        if (cluster != null) {
            FaultsIT.saveLogs(cluster);
            cluster.close();
        }
    }

    @Test
    void nothing_is_lost_when_brokers_and_databases_fail_one_after_the_other() throws Exception {
        cluster = Cluster.prepare(Project.ROOT, SharedCluster.SERVICES, 2, BROKERS);
        cluster.keepClasses();
        cluster.tell("standby start");
        assertSynchronous();
        startReplicas();
        client = new RetryingClient(cluster);
        var acknowledged = new AcknowledgedWrites();
        try (var workload = new Workload(client, cluster, acknowledged, PER_SECOND)) {
            runDuringLoad(workload);
        }
        var differences = new ArrayList<>(new DatabaseCheck(cluster, acknowledged).check());
        var events = new EventCheck(cluster, acknowledged);
        differences.addAll(events.check());
        log("events %s, %d delivered again".formatted(events.events(), events.repeated()));
        log("answers " + client.answers().counts());
        assertEquals(List.of(), differences);
        assertEquals(List.of(), client.answers().unexpected());
    }

    private void startReplicas() throws Exception {
        for (var replica : cluster.replicas()) {
            replica.giveWay();
            replica.start();
        }
        OutageTest.awaitReady(cluster.replicas());
    }

    private void runDuringLoad(Workload workload) throws Exception {
        var newcomers = threads.submit(() -> {
            workload.runNewcomers();
            return null;
        });
        var waves = threads.submit(() -> workload.runWaves(WAVE));
        var begin = System.nanoTime();
        var before = client.commands();
        act("no fault", () -> {});
        act("kill broker 1 and start it again", this::killBroker);
        act("restart the brokers one by one", this::restartBrokers);
        act("kill the primary and promote the standby", this::failOver);
        act("start a standby of the new primary", () -> cluster.tell("standby start"));
        assertSynchronous();
        act("kill the standby and let commits wait for none", this::loseStandby);
        act("start another standby", () -> cluster.tell("standby start"));
        assertSynchronous();
        log("%.0f commands/s".formatted((client.commands() - before) / ((System.nanoTime() - begin) / 1e9)));
        workload.stop();
        newcomers.get(10, TimeUnit.MINUTES);
        log("%d waves of %d persons".formatted(waves.get(10, TimeUnit.MINUTES), WAVE));
        Recovery.await(cluster, System.nanoTime(), LIMIT, ScaleIT::log);
    }

    interface Act {
        void run() throws Exception;
    }

    /** Prints how long calls have failed and events have waited from the beginning of an act until all is quiet again. */
    private void act(String name, Act act) throws Exception {
        client.answers().begin();
        try (var outboxes = new OldestEvent(cluster)) {
            var begin = System.nanoTime();
            act.run();
            var done = System.nanoTime() - begin;
            TimeUnit.NANOSECONDS.sleep(QUIET.toNanos());
            Awaitility.await(name).atMost(LIMIT).until(() -> !client.answers().failedWithin(QUIET));
            log("%s (%.1f s): %s; an event waited at most %.1f s"
                    .formatted(name, done / 1e9, client.answers().availability(), outboxes.seconds()));
        }
    }

    private void killBroker() throws Exception {
        cluster.tell("kafka kill 1");
        TimeUnit.NANOSECONDS.sleep(AWAY.toNanos());
        cluster.tell("kafka start 1");
        BrokerCheck.awaitAllInSync(cluster, BROKERS);
    }

    /** The next broker is stopped only when every partition has all its replicas again. */
    private void restartBrokers() throws Exception {
        for (int broker = 1; broker <= BROKERS; broker++) {
            cluster.tell("kafka stop " + broker);
            cluster.tell("kafka start " + broker);
            BrokerCheck.awaitAllInSync(cluster, BROKERS);
        }
    }

    private void failOver() {
        cluster.tell("postgres kill");
        cluster.promoteStandby();
    }

    /** Commits wait for the lost standby until the operator decides to go on without one. */
    private void loseStandby() throws Exception {
        cluster.tell("standby kill");
        Awaitility.await("commits wait for the standby")
                .atMost(LIMIT)
                .until(() -> !rows("select wait_event from pg_stat_activity where wait_event = 'SyncRep'")
                        .isEmpty());
        TimeUnit.NANOSECONDS.sleep(AWAY.toNanos());
        cluster.tell("standby release");
    }

    private void assertSynchronous() throws Exception {
        assertEquals(List.of("sync"), rows("select sync_state from pg_stat_replication"));
    }

    private List<String> rows(String query) throws Exception {
        return DatabaseCheck.rows(cluster, "postgres", query);
    }

    /** Prints the ratio only: database and brokers share the processors with the replicas. */
    @Test
    void two_replicas_of_a_consumer_are_compared_with_one() throws Exception {
        cluster = Cluster.prepare(Project.ROOT, List.of("exam-service", SubsidyClient.SERVICE), 1);
        var second = cluster.addFrom(Project.ROOT, SubsidyClient.SERVICE);
        for (var replica : cluster.replicas()) {
            replica.set("EXAM_DB_URL", cluster.jdbcUrl("exam"));
            replica.set("SUBSIDY_DB_URL", cluster.jdbcUrl("subsidy"));
            replica.set("KAFKA_BOOTSTRAP_SERVERS", cluster.bootstrapServers());
        }
        var replicas = cluster.replicas(SubsidyClient.SERVICE);
        for (int processor = 0; processor < replicas.size(); processor++) {
            replicas.get(processor).useProcessor(processor);
        }
        for (Replica replica : cluster.replicas()) {
            if (replica != second) {
                replica.start();
                replica.awaitReady(SharedCluster.READY_SECONDS);
            }
        }
        var backlog = new CertificateBacklog(Project.ROOT, cluster);
        var one = median(backlog);
        second.start();
        second.awaitReady(SharedCluster.READY_SECONDS);
        var two = median(backlog);
        log("entitlements/s of one replica %.0f, of two %.0f: %.2f times, on %d processors with database and broker"
                .formatted(one, two, two / one, Runtime.getRuntime().availableProcessors()));
        assertTrue(two > 0);
    }

    /** Returns the median of the rounds after a first one that warms up. */
    private static double median(CertificateBacklog backlog) throws Exception {
        backlog.eventsPerSecond(EVENTS);
        var perSecond = new ArrayList<Double>();
        for (int i = 0; i < ROUNDS; i++) {
            perSecond.add(backlog.eventsPerSecond(EVENTS));
        }
        return perSecond.stream().sorted().toList().get(ROUNDS / 2);
    }

    private static void log(String line) {
        System.out.println("[scale] " + line);
    }
}
