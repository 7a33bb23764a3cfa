package io.skillcert.messaging;

import io.skillcert.database.BatchWriter;
import io.skillcert.database.BatchWriter.Column;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;

/** The SQL statements on the table {@code outbox}. There is no cursor over {@code seq}, because sequences are taken before commit. */
final class OutboxTable {

    static final int BUCKETS = 32;

    /** The most events of one insert statement. */
    private static final int INSERT_SIZE = 1000;

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

    /**
     * An event that is sent.
     *
     * @param seq its place in the outbox, or its position in the log
     * @param sequence null if it has none
     * @param traceparent the W3C trace context of its transaction; null if it was not traced
     */
    record Row(
            long seq,
            UUID id,
            String source,
            String stream,
            String key,
            String type,
            String payload,
            Long sequence,
            long epoch,
            Instant createdAt,
            String traceparent) {}

    /** The number of waiting events and the age of the oldest in seconds. */
    record Backlog(long depth, double oldestSeconds) {}

    /**
     * @param payload null for a tombstone
     * @param sequence null in streams other than that of the events
     * @param traceparent the W3C trace context of the transaction; null if it is not traced
     */
    record NewRow(UUID id, String stream, String key, String type, String payload, Long sequence, String traceparent) {

        NewRow(UUID id, String stream, String key, String type, String payload) {
            this(id, stream, key, type, payload, null, null);
        }

        NewRow(UUID id, String key, String type, String payload) {
            this(id, Topics.EVENTS, key, type, payload);
        }

        private boolean isEvent() {
            return stream.equals(Topics.EVENTS);
        }

        private NewRow with(long newSequence) {
            return new NewRow(id, stream, key, type, payload, newSequence, traceparent);
        }
    }

    /**
     * Gives each event the next sequence of its key. The keys are locked in one order, until the transaction ends: the
     * sequences of a key have no gap and the order of the commits.
     */
    private static List<NewRow> withSequences(Connection connection, List<NewRow> rows) throws SQLException {
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

    /** Appends the events of a transaction in their order, and gives each the next sequence of its key. */
    static void insert(Connection connection, String source, List<NewRow> rows) throws SQLException {
        var sequenced = withSequences(connection, rows);
        var writer = new BatchWriter<NewRow>(
                "outbox",
                List.of(
                        new Column<>("id", "uuid", NewRow::id),
                        new Column<>("aggregatetype", "text", row -> source),
                        new Column<>("stream", "text", NewRow::stream),
                        new Column<>("aggregateid", "text", NewRow::key),
                        new Column<>("type", "text", NewRow::type),
                        new Column<>("payload", "text", NewRow::payload),
                        new Column<>("sequence", "bigint", NewRow::sequence),
                        new Column<>("traceparent", "text", NewRow::traceparent),
                        new Column<>("bucket", "smallint", row -> bucketOf(row.key()))));
        for (int from = 0; from < sequenced.size(); from += INSERT_SIZE) {
            writer.insert(connection, sequenced.subList(from, Math.min(from + INSERT_SIZE, sequenced.size())));
        }
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

    /** @param epoch the epoch in which they are sent */
    static List<Row> waiting(Connection connection, int bucket, long epoch, int limit) throws SQLException {
        try (var query = connection.prepareStatement(
                """
                select seq, id, aggregatetype, stream, aggregateid, type, payload, sequence, ?::bigint, created_at, traceparent
                from outbox where bucket = ? order by seq limit ?""")) {
            query.setLong(1, epoch);
            query.setInt(2, bucket);
            query.setInt(3, limit);
            return rows(query);
        }
    }

    /** Reads the log between two positions, inclusive, as it was sent. */
    static List<Row> logged(Connection connection, String source, long from, long to, int limit) throws SQLException {
        try (var query = connection.prepareStatement(
                """
                select position, id, ?, stream, event_key, type, payload, sequence, epoch, created_at, traceparent
                from event_log where position between ? and ? order by position limit ?""")) {
            query.setString(1, source);
            query.setLong(2, from);
            query.setLong(3, to);
            query.setInt(4, limit);
            return rows(query);
        }
    }

    private static List<Row> rows(PreparedStatement query) throws SQLException {
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
                        found.getLong(9),
                        found.getTimestamp(10).toInstant(),
                        found.getString(11)));
            }
        }
        return rows;
    }

    /**
     * Deletes sent events, and moves those of the stream of events to the log. It is the last statement before the commit:
     * the lock on the head of the log makes positions visible in their order.
     */
    static void moveToLog(Connection connection, List<Row> sent) throws SQLException {
        try (var move = connection.prepareStatement(
                """
                with head as (
                    update event_log_head set position = position + ? returning position
                ), sent as (
                    delete from outbox where seq = any (?) returning *
                )
                insert into event_log
                    (position, logged_at, id, stream, event_key, sequence, epoch, type, payload, created_at, traceparent)
                select head.position - count(*) over () + row_number() over (order by sent.seq), clock_timestamp(), sent.id,
                    sent.stream, sent.aggregateid, sent.sequence, ?, sent.type, sent.payload, sent.created_at,
                    sent.traceparent
                from sent, head where sent.stream = ?""")) {
            move.setLong(
                    1,
                    sent.stream()
                            .filter(row -> row.stream().equals(Topics.EVENTS))
                            .count());
            move.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint", sent.stream().map(Row::seq).toArray()));
            move.setLong(3, sent.get(0).epoch());
            move.setString(4, Topics.EVENTS);
            move.executeUpdate();
        }
    }

    /** Returns the epoch of the database; empty if the database was restored and the new epoch has not begun yet. */
    static OptionalLong currentEpoch(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("select current_event_epoch()");
                var row = query.executeQuery()) {
            row.next();
            var epoch = row.getLong(1);
            return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(epoch);
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
