package io.skillcert.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.localstack.server.TestInfrastructure;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/** On the real broker and the real database. */
@Timeout(120)
class OutboxRelayTest {

    private static final String SOURCE = "exam";
    private static final Duration DELIVERY = Duration.ofSeconds(2);

    private static TestInfrastructure stack;
    private static PGSimpleDataSource database;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private OutboxRelay relay;

    @BeforeAll
    static void start() throws Exception {
        stack = TestInfrastructure.start();
        database = new PGSimpleDataSource();
        database.setUrl(stack.jdbcUrl("exam"));
        database.setUser(stack.schemaOwner("exam"));
        OutboxSchema.create(database);
        try (var admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            var topic = new NewTopic(Topics.of(SOURCE), Optional.of(Topics.PARTITIONS), Optional.empty());
            admin.createTopics(List.of(topic)).all().get();
        }
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @BeforeEach
    void aRelay() {
        relay = newRelay();
    }

    @AfterEach
    void close() throws Exception {
        for (var resource : opened) {
            resource.close();
        }
    }

    /** It is planned while the outbox is empty, and used when it is full. */
    @Test
    void taking_a_bucket_reads_the_index_and_not_the_whole_outbox() throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("truncate outbox");
            var plan = new StringBuilder();
            try (var lines = statement.executeQuery("explain " + OutboxTable.TAKE_BUCKET)) {
                while (lines.next()) {
                    plan.append(lines.getString(1)).append('\n');
                }
            }
            assertTrue(plan.toString().contains("outbox_by_bucket"), plan.toString());
            assertFalse(plan.toString().contains("Scan on outbox o"), plan.toString());
        }
    }

    @Test
    void an_event_arrives_as_a_cloud_event_and_leaves_the_outbox() throws Exception {
        var key = UUID.randomUUID().toString();
        append(key, "1");
        drain(relay);

        var received = receive(1, key).get(0);
        assertEquals("1.0", header(received, "ce_specversion"));
        assertEquals("/exam-service", header(received, "ce_source"));
        assertEquals("test.v1", header(received, "ce_type"));
        assertEquals("/.well-known/event-schemas/test.v1", header(received, "ce_dataschema"));
        assertEquals("application/json", header(received, "content-type"));
        assertEquals(0, waiting());
    }

    /** As the CloudEvents extension Sequence demands. */
    @Test
    void sequences_have_the_same_order_as_texts_and_as_numbers() throws Exception {
        var key = UUID.randomUUID().toString();
        for (int number = 1; number <= 11; number++) {
            append(key, Integer.toString(number));
        }
        drain(relay);

        var sequences = receive(11, key).stream()
                .map(received -> header(received, "ce_sequence"))
                .toList();
        assertEquals(sequences.stream().sorted().toList(), sequences);
        assertEquals(
                LongStream.rangeClosed(1, 11).boxed().toList(),
                sequences.stream().map(Long::valueOf).toList());
    }

    @Test
    void an_event_carries_the_trace_context_in_which_it_was_written_also_when_it_is_sent_again() throws Exception {
        var traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        var key = UUID.randomUUID().toString();
        var event = new OutboxTable.NewRow(UUID.randomUUID(), Topics.EVENTS, key, "test.v1", "{}", null, traceparent);
        try (var connection = database.getConnection()) {
            OutboxTable.insert(connection, SOURCE, List.of(event));
            append(key, "not traced");
            drain(relay);
            relay.sendAgain(OutboxTable.logged(connection, SOURCE, 1, Long.MAX_VALUE, 10_000).stream()
                    .filter(logged -> logged.id().equals(event.id()))
                    .toList());
        }

        var received = receive(3, key);
        for (var sent : List.of(received.get(0), received.get(2))) {
            assertEquals(traceparent, header(sent, "ce_traceparent"));
            assertEquals(traceparent, header(sent, "traceparent"));
        }
        assertNull(received.get(1).headers().lastHeader("ce_traceparent"));
        assertNull(received.get(1).headers().lastHeader("traceparent"));
    }

    @Test
    void two_relays_keep_the_order_of_each_key() throws Exception {
        var keys = List.of("a-" + UUID.randomUUID(), "b-" + UUID.randomUUID(), "c-" + UUID.randomUUID());
        int each = 400;
        var relays = Executors.newFixedThreadPool(2);
        var writing = new CountDownLatch(1);
        for (int i = 0; i < 2; i++) {
            var own = newRelay();
            relays.submit(() -> {
                while (writing.getCount() > 0 || waiting() > 0) {
                    own.relayOnce();
                }
                return null;
            });
        }
        try (var connection = database.getConnection()) {
            for (int n = 0; n < each; n++) {
                for (var key : keys) {
                    insert(connection, key, Integer.toString(n));
                }
            }
        }
        writing.countDown();
        relays.shutdown();
        assertTrue(relays.awaitTermination(60, TimeUnit.SECONDS));

        for (var key : keys) {
            var values = receive(each, key).stream().map(ConsumerRecord::value).toList();
            for (int n = 0; n < each; n++) {
                assertEquals(Integer.toString(n), values.get(n), key);
            }
        }
    }

    @Test
    void a_transaction_that_took_its_sequence_early_and_commits_late_is_delivered() throws Exception {
        var early = UUID.randomUUID().toString();
        var late = UUID.randomUUID().toString();
        try (var slow = database.getConnection()) {
            slow.setAutoCommit(false);
            insert(slow, early, "early");
            append(late, "late");
            drain(relay);
            assertEquals("late", receive(1, late).get(0).value());
            slow.commit();
        }
        drain(relay);
        assertEquals("early", receive(1, early).get(0).value());
    }

    @Test
    void a_rolled_back_transaction_sends_nothing() throws Exception {
        var key = UUID.randomUUID().toString();
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            insert(connection, key, "never");
            connection.rollback();
        }
        append(key, "after");
        drain(relay);
        assertEquals("after", receive(1, key).get(0).value());
    }

    @Test
    void a_broker_that_is_away_blocks_no_write_and_loses_nothing() throws Exception {
        var key = UUID.randomUUID().toString();
        append(key, "0");
        drain(relay);
        stack.tell("kafka kill");
        for (int n = 1; n <= 50; n++) {
            append(key, Integer.toString(n)); // returns though the broker is away
        }
        assertEquals(0, sent(relay));
        assertEquals(50, waiting());
        var unaware = newRelay(); // as in a replica that has just started
        var waits = CompletableFuture.runAsync(() -> assertThrows(TimeoutException.class, unaware::relayOnce));
        while (!waits.isDone()) {
            assertTrue(isFreeOfLocks(), "a relay that waits for the broker holds a bucket");
        }
        waits.get();
        append(key, "51"); // nor does the relay's try hold a write back

        stack.tell("kafka start");
        drain(relay);
        var values = receive(52, key).stream().map(ConsumerRecord::value).toList();
        for (int n = 0; n <= 51; n++) {
            assertEquals(Integer.toString(n), values.get(n));
        }
    }

    private static boolean isFreeOfLocks() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var locks =
                        statement.executeQuery("select 1 from pg_locks where relation = 'outbox_bucket'::regclass")) {
            return !locks.next();
        }
    }

    private OutboxRelay newRelay() {
        var producer = new KafkaProducer<String, String>(
                ProducerSettings.of(Map.of("bootstrap.servers", stack.bootstrapServers()), DELIVERY));
        opened.add(producer);
        return new OutboxRelay(database, producer, SOURCE, () -> {}, event -> {});
    }

    private static void append(String key, String value) throws SQLException {
        try (var connection = database.getConnection()) {
            insert(connection, key, value);
        }
    }

    private static void insert(Connection connection, String key, String value) throws SQLException {
        OutboxTable.insert(
                connection, SOURCE, List.of(new OutboxTable.NewRow(UUID.randomUUID(), key, "test.v1", value)));
    }

    private static void drain(OutboxRelay relay) throws SQLException {
        while (waiting() > 0) {
            sent(relay);
        }
    }

    /** Relays once, and returns how many events were sent: none if the broker is not known, which the relay's loop retries. */
    private static int sent(OutboxRelay relay) throws SQLException {
        try {
            return relay.relayOnce();
        } catch (TimeoutException e) {
            return 0;
        }
    }

    private static long waiting() throws SQLException {
        try (var connection = database.getConnection()) {
            return OutboxTable.backlog(connection).depth();
        }
    }

    /** Reads the topic from its beginning until the key has so many records. */
    private static List<ConsumerRecord<String, String>> receive(int count, String key) {
        var settings = new HashMap<String, Object>(Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                stack.bootstrapServers(),
                ConsumerConfig.GROUP_ID_CONFIG,
                UUID.randomUUID().toString(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                StringDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                StringDeserializer.class));
        var received = new ArrayList<ConsumerRecord<String, String>>();
        try (var consumer = new KafkaConsumer<String, String>(settings)) {
            consumer.subscribe(List.of(Topics.of(SOURCE)));
            while (received.size() < count) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (record.key().equals(key)) {
                        received.add(record);
                    }
                });
            }
        }
        return received;
    }

    private static String header(ConsumerRecord<?, ?> received, String name) {
        return new String(received.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
