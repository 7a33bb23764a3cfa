package io.skillcert.localstack.testing;

import io.skillcert.localstack.service.DevelopmentKeys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends events to a Kafka broker and reads the events of its topics in a test. */
public final class Broker {

    /** One producer for each broker until the JVM ends, because opening one takes longer than most tests. */
    private static final Map<String, Producer<String, String>> PRODUCERS = new ConcurrentHashMap<>();

    /** One log for each topic, for the same reason. */
    private static final Map<String, TopicLog> LOGS = new ConcurrentHashMap<>();

    /** A system property, because the resource of a test and the test itself have different class loaders. */
    private static final String KEYS_PROPERTY = "skillcert.test.signing-keys";

    private final String bootstrapServers;
    private final EventSigner signer;

    /** Returns a broker whose events are signed by the keys of {@link #signBy}. */
    public Broker(String bootstrapServers) {
        this(bootstrapServers, signingKeys());
    }

    /** @param keys sign the events */
    public Broker(String bootstrapServers, DevelopmentKeys keys) {
        this.bootstrapServers = bootstrapServers;
        this.signer = new EventSigner(keys);
    }

    /** Returns the keys that sign the events of tests in this JVM. */
    public static DevelopmentKeys signingKeys() {
        return DevelopmentKeys.parse(System.getProperty(KEYS_PROPERTY, ""));
    }

    /** Sets the keys that sign the events of tests in this JVM. */
    static void signBy(DevelopmentKeys keys) {
        System.setProperty(KEYS_PROPERTY, keys.text());
    }

    /** Sends an event as the outbox relay of the service does that the topic belongs to, without a sequence. */
    public void send(String topic, String id, String type, String key, String value) {
        send(topic, id, type, key, value, Map.of());
    }

    /** @param attributes further attributes of the CloudEvent, such as {@code sequence} */
    public void send(String topic, String id, String type, String key, String value, Map<String, Object> attributes) {
        var event = new ProducerRecord<>(topic, key, value);
        event.headers().add("ce_id", id.getBytes(StandardCharsets.UTF_8));
        event.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
        attributes.forEach((name, attribute) ->
                event.headers().add("ce_" + name, attribute.toString().getBytes(StandardCharsets.UTF_8)));
        signer.sign(event);
        send(event);
    }

    /** Sends a record as it is. */
    public void send(ProducerRecord<String, String> event) {
        try {
            PRODUCERS
                    .computeIfAbsent(bootstrapServers, Broker::producer)
                    .send(event)
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker did not accept an event", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Producer<String, String> producer(String bootstrapServers) {
        return new KafkaProducer<>(Map.of(
                "bootstrap.servers", bootstrapServers,
                "key.serializer", StringSerializer.class,
                "value.serializer", StringSerializer.class));
    }

    /** Returns all events of a topic, oldest first in each partition. */
    public List<ConsumerRecord<String, String>> read(String topic) {
        return LOGS.computeIfAbsent(bootstrapServers + "/" + topic, key -> new TopicLog(bootstrapServers, topic))
                .read();
    }

    /** The events of a topic that have been read, and a consumer that reads on. */
    private static final class TopicLog {

        private final List<ConsumerRecord<String, String>> records = new ArrayList<>();
        private final KafkaConsumer<String, String> consumer;
        private final List<TopicPartition> partitions;

        TopicLog(String bootstrapServers, String topic) {
            consumer = new KafkaConsumer<>(Map.of(
                    "bootstrap.servers", bootstrapServers,
                    "key.deserializer", StringDeserializer.class,
                    "value.deserializer", StringDeserializer.class));
            partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        }

        synchronized List<ConsumerRecord<String, String>> read() {
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return List.copyOf(records);
        }
    }

    public static String header(ConsumerRecord<String, String> event, String name) {
        return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
