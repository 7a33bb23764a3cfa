package io.skillcert.exam.entry;

import static io.skillcert.exam.ExamScenario.awaitEntries;
import static io.skillcert.exam.ExamScenario.eventually;
import static io.skillcert.exam.RegistrationEvents.confirmed;
import static io.skillcert.exam.RegistrationEvents.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.events.registration.RegistrationConfirmedV1;
import io.skillcert.http.json.StrictJson;
import io.skillcert.localstack.testing.Broker;
import io.skillcert.localstack.testing.EventSigner;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import io.skillcert.messaging.EventReader;
import io.skillcert.messaging.EventReaders;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How the events of a poll are divided among transactions and threads. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class EventBatchesTest {

    private static final String TOPIC = "registration.events";
    private static final String TYPE = "io.skillcert.registration.tested.v1";
    private static final int PARTITIONS = 12;
    private static final String DEADLOCK = "40P01";

    @Inject
    DataSource database;

    @Inject
    EventReaders readers;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "skillcert.messaging.partitions-at-once")
    int partitionsAtOnce;

    private final String consumer = "test." + UUID.randomUUID();
    private final EventSigner signer = new EventSigner(Broker.signingKeys());

    @AfterEach
    void removeParked() throws Exception {
        Rows.change(database, "delete from parked_event where consumer = '" + consumer + "'");
    }

    @Test
    void of_sixty_people_of_a_partition_one_is_parked_and_the_others_take_few_transactions() throws Exception {
        var taken = confirmed(UUID.randomUUID(), 4);
        var batch = UUID.randomUUID();
        var people = Stream.generate(() -> confirmed(batch, 4))
                .filter(event -> partition(event.personId()) == 0)
                .limit(60)
                .collect(Collectors.toCollection(ArrayList::new));
        sendAtOnce(List.of(taken));
        awaitEntries(taken.batchId(), 1);
        var bad = people.get(37).personId();
        people.set(37, with(taken, Map.of("personId", bad))); // its registration is that of another person
        sendAtOnce(people);
        eventually().until(() -> !parkedOf(bad).isEmpty());
        awaitEntries(batch, 59);
        assertEquals(List.of("FAILED"), parkedOf(bad));
        var keys =
                people.stream().map(event -> "'" + event.personId() + "'").collect(Collectors.joining(", ", "(", ")"));
        assertEquals(
                List.of("1"),
                Rows.texts(database, "select count(*)::text from parked_event where event_key in " + keys));
        var transactions = Integer.parseInt(Rows.texts(
                        database,
                        "select count(distinct xmin::text)::text from exam_entry where batch_id = '" + batch + "'")
                .get(0));
        assertTrue(transactions <= 15, transactions + " transactions");
    }

    @Test
    void no_more_partitions_are_handled_at_once_than_is_configured() throws Exception {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var handled = new AtomicInteger();
        var lanes = new CountDownLatch(partitionsAtOnce);
        var reader = readers.reader(consumer).on(TYPE, JsonNode.class, event -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            lanes.countDown();
            await(lanes);
            running.decrementAndGet();
            handled.incrementAndGet();
        });
        read(reader, IntStream.range(0, PARTITIONS).toArray());
        assertEquals(PARTITIONS, handled.get());
        assertEquals(partitionsAtOnce, most.get());
    }

    @Test
    void a_batch_whose_transaction_was_a_deadlock_is_tried_again_as_a_whole() throws Exception {
        var batches = new CopyOnWriteArrayList<Integer>();
        var reader = readers.reader(consumer).onAll(TYPE, JsonNode.class, events -> {
            batches.add(events.size());
            if (batches.size() <= 2) {
                throw deadlock();
            }
        });
        read(reader, 0, 0, 0);
        assertEquals(List.of(3, 3, 3), batches);
        assertEquals(List.of(), causes());
    }

    @Test
    void an_event_that_is_always_in_a_deadlock_is_parked_after_five_attempts() throws Exception {
        var attempts = new AtomicInteger();
        var reader = readers.reader(consumer).on(TYPE, JsonNode.class, event -> {
            attempts.incrementAndGet();
            throw deadlock();
        });
        read(reader, 0);
        assertEquals(5, attempts.get());
        assertEquals(List.of("FAILED"), causes());
        assertEquals(List.of("5"), statedAttempts());
    }

    @Test
    void an_error_of_the_program_is_tried_three_times() throws Exception {
        read(
                readers.reader(consumer).on(TYPE, JsonNode.class, event -> {
                    throw new IllegalStateException("a defect");
                }),
                0);
        assertEquals(List.of("3"), statedAttempts());
    }

    @Test
    void an_unreadable_value_is_tried_once() throws Exception {
        read(readers.reader(consumer).on(TYPE, Integer.class, event -> {}), 0);
        assertEquals(List.of("UNREADABLE"), causes());
        assertEquals(List.of("1"), statedAttempts());
    }

    private static RuntimeException deadlock() {
        return new IllegalStateException(new SQLException("deadlock detected", DEADLOCK));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS), "fewer partitions are handled at once");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets a reader handle a poll of one event of another person for each of the partitions. */
    private void read(EventReader reader, int... partitions) {
        var poll = IntStream.range(0, partitions.length)
                .mapToObj(offset -> received(partitions[offset], offset))
                .collect(Collectors.groupingBy(event -> new TopicPartition(event.topic(), event.partition())));
        reader.read(new ConsumerRecords<>(poll, Map.of()));
    }

    private ConsumerRecord<String, byte[]> received(int partition, int offset) {
        var event = signed(TYPE, UUID.randomUUID(), "{}");
        var value = event.value().getBytes(StandardCharsets.UTF_8);
        return new ConsumerRecord<>(
                TOPIC,
                partition,
                offset,
                0,
                TimestampType.CREATE_TIME,
                0,
                value.length,
                event.key(),
                value,
                event.headers(),
                Optional.empty());
    }

    private ProducerRecord<String, String> signed(String type, UUID person, String value) {
        var event = new ProducerRecord<>(TOPIC, person.toString(), value);
        event.headers().add("ce_id", UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        event.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
        signer.sign(event);
        return event;
    }

    /** Sends events of a partition in one request, so that the consumer gets them in one poll. */
    private void sendAtOnce(List<RegistrationConfirmedV1> events) throws Exception {
        var settings = Map.<String, Object>of(
                "bootstrap.servers",
                bootstrapServers,
                "key.serializer",
                StringSerializer.class,
                "value.serializer",
                StringSerializer.class,
                "linger.ms",
                10_000,
                "batch.size",
                1 << 20);
        try (var producer = new KafkaProducer<String, String>(settings)) {
            for (var event : events) {
                producer.send(signed(
                        RegistrationConfirmedV1.TYPE,
                        event.personId(),
                        StrictJson.mapper().writeValueAsString(event)));
            }
            producer.flush();
        }
    }

    private static int partition(UUID person) {
        return Utils.toPositive(Utils.murmur2(person.toString().getBytes(StandardCharsets.UTF_8))) % PARTITIONS;
    }

    private List<String> parkedOf(UUID person) throws SQLException {
        return Rows.texts(database, "select cause from parked_event where event_key = '" + person + "'");
    }

    private List<String> causes() throws SQLException {
        return Rows.texts(database, "select cause from parked_event where consumer = '" + consumer + "'");
    }

    private List<String> statedAttempts() throws SQLException {
        return Rows.texts(database, "select attempts::text from parked_event where consumer = '" + consumer + "'");
    }
}
