package io.skillcert.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skillcert.localstack.server.TestInfrastructure;
import io.skillcert.localstack.service.DevelopmentKeys;
import io.skillcert.messaging.MessagingConfig.Signatures;
import io.skillcert.signing.SigningKeys;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/** The event log and the epochs on the real broker and the real database. */
@Timeout(120)
class EventLogTest {

    private static final String SOURCE = "exam";

    private static final DevelopmentKeys keys = DevelopmentKeys.generate();
    private static final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    private static TestInfrastructure stack;
    private static PGSimpleDataSource database;

    @BeforeAll
    static void start() throws Exception {
        stack = TestInfrastructure.start();
        database = new PGSimpleDataSource();
        database.setUrl(stack.jdbcUrl("exam"));
        database.setUser(stack.schemaOwner("exam"));
        OutboxSchema.create(database);
        try (var admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            var topics = List.of(Topics.of(SOURCE), Topics.of(SOURCE, Topics.PERSON_KEYS)).stream()
                    .map(name -> new NewTopic(name, Optional.of(Topics.PARTITIONS), Optional.empty()))
                    .toList();
            admin.createTopics(topics).all().get();
        }
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @BeforeEach
    void relay_what_is_left() throws Exception {
        drain();
    }

    @Test
    void a_sent_event_is_logged_as_it_was_sent() throws Exception {
        var event = new OutboxTable.NewRow(UUID.randomUUID(), "person", "test.v1", "{}");
        append(event);
        drain();

        assertEquals(
                "events person test.v1 {} " + epoch().getAsLong(),
                text("select concat_ws(' ', stream, event_key, type, payload, epoch) from event_log where id = '"
                        + event.id() + "'"));
    }

    @Test
    void only_events_are_logged() throws Exception {
        var key = new OutboxTable.NewRow(UUID.randomUUID(), Topics.PERSON_KEYS, "person", "key.v1", "secret");
        append(key);
        drain();

        assertEquals("0", text("select count(*) from event_log where id = '" + key.id() + "'"));
        assertEquals("0", text("select count(*) from outbox"));
    }

    @Test
    void a_reader_that_polls_by_position_misses_no_event_of_concurrent_relays() throws Exception {
        int relays = 4;
        int each = 1500;
        var writing = new AtomicBoolean(true);
        var workers = Executors.newFixedThreadPool(2 * relays);
        var first = lastPosition();
        var results = new ArrayList<java.util.concurrent.Future<?>>();
        for (int i = 0; i < relays; i++) {
            results.add(workers.submit(relayWhile(writing)));
            results.add(workers.submit(writer(each)));
        }
        var read = new ArrayList<Long>();
        var position = first;
        while (read.size() < relays * each) {
            for (var found : after(position)) {
                read.add(found);
                position = found;
            }
        }
        writing.set(false);
        for (var result : results) {
            result.get();
        }
        workers.shutdown();
        assertTrue(workers.awaitTermination(60, TimeUnit.SECONDS));

        assertEquals(
                LongStream.rangeClosed(first + 1, first + relays * each).boxed().toList(), read);
    }

    @Test
    void the_log_is_append_only() throws Exception {
        append(new OutboxTable.NewRow(UUID.randomUUID(), "person", "test.v1", "{}"));
        drain();
        for (var change : List.of(
                "update event_log set payload = null",
                "delete from event_log",
                "truncate event_log",
                "delete from event_epoch")) {
            assertTrue(assertThrows(SQLException.class, () -> execute(change))
                    .getMessage()
                    .contains("append-only"));
        }
    }

    @Test
    void whole_months_are_dropped_after_the_retention() throws Exception {
        execute("create table event_log_2024_12 partition of event_log for values from ('2024-12-01 00:00:00+00')"
                + " to ('2025-01-01 00:00:00+00')");
        assertEquals("1", text("select drop_event_log_partitions(400)"));
        assertEquals("0", text("select drop_event_log_partitions(400)"));
        assertThrows(SQLException.class, () -> text("select drop_event_log_partitions(89)"));
    }

    @Test
    void partitions_are_created_once() throws Exception {
        assertEquals("2", text("select create_event_log_partitions(5)"));
        assertEquals("0", text("select create_event_log_partitions(5)"));
    }

    @Test
    void nothing_is_sent_from_a_restored_database_before_its_epoch_has_begun() throws Exception {
        var old = epoch().getAsLong();
        execute("select end_event_epoch()");
        var event = new OutboxTable.NewRow(UUID.randomUUID(), "person", "test.v1", "{}");
        append(event);
        try (var producer = newProducer()) {
            assertEquals(OptionalLong.empty(), epoch());
            assertEquals(0, new OutboxRelay(database, producer, SOURCE, () -> {}, events -> {}).relayOnce());
        }
        begin();
        var begun = epoch().getAsLong();
        assertTrue(begun > old + 1);
        drain();

        assertEquals(Long.toString(begun), text("select epoch from event_log where id = '" + event.id() + "'"));
        begin();
        assertEquals(begun, epoch().getAsLong());
    }

    @Test
    void fences_are_given_what_was_published_after_the_moment_of_the_restore() throws Exception {
        var known = new OutboxTable.NewRow(UUID.randomUUID(), "person", "test.v1", "known");
        append(known);
        drain();
        var lost = new OutboxTable.NewRow(UUID.randomUUID(), "person", "number.v1", "7");
        append(lost);
        drain();
        execute("select end_event_epoch()");

        var seen = new ArrayList<String>();
        begin((connection, events) ->
                events.forEach(event -> seen.add(event.type() + " " + new String(event.value()))));
        assertTrue(seen.contains("number.v1 7"), seen.toString());
    }

    @Test
    void fences_are_given_no_event_that_the_service_has_not_signed() throws Exception {
        var signatures = signatures(Signatures.REQUIRE);
        append(new OutboxTable.NewRow(UUID.randomUUID(), "person", "number.v1", "genuine"));
        try (var producer = newProducer()) {
            new OutboxRelay(database, producer, SOURCE, () -> {}, signatures::sign).relayOnce();
            var forged = new ProducerRecord<>(Topics.of(SOURCE), "person", "forged");
            forged.headers().add("ce_type", "number.v1".getBytes(StandardCharsets.UTF_8));
            producer.send(forged).get();
        }
        execute("select end_event_epoch()");

        var seen = new ArrayList<String>();
        begin(
                signatures,
                Duration.ofDays(30),
                (connection, events) -> events.forEach(event -> seen.add(new String(event.value()))));
        assertTrue(seen.contains("genuine"), seen.toString());
        assertFalse(seen.contains("forged"), seen.toString());
        assertTrue(epoch().isPresent());
        assertTrue(
                metrics.get("skillcert.events.unverified").counter().count() > 0, "the forged event has to be counted");
    }

    @Test
    void an_error_is_logged_if_the_topic_no_longer_has_all_that_the_database_has_lost() throws Exception {
        append(new OutboxTable.NewRow(UUID.randomUUID(), "person", "test.v1", "{}"));
        drain();
        assertEquals(0, errorsOfRestore(Duration.ofDays(30)), "the topic keeps events for long enough");
        assertEquals(0, errorsOfRestore(Duration.ZERO), "no event was removed from the topic");
        removeEvents();
        assertEquals(0, errorsOfRestore(Duration.ofDays(30)), "what was removed is older than the log's end");
        assertEquals(1, errorsOfRestore(Duration.ZERO));
    }

    private static long errorsOfRestore(Duration topicRetention) throws SQLException {
        execute("select end_event_epoch()");
        var errors = new AtomicLong();
        var handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                if (line.getLevel().intValue() >= Level.SEVERE.intValue()) {
                    errors.incrementAndGet();
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        var log = Logger.getLogger(EventEpochs.class.getName());
        log.addHandler(handler);
        try {
            begin(signatures(Signatures.OFF), topicRetention);
        } finally {
            log.removeHandler(handler);
        }
        return errors.get();
    }

    private static void removeEvents() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            var all = IntStream.range(0, Topics.PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(Topics.of(SOURCE), partition))
                    .collect(Collectors.toMap(partition -> partition, partition -> RecordsToDelete.beforeOffset(-1)));
            admin.deleteRecords(all).all().get();
        }
    }

