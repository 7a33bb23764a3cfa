package io.skillcert.exam;

import io.skillcert.events.registration.RegistrationConfirmedV1;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** What this service has sent, read from the broker. */
public final class ExamTopics {

    private ExamTopics() {}

    public static List<ConsumerRecord<String, String>> deadLetters(String key) {
        return topic("exam.dead-letter").stream()
                .filter(record -> key.equals(record.key()))
                .toList();
    }

    public static List<ConsumerRecord<String, String>> events(String name, List<RegistrationConfirmedV1> people) {
        var type = name.replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
        var keys = people.stream().map(person -> person.personId().toString()).toList();
        var found = new ArrayList<ConsumerRecord<String, String>>();
        org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            found.clear();
            topic("exam.events").stream()
                    .filter(record -> keys.contains(record.key())
                            && header(record, "ce_type").contains(type))
                    .forEach(found::add);
            return !found.isEmpty();
        });
        return found;
    }

    public static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    public static List<ConsumerRecord<String, String>> topic(String topic) {
        var settings = Map.<String, Object>of(
                "bootstrap.servers",
                ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class),
                "group.id",
                UUID.randomUUID().toString(),
                "auto.offset.reset",
                "earliest",
                "key.deserializer",
                StringDeserializer.class,
                "value.deserializer",
                StringDeserializer.class);
        try (var consumer = new KafkaConsumer<String, String>(settings)) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new org.apache.kafka.common.TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, String>>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }
}
