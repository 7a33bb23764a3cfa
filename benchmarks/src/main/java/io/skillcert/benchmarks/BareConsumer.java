package io.skillcert.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the last records of a topic and inserts given rows in batches of 500 records, a transaction and an offset commit each. */
final class BareConsumer {

    private static final String TOPIC = "exam.events";
    private static final int BATCH = 500;

    private BareConsumer() {}

    /**
     * Returns the seconds from the first poll to the last commit.
     *
     * @param rows by table; every batch inserts its share of each table
     */
    static double seconds(String bootstrapServers, Database database, Map<String, List<String>> rows, int records)
            throws SQLException {
        var settings = Map.<String, Object>of(
                "bootstrap.servers",
                bootstrapServers,
                "group.id",
                "bare-consumer",
                "enable.auto.commit",
                false,
                "max.poll.records",
                BATCH);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
                var connection = database.connect()) {
            connection.setAutoCommit(false);
            seekBeforeTheLast(consumer, records);
            var begin = System.nanoTime();
            for (int read = 0; read < records; ) {
                int polled = consumer.poll(Duration.ofMillis(100)).count();
                if (polled > 0) {
                    insert(connection, rows, read, Math.min(read + polled, records), records);
                    connection.commit();
                    consumer.commitSync();
                }
                read += polled;
            }
            return (System.nanoTime() - begin) / 1e9;
        }
    }

    private static void seekBeforeTheLast(KafkaConsumer<byte[], byte[]> consumer, int records) {
        var partitions = consumer.partitionsFor(TOPIC).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        // Each round sends as many records, and as many of them to each partition but for a few.
        var ends = new HashMap<>(consumer.endOffsets(partitions));
        for (var partition : partitions) {
            var share = records / partitions.size() + records / 20;
            consumer.seek(partition, Math.max(0, ends.get(partition) - share));
        }
    }

    private static void insert(Connection connection, Map<String, List<String>> rows, int from, int to, int records)
            throws SQLException {
        for (var table : rows.entrySet()) {
            var all = table.getValue();
            var some = new ArrayList<>(all.subList(share(all, from, records), share(all, to, records)));
            if (!some.isEmpty()) {
                var copy = WrittenRows.COPY + table.getKey();
                try (var insert = connection.prepareStatement(
                        "insert into %s overriding system value select r.* from unnest(?::text[]::%s[]) r"
                                .formatted(copy, copy))) {
                    insert.setArray(1, connection.createArrayOf("text", some.toArray()));
                    insert.executeUpdate();
                }
            }
        }
    }

    private static int share(List<String> rows, int records, int all) {
        return (int) ((long) rows.size() * records / all);
    }
}
