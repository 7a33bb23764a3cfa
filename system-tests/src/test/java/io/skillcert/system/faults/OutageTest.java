package io.skillcert.system.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.localstack.cluster.Cluster;
import io.skillcert.localstack.cluster.Replica;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;

/** A test of one outage: registrations are confirmed in a batch of its own and must arrive as exam entries. */
abstract class OutageTest {

    static final String REGISTRATION = RegistrationClient.SERVICE;

    /** Leaves the processors to what happens meanwhile. */
    private static final int PAUSE_MILLIS = 200;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    Cluster cluster;
    AcknowledgedWrites acknowledged;
    RetryingClient client;
    RegistrationClient registrations;
    String batch;
    String commitment;

    /** Uses a cluster of the test's own, which {@link #stopOwnCluster} stops. */
    void use(Cluster own) {
        use(own, new AcknowledgedWrites());
    }

    void use(Cluster started, AcknowledgedWrites writes) {
        cluster = started;
        acknowledged = writes;
        client = new RetryingClient(cluster);
        registrations = new RegistrationClient(client, acknowledged);
        client.setClock(REGISTRATION, "2025-07-03T09:00:00+08:00");
        batch = registrations.createBatch("outage", "2025-12-01", "2025-12-10", "2025-12-20", "2025-12-21");
        commitment = registrations.commitment();
    }

    @AfterEach
    void stopOwnCluster() throws Exception {
        threads.shutdownNow();
        if (cluster != null) {
            FaultsIT.saveLogs(cluster);
            if (!SharedCluster.isShared(cluster)) {
                cluster.close();
            }
        }
    }

    <T> Future<T> inBackground(Callable<T> call) {
        return threads.submit(call);
    }

    /** Registers, approves and pays. */
    void confirm() {
        confirm(registrations.register(batch, commitment, TestPersons.next()));
    }

    void confirm(JsonNode registration) {
        registrations.pay(registrations.approve(registration));
    }

    /** Confirms some registrations a second in two threads while something happens, and returns how many. */
    int confirmDuring(Action action) throws Exception {
        var stopped = new AtomicBoolean();
        Callable<Integer> loop = () -> {
            int done = 0;
            for (; !stopped.get(); done++) {
                confirm();
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
            return done;
        };
        var first = inBackground(loop);
        var second = inBackground(loop);
        action.run();
        stopped.set(true);
        return first.get(60, TimeUnit.SECONDS) + second.get(60, TimeUnit.SECONDS);
    }

    interface Action {
        void run() throws Exception;
    }

    static void awaitReady(List<Replica> replicas) throws Exception {
        for (var replica : replicas) {
            replica.awaitReady(SharedCluster.READY_SECONDS);
        }
    }

    List<String> rows(String database, String query) throws Exception {
        return DatabaseCheck.rows(cluster, database, query);
    }

    void awaitExamEntries() {
        Awaitility.await()
                .atMost(60, TimeUnit.SECONDS)
                .untilAsserted(() -> assertEquals(
                        acknowledged.registrations.keySet().stream().sorted().toList(),
                        rows("exam", "select registration_id::text from exam_entry order by 1"),
                        this::undelivered));
    }

    private String undelivered() {
        try {
            return "in the outbox: " + rows("registration", "select count(*) from outbox") + ", parked: "
                    + rows("exam", "select cause || ' ' || type || ' ' || message from parked_event");
        } catch (Exception e) {
            return e.toString();
        }
    }
}
