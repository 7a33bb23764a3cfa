package io.skillcert.benchmarks;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** All consumer groups of a broker. */
final class Readers implements AutoCloseable {

    private static final int LIMIT_SECONDS = 600;

    private final Admin broker;

    Readers(String bootstrapServers) {
        broker = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    /**
     * Waits until every group has committed the end of each partition that it reads.
     *
     * @throws IllegalStateException if a group is not through after {@value #LIMIT_SECONDS} seconds
     */
    void awaitEnd() throws ExecutionException, InterruptedException {
        for (int tenths = 0; lag() > 0; tenths++) {
            if (tenths > LIMIT_SECONDS * 10) {
                throw new IllegalStateException(lag() + " events are not read");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private long lag() throws ExecutionException, InterruptedException {
        var groups = broker.listGroups(ListGroupsOptions.forConsumerGroups()).all().get().stream()
                .map(GroupListing::groupId)
                .toList();
        var committed = new HashMap<String, Map<TopicPartition, OffsetAndMetadata>>();
        for (var group : groups) {
            committed.put(
                    group,
                    broker.listConsumerGroupOffsets(group)
                            .partitionsToOffsetAndMetadata()
                            .get());
        }
        var ends = broker.listOffsets(committed.values().stream()
                        .flatMap(offsets -> offsets.keySet().stream())
                        .distinct()
                        .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())))
                .all()
                .get();
        return committed.values().stream()
                .flatMap(offsets -> offsets.entrySet().stream())
                .mapToLong(read ->
                        ends.get(read.getKey()).offset() - read.getValue().offset())
                .sum();
    }

    @Override
    public void close() {
        broker.close();
    }
}
