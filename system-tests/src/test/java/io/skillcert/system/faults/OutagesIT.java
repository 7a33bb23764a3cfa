package io.skillcert.system.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.localstack.cluster.Cluster;
import io.skillcert.localstack.cluster.Replica;
import io.skillcert.system.Project;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** One outage at a time, and what becomes of the service meanwhile and after. The long ones need {@code -Pfaults}. */
@Timeout(600)
class OutagesIT extends Outage {

    /** One cluster's life: it starts before what it needs, and is upgraded one replica after the other under load. */
    @Test
    void services_start_in_any_order_and_are_upgraded_one_by_one_while_no_call_fails() throws Exception {
        begin(startedBeforeDatabaseAndBroker());
        confirmed();
        awaitHeard();
        addToTheSchema();
        for (int i = 0; i < 10; i++) {
            confirmed();
        }
        restartOneByOneUnderLoad();
        var count = Integer.toString(told.registrations.size());
        assertEquals(
                List.of(count), rows("registration", "select count(*) from registration where added_later is null"));
        awaitHeard();
    }

    private static Cluster startedBeforeDatabaseAndBroker() throws Exception {
        var cluster = Cluster.prepare(Project.ROOT, SERVICES, 2);
        try {
            cluster.tell("postgres kill");
            cluster.tell("kafka kill");
            for (var replica : cluster.replicas()) {
                replica.start();
            }
            TimeUnit.SECONDS.sleep(8);
            cluster.tell("postgres start");
            TimeUnit.SECONDS.sleep(8);
            cluster.tell("kafka start");
            for (var replica : cluster.replicas()) {
                replica.awaitReady(READY_SECONDS);
            }
            return cluster;
        } catch (Exception e) {
            cluster.close();
            throw e;
        }
    }

    /** As the next version does: this one goes on working on it, and starts on what it finds. */
    private void addToTheSchema() throws Exception {
        try (var connection = DriverManager.getConnection(cluster.jdbcUrl("registration"), "postgres", "any");
                var statement = connection.createStatement()) {
            statement.execute("alter table registration add column added_later text");
            statement.execute("create table added_later (id uuid primary key)");
            statement.execute("insert into flyway_schema_history (installed_rank, version, description, type, script,"
                    + " checksum, installed_by, execution_time, success) values (9000, '9000', 'next', 'SQL',"
                    + " 'V9000__next.sql', 1, 'postgres', 1, true)");
        }
    }

    /** Callers meet nothing worse than a connection that ends. */
    private void restartOneByOneUnderLoad() throws Exception {
        var before = told.registrations.size();
        var isOver = new AtomicBoolean();
        Callable<Integer> client = () -> {
            int done = 0;
            while (!isOver.get()) {
                confirmed();
                done++;
            }
            return done;
        };
        var first = threads.submit(client);
        var second = threads.submit(client);
        for (var replica : cluster.replicas()) {
            replica.stop();
            replica.start();
            replica.awaitReady(READY_SECONDS);
        }
        isOver.set(true);
        var done = first.get(60, TimeUnit.SECONDS) + second.get(60, TimeUnit.SECONDS);
        assertEquals(done, told.registrations.size() - before);
        assertTrue(done > 20, "too few to tell: " + done);
        var failures = new ArrayList<>(caller.answers().keySet());
        failures.removeIf(answer ->
                answer.startsWith("2") || answer.endsWith("IOException") || answer.equals("ConnectException"));
        assertEquals(List.of(), failures, caller.answers().toString());
    }

    @Test
    @EnabledIfSystemProperty(named = "faults.all", matches = "true")
    void while_the_broker_is_away_writes_go_on_and_then_all_is_told_in_order() throws Exception {
        begin(Cluster.start(Project.ROOT, SERVICES, 1));
        confirmed();
        awaitHeard();
        cluster.tell("kafka kill");
        var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < end) {
            confirmed();
        }
        assertEquals(
                List.of(),
                caller.answers().keySet().stream()
                        .filter(status -> !status.startsWith("2"))
                        .toList());
        var waiting = rows("registration", "select count(*) from outbox").get(0);
        assertEquals(told.registrations.size() - 1, Integer.parseInt(waiting));
        cluster.tell("kafka start");
        awaitHeard();
        assertEquals(List.of(), order());
    }

    private List<String> order() {
        var check = new EventCheck(cluster, told);
        var differences = check.check();
        assertEquals(told.registrations.size(), check.events().get("registration-confirmed"));
        return differences;
    }

    @Test
    @EnabledIfSystemProperty(named = "faults.all", matches = "true")
    void a_consumer_that_is_stuck_turns_liveness_down() throws Exception {
        begin(Cluster.start(Project.ROOT, SERVICES, 1));
        var exam = cluster.replicas("exam-service").get(0);
        assertEquals(200, health(exam, "live"));
        try (var connection = DriverManager.getConnection(cluster.jdbcUrl("exam"), "postgres", "any");
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table inbox in access exclusive mode");
            confirmed();
            Awaitility.await().atMost(Duration.ofSeconds(90)).until(() -> health(exam, "live") == 503);
            connection.rollback();
        }
        exam.kill(); // as an orchestrator does
        exam.start();
        exam.awaitReady(READY_SECONDS);
        awaitHeard();
    }

    private static int health(Replica replica, String kind) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(replica.address() + "/q/health/" + kind))
                .timeout(Duration.ofSeconds(5))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    @EnabledIfSystemProperty(named = "faults.all", matches = "true")
    void what_is_written_after_its_transaction_timed_out_leaves_no_row() throws Exception {
        begin(Cluster.start(Project.ROOT, List.of(REGISTRATION), 1));
        var commitment = registering.commitment();
        try (var connection = DriverManager.getConnection(cluster.jdbcUrl("registration"), "postgres", "any");
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table registration in access exclusive mode");
            var request =
                    Map.of("batchId", batch, "application", people.next().application(), "commitment", commitment);
            var answer =
                    threads.submit(() -> caller.once(REGISTRATION, "partner", "/v1/registrations", "late", request));
            TimeUnit.SECONDS.sleep(63);
            connection.rollback();
            assertEquals(503, answer.get(30, TimeUnit.SECONDS).status());
        }
        assertEquals(List.of("0"), rows("registration", "select count(*) from registration"));
        assertEquals(List.of("0"), rows("registration", "select count(*) from eligibility_decision"));
        confirmed();
        assertEquals(List.of("1"), rows("registration", "select count(*) from registration"));
    }
}
