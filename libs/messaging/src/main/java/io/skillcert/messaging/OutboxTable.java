package io.skillcert.messaging;

import io.skillcert.database.BatchWriter;
import io.skillcert.database.BatchWriter.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;

/** The SQL statements on the table {@code outbox}. There is no cursor over {@code seq}, because sequences are taken before commit. */
final class OutboxTable {

    static final int BUCKETS = 32;

    /**
     * Selects a bucket by its first event. The plan of a join, made while the outbox is empty, would read the whole table and
     * be kept when a hundred thousand events wait.
     */
    static final String TAKE_BUCKET =
            """
            select bucket from outbox_bucket b
            where (select seq from outbox o where o.bucket = b.bucket order by seq limit 1) is not null
            order by random() limit 1 for update skip locked""";

    private static final String ADD_SEQUENCES =
            """
            insert into event_sequence (event_key, last_sequence)
            select * from unnest(?, ?)
            on conflict (event_key) do update set last_sequence = event_sequence.last_sequence + excluded.last_sequence
            returning event_key, last_sequence""";

    private OutboxTable() {}

    record Row(
            long seq,
            UUID id,
            String source,
            String stream,
            String key,
            String type,
            String payload,
            Long sequence,
            Instant createdAt) {}

    /** The number of waiting events and the age of the oldest in seconds. */
    record Backlog(long depth, double oldestSeconds) {}

    /**
     * @param payload null for a tombstone
     * @param sequence null in streams other than that of the events
     */
    record NewRow(UUID id, String stream, String key, String type, String payload, Long sequence) {

        NewRow(UUID id, String stream, String key, String type, String payload) {
            this(id, stream, key, type, payload, null);
        }

        NewRow(UUID id, String key, String type, String payload) {
            this(id, Topics.EVENTS, key, type, payload);
        }

        private boolean isEvent() {
            return stream.equals(Topics.EVENTS);
        }

        private NewRow with(long newSequence) {
            return new NewRow(id, stream, key, type, payload, newSequence);
        }
    }

    /**
     * Gives each event the next sequence of its key. The keys are locked in one order, until the transaction ends: the
     * sequences of a key have no gap and the order of the commits.
     */
    static List<NewRow> withSequences(Connection connection, List<NewRow> rows) throws SQLException {
        var numbers = new TreeMap<String, Long>();
        rows.stream().filter(NewRow::isEvent).forEach(row -> numbers.merge(row.key(), 1L, Long::sum));
        if (numbers.isEmpty()) {
            return rows;
        }
        var next = new HashMap<String, Long>();
        try (var add = connection.prepareStatement(ADD_SEQUENCES)) {
            add.setArray(1, connection.createArrayOf("text", numbers.keySet().toArray()));
            add.setArray(2, connection.createArrayOf("bigint", numbers.values().toArray()));
            try (var found = add.executeQuery()) {
                while (found.next()) {
                    next.put(found.getString(1), found.getLong(2) - numbers.get(found.getString(1)) + 1);
                }
            }
        }
        return rows.stream()
                .map(row -> row.isEvent() ? row.with(next.merge(row.key(), 1L, Long::sum) - 1) : row)
                .toList();
    }

    /** Appends events in their order. */
    static void insert(Connection connection, String source, List<NewRow> rows) throws SQLException {
        new BatchWriter<NewRow>(
                        "outbox",
                        List.of(
                                new Column<>("id", "uuid", NewRow::id),
                                new Column<>("aggregatetype", "text", row -> source),
                                new Column<>("stream", "text", NewRow::stream),
                                new Column<>("aggregateid", "text", NewRow::key),
                                new Column<>("type", "text", NewRow::type),
                                new Column<>("payload", "text", NewRow::payload),
                                new Column<>("sequence", "bigint", NewRow::sequence),
                                new Column<>("bucket", "smallint", row -> bucketOf(row.key()))))
                .insert(connection, rows);
    }

    private static int bucketOf(String key) {
        return Math.floorMod(key.hashCode(), BUCKETS);
    }

    /** Locks a bucket with waiting events that no other relay holds, until the transaction ends. */
    static OptionalInt takeBucket(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement(TAKE_BUCKET);
                var row = query.executeQuery()) {
            return row.next() ? OptionalInt.of(row.getInt(1)) : OptionalInt.empty();
        }
    }

    static List<Row> waiting(Connection connection, int bucket, int limit) throws SQLException {
        try (var query = connection.prepareStatement(
                """
                select seq, id, aggregatetype, stream, aggregateid, type, payload, sequence, created_at
                from outbox where bucket = ? order by seq limit ?""")) {
            query.setInt(1, bucket);
            query.setInt(2, limit);
            var rows = new ArrayList<Row>();
            try (var found = query.executeQuery()) {
                while (found.next()) {
                    rows.add(new Row(
                            found.getLong(1),
                            found.getObject(2, UUID.class),
                            found.getString(3),
                            found.getString(4),
                            found.getString(5),
                            found.getString(6),
                            found.getString(7),
                            found.getObject(8, Long.class),
                            found.getTimestamp(9).toInstant()));
                }
            }
            return rows;
        }
    }

    static void delete(Connection connection, List<Long> sent) throws SQLException {
        try (var delete = connection.prepareStatement("delete from outbox where seq = any (?)")) {
            delete.setArray(1, connection.createArrayOf("bigint", sent.toArray()));
            delete.executeUpdate();
        }
    }

    static Backlog backlog(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement(
                        "select count(*), coalesce(extract(epoch from now() - min(created_at)), 0) from outbox");
                var row = query.executeQuery()) {
            row.next();
            return new Backlog(row.getLong(1), row.getDouble(2));
        }
    }
}