    @Test
    void positions_of_a_restored_database_are_above_all_that_it_gave_before() throws Exception {
        append(new OutboxTable.NewRow(UUID.randomUUID(), "person", "test.v1", "{}"));
        append(new OutboxTable.NewRow(UUID.randomUUID(), "person", "test.v1", "{}"));
        drain();
        var given = lastPosition();
        execute("update event_log_head set position = position - 2");
        execute("select end_event_epoch()");
        begin();
        assertTrue(lastPosition() >= given);
    }

    @Test
    void the_user_of_a_service_may_ask_for_the_epoch() throws Exception {
        var service = new PGSimpleDataSource();
        service.setUrl(stack.jdbcUrl("exam"));
        service.setUser("exam");
        try (var connection = service.getConnection()) {
            assertEquals(epoch(), OutboxTable.currentEpoch(connection));
        }
    }

    private static Callable<Void> relayWhile(AtomicBoolean writing) {
        return () -> {
            try (var producer = newProducer()) {
                var relay = new OutboxRelay(database, producer, SOURCE, () -> {}, events -> {});
                while (writing.get()) {
                    relay.relayOnce();
                }
                return null;
            }
        };
    }

    private static Callable<Void> writer(int events) {
        return () -> {
            try (var connection = database.getConnection()) {
                for (int n = 0; n < events; n += 5) {
                    OutboxTable.insert(
                            connection,
                            SOURCE,
                            IntStream.range(0, 5)
                                    .mapToObj(i -> new OutboxTable.NewRow(
                                            UUID.randomUUID(), UUID.randomUUID().toString(), "test.v1", "{}"))
                                    .toList());
                }
                return null;
            }
        };
    }

