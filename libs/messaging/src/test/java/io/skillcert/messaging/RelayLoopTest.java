package io.skillcert.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.localstack.server.TestInfrastructure;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/** A relay thread on the real broker and the real database: it goes on whatever fails. */
@Timeout(120)
class RelayLoopTest {

    private static TestInfrastructure stack;
    private static PGSimpleDataSource database;

    private final Semaphore wakes = new Semaphore(0);
    private final AtomicInteger producers = new AtomicInteger();
    private final AtomicReference<Producer<String, String>> producer = new AtomicReference<>();
    private final RelayLoop loop = new RelayLoop(
            this::newProducer,
            own -> new OutboxRelay(database, own, "exam", () -> {}, event -> {}),
            wakes,
            Duration.ofMillis(100));
    private final Thread thread = new Thread(loop, "relay");

    @BeforeAll
    static void start() throws Exception {
        stack = TestInfrastructure.start();
        database = new PGSimpleDataSource();
        database.setUrl(stack.jdbcUrl("exam"));
        database.setUser(stack.schemaOwner("exam"));
        OutboxSchema.create(database);
        try (var admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            var topic = new NewTopic(Topics.of("exam"), Optional.of(Topics.PARTITIONS), Optional.empty());
            admin.createTopics(List.of(topic)).all().get();
        }
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @AfterEach
    void end() throws Exception {
        loop.stop();
        wakes.release();
        thread.join();
    }

    @Test
    void events_are_sent_though_a_round_ends_with_an_error() throws Exception {
        var failures = new AtomicInteger();
        loop.beforeEachRound(() -> {
            if (failures.incrementAndGet() == 1) {
                throw new StackOverflowError("a failure that no code expects");
            }
        });
        thread.start();
        append();
        awaitEmpty();
        assertTrue(thread.isAlive());
    }

    @Test
    void a_producer_that_can_send_no_more_is_replaced() throws Exception {
        thread.start();
        append();
        awaitEmpty();
        producer.get().close();
        append();
        awaitEmpty();
        assertEquals(2, producers.get());
    }

    private Producer<String, String> newProducer() {
        producers.incrementAndGet();
        producer.set(new KafkaProducer<>(
                ProducerSettings.of(Map.of("bootstrap.servers", stack.bootstrapServers()), Duration.ofSeconds(10))));
        return producer.get();
    }

    private static void append() throws SQLException {
        try (var connection = database.getConnection()) {
            var row =
                    new OutboxTable.NewRow(UUID.randomUUID(), UUID.randomUUID().toString(), "test.v1", "{}");
            OutboxTable.insert(connection, "exam", List.of(row));
        }
    }

    private static void awaitEmpty() {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            try (var connection = database.getConnection()) {
                return OutboxTable.backlog(connection).depth() == 0;
            }
        });
    }
}
