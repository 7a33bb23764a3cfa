package io.skillcert.messaging;

import io.skillcert.messaging.EpochFence.Published;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what a service has published from its own topic, from a time up to the topic's end. What it has not signed is skipped. */
final class PublishedEvents {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, Object> broker;
    private final String topic;
    private final EventSignatures signatures;

    PublishedEvents(Map<String, Object> broker, String topic, EventSignatures signatures) {
        this.broker = broker;
        this.topic = topic;
        this.signatures = signatures;
    }

    /** Reads a part of the events. */
    @FunctionalInterface
    interface Reading {
        void read(List<Published> events) throws SQLException;
    }

    /**
     * What was read.
     *
     * @param events the number of events, with those that are skipped
     * @param skipped the number of events that the service has not signed
     * @param fromStart whether a partition was read from its first event on, and earlier ones have been removed from it
     */
    record Extent(long events, long skipped, boolean fromStart) {

        static final Extent NONE = new Extent(0, 0, false);
    }

    /** @throws TimeoutException if the broker does not answer */
    Extent readSince(Instant since, Reading reading) throws SQLException {
        var settings = new HashMap<>(broker);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        try (var consumer = new KafkaConsumer<String, byte[]>(settings)) {
            var infos = consumer.partitionsFor(topic);
            if (infos == null || infos.isEmpty()) {
                return Extent.NONE;
            }
            var partitions = infos.stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            var ends = consumer.endOffsets(partitions);
            consumer.offsetsForTimes(partitions.stream()
                            .collect(Collectors.toMap(partition -> partition, partition -> since.toEpochMilli())))
                    .forEach((partition, found) ->
                            consumer.seek(partition, found == null ? ends.get(partition) : found.offset()));
            var fromStart = consumer.beginningOffsets(partitions).entrySet().stream()
                    .anyMatch(start -> start.getValue() > 0 && consumer.position(start.getKey()) <= start.getValue());
            return readTo(ends, consumer, reading, fromStart);
        }
    }

    private Extent readTo(
            Map<TopicPartition, Long> ends, KafkaConsumer<String, byte[]> consumer, Reading reading, boolean fromStart)
            throws SQLException {
        long read = 0;
        long skipped = 0;
        var giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            var received = new ArrayList<ConsumerRecord<String, byte[]>>();
            consumer.poll(Duration.ofMillis(200)).forEach(received::add);
            received.removeIf(event -> event.value() == null);
            var genuine = received.stream().filter(this::isGenuine).toList();
            read += received.size();
            skipped += received.size() - genuine.size();
            if (!genuine.isEmpty()) {
                reading.read(genuine.stream().map(PublishedEvents::published).toList());
            }
            if (!received.isEmpty()) {
                giveUpAt = System.nanoTime() + PATIENCE.toNanos();
            } else if (System.nanoTime() > giveUpAt) {
                throw new TimeoutException("the topic of the service can't be read to its end");
            }
        }
        return new Extent(read, skipped, fromStart);
    }

    private boolean isGenuine(ConsumerRecord<String, byte[]> received) {
        try {
            signatures.verifyOwn(received);
            return true;
        } catch (ForgedEventException e) {
            return false;
        }
    }

    private static Published published(ConsumerRecord<String, byte[]> received) {
        return new Published(CloudEvent.of(received).type(), received.value());
    }
}