    private static KafkaProducer<String, String> newProducer() {
        return new KafkaProducer<>(
                ProducerSettings.of(Map.of("bootstrap.servers", stack.bootstrapServers()), Duration.ofSeconds(10)));
    }

    private static void drain() throws SQLException {
        begin();
        try (var producer = newProducer()) {
            var relay = new OutboxRelay(database, producer, SOURCE, () -> {}, events -> {});
            while (relay.relayOnce() > 0) {
                // more may wait
            }
        }
    }

    private static void begin(EpochFence... fences) throws SQLException {
        begin(signatures(Signatures.OFF), Duration.ofDays(30), fences);
    }

    private static EventSignatures signatures(Signatures mode) {
        var config = Settings.of(List.of(), Map.of("signatures", mode));
        return new EventSignatures(
                config,
                new SigningKeys(keys.of(SOURCE).get("SKILLCERT_SIGNING_KEYS")),
                new ProducerKeys(config),
                metrics);
    }

    private static void begin(EventSignatures signatures, Duration topicRetention, EpochFence... fences)
            throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            EventEpochs.begin(
                    connection,
                    List.of(fences),
                    new PublishedEvents(
                            Map.of("bootstrap.servers", stack.bootstrapServers()), Topics.of(SOURCE), signatures),
                    topicRetention);
            connection.commit();
        }
    }

    private static OptionalLong epoch() throws SQLException {
        try (var connection = database.getConnection()) {
            return OutboxTable.currentEpoch(connection);
        }
    }

    private static void append(OutboxTable.NewRow row) throws SQLException {
        try (var connection = database.getConnection()) {
            OutboxTable.insert(connection, SOURCE, List.of(row));
        }
    }

    private static long lastPosition() throws SQLException {
        return Long.parseLong(text("select position from event_log_head"));
    }

    private static List<Long> after(long position) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        "select position from event_log where position > ? order by position limit 500")) {
            query.setLong(1, position);
            var found = new ArrayList<Long>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getLong(1));
                }
            }
            assertEquals(found.size(), new HashSet<>(found).size());
            return found;
        }
    }

    private static void execute(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var execution = connection.createStatement()) {
            execution.execute(statement);
        }
    }

    private static String text(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
