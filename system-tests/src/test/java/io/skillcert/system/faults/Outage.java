package io.skillcert.system.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.localstack.cluster.Cluster;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;

/** A cluster with a batch that takes registrations, and what everybody was told about it. */
abstract class Outage {

    static final String REGISTRATION = "registration-service";
    static final List<String> SERVICES = List.of(REGISTRATION, "exam-service", "subsidy-service");
    static final int READY_SECONDS = 180;

    final People people = new People();
    final AcknowledgedWrites told = new AcknowledgedWrites();
    final ExecutorService threads = Executors.newCachedThreadPool();
    Cluster cluster;
    Caller caller;
    Registering registering;
    String batch;

    void begin(Cluster started) {
        cluster = started;
        caller = new Caller(cluster);
        registering = new Registering(caller, told);
        caller.put(REGISTRATION, "operator", "/v1/sandbox/clock", Map.of("now", "2025-07-03T09:00:00+08:00"));
        batch = registering.batch("outage", "2025-07-10", "2025-07-13", "2025-07-26", "2025-07-27");
    }

    @AfterEach
    void end() throws Exception {
        threads.shutdownNow();
        if (cluster != null) {
            FaultsIT.keepLogs(cluster);
            cluster.close();
        }
    }

    JsonNode registered() {
        return registering.register(batch, registering.commitment(), people.next());
    }

    void confirmed() {
        registering.pay(registering.approve(registered()));
    }

    List<String> rows(String database, String query) throws Exception {
        return new Checker(cluster, told).rows(database, query);
    }

    private String waiting() {
        try {
            return rows("registration", "select count(*) from outbox") + ", dead letters "
                    + EventCheck.deadLetters(cluster);
        } catch (Exception e) {
            return e.toString();
        }
    }

    void awaitHeard() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertEquals(
                        told.registrations.keySet().stream().sorted().toList(),
                        rows("exam", "select registration_id::text from exam_entry order by 1"),
                        () -> "waiting in the outbox: " + waiting()));
    }
}
