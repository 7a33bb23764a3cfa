package io.skillcert.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skillcert.localstack.server.SecuredBroker;
import io.skillcert.localstack.server.TestInfrastructure;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The settings and rights of docs/operating/kafka.md on a real broker that demands TLS and a password and has exactly the access
 * rules of that page.
 */
@Timeout(180)
class SecuredBrokerTest {

    private static final List<String> SERVICES = List.of("registration-service", "exam-service", "subsidy-service");

    private static TestInfrastructure stack;
    private static PGSimpleDataSource database;
    private static SecuredBroker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = new SecuredBroker(SERVICES);
        var page = Path.of(System.getProperty("skillcert.root"), "docs/operating/kafka.md");
        broker.allowAsDocumented(page);
        for (var rights : SecuredBroker.rights(page)) { // each creates its own topics and finds those of the others
            var topics = Stream.concat(rights.writes().stream(), rights.reads().stream());
            topicSetup(rights.service(), topics.toList()).createAndCheck();
        }
        stack = TestInfrastructure.start();
        database = new PGSimpleDataSource();
        database.setUrl(stack.jdbcUrl("exam"));
        database.setUser(stack.schemaOwner("exam"));
        OutboxSchema.create(database);
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
        broker.close();
    }

    @Test
    void the_relay_sends_and_the_consumer_of_another_service_reads() throws Exception {
        var value = UUID.randomUUID().toString();
        append("exam", value);
        try (var producer = producer("exam-service")) {
            relay(producer, "exam").relayOnce();
        }
        assertEquals(0, waiting());
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> read("subsidy-service", "exam.events")
                .contains(value));
    }

    @Test
    void a_service_can_not_write_the_topic_of_another() throws Exception {
        try (var producer = producer("subsidy-service")) {
            var forged = new ProducerRecord<>("exam.events", "key", "forged");
            var refusal = assertThrows(
                    ExecutionException.class, () -> producer.send(forged).get());
            assertInstanceOf(AuthorizationException.class, refusal.getCause());
        }
    }

    @Test
    void a_service_can_not_read_a_topic_that_is_not_for_it() {
        assertThrows(AuthorizationException.class, () -> read("exam-service", "subsidy.events"));
    }

    @Test
    void events_wait_in_the_outbox_until_the_service_may_write_its_topic() throws Exception {
        broker.allowTopic(SecuredBroker.OPERATOR, "later.events", AclOperation.DESCRIBE);
        topicSetup(SecuredBroker.OPERATOR, List.of("later.events")).createAndCheck();
        var value = UUID.randomUUID().toString();
        append("later", value);
        var loop = new RelayLoop(
                () -> producer("exam-service"),
                producer -> relay(producer, "later"),
                new Semaphore(0),
                Duration.ofMillis(200));
        var rounds = new Semaphore(0);
        loop.beforeEachRound(rounds::release);
        var thread = new Thread(loop, "relay-without-rights");
        thread.start();
        try {
            rounds.acquire(3); // two rounds have ended
            assertEquals(1, waiting());

            broker.allowTopic("exam-service", "later.events", AclOperation.WRITE, AclOperation.DESCRIBE);
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> waiting() == 0);
        } finally {
            loop.stop();
            thread.join();
        }
        broker.allowTopic("subsidy-service", "later.events", AclOperation.READ, AclOperation.DESCRIBE);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> read("subsidy-service", "later.events")
                .contains(value));
    }

    @Test
    void plaintext_and_a_wrong_password_are_refused() {
        var plaintext = Map.<String, Object>of(
                "bootstrap.servers", broker.bootstrapServers(),
                "request.timeout.ms", 2000,
                "default.api.timeout.ms", 2000);
        assertInstanceOf(TimeoutException.class, refusal(plaintext));
        var wrong = broker.settings("exam-service", "guessed");
        assertInstanceOf(SaslAuthenticationException.class, refusal(new HashMap<>(wrong)));
    }

    private static Throwable refusal(Map<String, Object> settings) {
        try (var admin = Admin.create(settings)) {
            return assertThrows(
                            ExecutionException.class,
                            () -> admin.describeCluster().clusterId().get())
                    .getCause();
        }
    }

    private static TopicSetup topicSetup(String user, List<String> topics) {
        var config = Settings.of(topics, Map.of());
        return new TopicSetup(
                config, new BrokerSettings(Map.copyOf(broker.settings(user)), user), new SimpleMeterRegistry());
    }

    private static KafkaProducer<String, String> producer(String user) {
        return new KafkaProducer<>(
                ProducerSettings.of(Map.copyOf(broker.settings(user)), Duration.ofSeconds(5)),
                new StringSerializer(),
                new StringSerializer());
    }

    private static OutboxRelay relay(Producer<String, String> producer, String source) {
        return new OutboxRelay(database, producer, source, () -> {}, event -> {});
    }

    private static void append(String source, String value) throws SQLException {
        try (var connection = database.getConnection()) {
            var row =
                    new OutboxTable.NewRow(UUID.randomUUID(), UUID.randomUUID().toString(), "test.v1", value);
            OutboxTable.insert(connection, source, List.of(row));
        }
    }

    private static long waiting() throws SQLException {
        try (var connection = database.getConnection()) {
            return OutboxTable.backlog(connection).depth();
        }
    }

    /** Reads what a topic holds as a service, in its own group. */
    private static List<String> read(String user, String topic) {
        var settings = new HashMap<String, Object>(broker.settings(user));
        settings.put("group.id", user);
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", "false");
        var values = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            for (int i = 0; i < 20 && values.isEmpty(); i++) {
                consumer.poll(Duration.ofMillis(500)).forEach(received -> values.add(received.value()));
            }
        }
        return values;
    }
}
