package io.skillcert.system.faults;

import io.skillcert.localstack.cluster.Cluster;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Compares the events of all topics with the acknowledged writes. A repeated event is recognised by its id; the first
 * deliveries of the events of one person must be in order.
 */
final class EventCheck {

    private static final List<String> TOPICS = List.of("registration.events", "exam.events", "subsidy.events");

    /** The order of the events of one person. */
    private static final List<String> ORDER = List.of(
            "registration-confirmed",
            "person-corrected",
            "seats-assigned",
            "result-published",
            "certificate-issued",
            "entitlement-assessed",
            "claim-decided",
            "subsidy-paid",
            "subsidy-returned");

    private final Cluster cluster;
    private final AcknowledgedWrites acknowledged;
    private final List<String> differences = new ArrayList<>();
    private final Map<String, Integer> events = new TreeMap<>();
    private int repeated;

    EventCheck(Cluster cluster, AcknowledgedWrites acknowledged) {
        this.cluster = cluster;
        this.acknowledged = acknowledged;
    }

    /** Returns the number of events of each type, without repetitions. */
    Map<String, Integer> events() {
        return events;
    }

    /** Returns how many events were repetitions. */
    int repeated() {
        return repeated;
    }

    List<String> check() {
        var settings = new Properties();
        settings.put("bootstrap.servers", cluster.bootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            for (var topic : TOPICS) {
                read(consumer, topic);
            }
        }
        count(
                "registration-confirmed",
                acknowledged.registrations.values().stream().filter(is -> is).count());
        count("seats-assigned", acknowledged.candidates.size());
        count("result-published", acknowledged.candidates.size());
        count("certificate-issued", acknowledged.certificates.size());
        atLeast("entitlement-assessed", acknowledged.certificates.size());
        count("claim-decided", acknowledged.claims.size());
        count("subsidy-paid", acknowledged.paid.size());
        count("subsidy-returned", acknowledged.returned.size());
        return differences;
    }

    private void count(String type, long expected) {
        if (events.getOrDefault(type, 0) != expected) {
            differences.add("%s: %d acknowledged, %d events".formatted(type, expected, events.getOrDefault(type, 0)));
        }
    }

    /** An entitlement is assessed again when facts about its holder change. */
    private void atLeast(String type, long expected) {
        if (events.getOrDefault(type, 0) < expected) {
            count(type, expected);
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    private void read(KafkaConsumer<String, String> consumer, String topic) {
        var partitions = partitions(consumer, topic);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var ends = consumer.endOffsets(partitions);
        var seen = new HashSet<String>();
        var latest = new HashMap<String, Seen>();
        while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
            consumer.poll(Duration.ofMillis(500)).forEach(event -> check(event, seen, latest));
        }
    }

    /** @param sequence the number of the event in the outbox of its service */
    private record Seen(int rank, long sequence) {}

    private void check(ConsumerRecord<String, String> event, Set<String> seen, Map<String, Seen> latest) {
        if (!seen.add(header(event, "ce_id"))) {
            repeated++;
            return;
        }
        var type = header(event, "ce_type").replaceAll("io\\.skillcert\\.\\w+\\.|\\.v1", "");
        events.merge(type, 1, Integer::sum);
        var now = new Seen(ORDER.indexOf(type), Long.parseLong(header(event, "ce_sequence")));
        var before = latest.put(event.key(), now);
        if (before != null && (now.rank() < before.rank() || now.sequence() <= before.sequence())) {
            differences.add("of %s %s (%d) came after %s (%d)"
                    .formatted(event.key(), type, now.sequence(), ORDER.get(before.rank()), before.sequence()));
        }
    }

    private static String header(ConsumerRecord<?, ?> event, String name) {
        return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    /** Returns how many events the services have not consumed yet. */
    static long lag(Cluster cluster) throws InterruptedException, ExecutionException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
            long lag = 0;
            for (var group : List.of("registration-service", "exam-service", "subsidy-service")) {
                var read = admin.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get();
                for (var end : ends(admin, read.keySet()).entrySet()) {
                    var done = read.get(end.getKey());
                    lag += end.getValue().offset() - (done == null ? 0 : done.offset());
                }
            }
            return lag;
        }
    }

    /** Returns the end of every partition of the topics, also of those that nothing was read from yet. */
    private static Map<TopicPartition, ListOffsetsResultInfo> ends(Admin admin, Set<TopicPartition> some)
            throws InterruptedException, ExecutionException {
        var topics = some.stream().map(TopicPartition::topic).distinct().toList();
        var latest = new HashMap<TopicPartition, OffsetSpec>();
        for (var topic : admin.describeTopics(topics).allTopicNames().get().values()) {
            topic.partitions()
                    .forEach(partition ->
                            latest.put(new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest()));
        }
        return admin.listOffsets(latest).all().get();
    }
}
