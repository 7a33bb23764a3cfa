package io.skillcert.system.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.localstack.cluster.Cluster;
import io.skillcert.localstack.cluster.Replica;
import io.skillcert.system.Project;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Tests one outage at a time: what a service does meanwhile and afterwards. The long ones need {@code -Plong}. */
@Order(1)
@Timeout(600)
class OutagesIT extends OutageTest {

    /** Seconds without progress after which a replica is not alive: longer than a statement waits for a lock. */
    private static final int STUCK_AFTER = 40;

    /** The shared cluster has been started before its database and its broker. */
    @Test
    void services_start_in_any_order_and_are_upgraded_one_by_one_while_no_call_fails() throws Exception {
        var shared = SharedCluster.withAcknowledgedWrites();
        use(shared.cluster(), shared.acknowledged());
        confirm();
        awaitExamEntries();
        addToTheSchema();
        for (int i = 0; i < 10; i++) {
            confirm();
        }
        restartOneByOneUnderLoad();
        var count = Integer.toString(acknowledged.registrations.size());
        assertEquals(
                List.of(count), rows("registration", "select count(*) from registration where added_later is null"));
        awaitExamEntries();
    }

    /** Changes the schema as the next version does: this version goes on working, and starts, on the new schema. */
    private void addToTheSchema() throws Exception {
        try (var connection = connect("registration");
                var statement = connection.createStatement()) {
            statement.execute("alter table registration add column added_later text");
            statement.execute("create table added_later (id uuid primary key)");
            statement.execute("insert into flyway_schema_history (installed_rank, version, description, type, script,"
                    + " checksum, installed_by, execution_time, success) values (9000, '9000', 'next', 'SQL',"
                    + " 'V9000__next.sql', 1, 'postgres', 1, true)");
        }
    }

    /**
     * Restarts the first replica of each service, then the second. A client sees nothing worse than a closed connection; a
     * command that it then repeats is answered 412 if it had been carried out, which the client checks by reading.
     */
    private void restartOneByOneUnderLoad() throws Exception {
        var done = confirmDuring(() -> {
            for (int i = 0; i < 2; i++) {
                var restarted = new ArrayList<Replica>();
                for (var service : SharedCluster.SERVICES) {
                    restarted.add(cluster.replicas(service).get(i));
                }
                restarted.parallelStream().forEach(Replica::stop);
                for (var replica : restarted) {
                    replica.takePriority();
                    replica.start();
                }
                awaitReady(restarted);
            }
        });
        assertTrue(done > 20, "too few registrations: " + done);
        var failures = new ArrayList<>(client.answers().counts().keySet());
        failures.removeIf(answer -> answer.matches("2..|412|.*IOException|ConnectException"));
        assertEquals(List.of(), failures, client.answers().counts().toString());
    }

    @Test
    @EnabledIfSystemProperty(named = "tests.long", matches = "true", disabledReason = "run by -Plong")
    void writes_go_on_without_the_broker_and_their_events_are_sent_in_order_afterwards() throws Exception {
        use(Cluster.start(Project.ROOT, SharedCluster.SERVICES, 1));
        confirm();
        awaitExamEntries();
        cluster.tell("kafka kill");
        var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < end) {
            confirm();
        }
        assertEquals(
                List.of(),
                client.answers().counts().keySet().stream()
                        .filter(status -> !status.startsWith("2"))
                        .toList());
        var waiting = rows("registration", "select count(*) from outbox").get(0);
        assertEquals(acknowledged.registrations.size() - 1, Integer.parseInt(waiting));
        cluster.tell("kafka start");
        awaitExamEntries();
        var events = new EventCheck(cluster, acknowledged);
        assertEquals(List.of(), events.check());
    }

    @Test
    @EnabledIfSystemProperty(named = "tests.long", matches = "true", disabledReason = "run by -Plong")
    void a_database_that_is_away_for_long_restarts_nothing() throws Exception {
        var impatient = Cluster.prepare(Project.ROOT, SharedCluster.SERVICES, 1);
        impatient.replicas().forEach(replica -> replica.set("SKILLCERT_MESSAGING_STUCK_AFTER", STUCK_AFTER + "s"));
        impatient.start();
        use(impatient);
        var exam = cluster.replicas("exam-service").get(0);
        confirm();
        awaitExamEntries();
        try (var connection = connect("exam");
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table inbox in access exclusive mode");
            confirm(); // its event waits in exam-service for the lock
            assertEquals(List.of(200), livenessFor(exam, Duration.ofSeconds(3 * STUCK_AFTER)));
            connection.rollback();
        }
        awaitExamEntries();
        cluster.tell("postgres kill");
        assertEquals(List.of(200), livenessFor(exam, Duration.ofSeconds(3 * STUCK_AFTER)));
        cluster.tell("postgres start");
        awaitReady(cluster.replicas());
        confirm();
        awaitExamEntries();
    }

    /** Returns the different answers of the liveness check in that time. */
    private static List<Integer> livenessFor(Replica replica, Duration time) throws Exception {
        var end = System.nanoTime() + time.toNanos();
        var answers = new TreeSet<Integer>();
        while (System.nanoTime() < end) {
            answers.add(liveness(replica));
            TimeUnit.SECONDS.sleep(1);
        }
        return List.copyOf(answers);
    }

    private static int liveness(Replica replica) throws Exception {
        var request = HttpRequest.newBuilder(replica.managementAddress().resolve("/q/health/live"))
                .timeout(Duration.ofSeconds(5))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    @EnabledIfSystemProperty(named = "tests.long", matches = "true", disabledReason = "run by -Plong")
    void a_write_after_the_timeout_of_its_transaction_leaves_no_row() throws Exception {
        use(Cluster.start(Project.ROOT, List.of(REGISTRATION), 1));
        try (var connection = connect("registration");
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table registration in access exclusive mode");
            var request = RegistrationClient.body(batch, commitment, TestPersons.next());
            var answer = inBackground(
                    () -> client.createWithoutRetry(REGISTRATION, "partner", "/v1/registrations", "late", request));
            TimeUnit.SECONDS.sleep(63); // the timeout is 60 s, and nothing shows it while the statement waits
            connection.rollback();
            assertEquals(503, answer.get(30, TimeUnit.SECONDS).status());
        }
        assertEquals(List.of("0"), rows("registration", "select count(*) from registration"));
        assertEquals(List.of("0"), rows("registration", "select count(*) from eligibility_decision"));
        confirm();
        assertEquals(List.of("1"), rows("registration", "select count(*) from registration"));
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(cluster.jdbcUrl(database), "postgres", "any");
    }
}
