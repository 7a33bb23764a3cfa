package io.skillcert.messaging;

import io.skillcert.database.BatchWriter;
import io.skillcert.database.BatchWriter.Column;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
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

    private OutboxTable() {}

    /**
     * An event that is sent.
     *
     * @param seq its place in the outbox, or its position in the log
     * @param sequence null if it has none
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
            Instant createdAt) {}

    /** The number of waiting events and the age of the oldest in seconds. */
    record Backlog(long depth, double oldestSeconds) {}

    /** @param payload null for a tombstone */
    record NewRow(UUID id, String stream, String key, String type, String payload) {

        NewRow(UUID id, String key, String type, String payload) {
            this(id, Topics.EVENTS, key, type, payload);
        }
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

    /** @param epoch the epoch in which they are sent */
    static List<Row> waiting(Connection connection, int bucket, long epoch, int limit) throws SQLException {
        try (var query = connection.prepareStatement(
                """
                select seq, id, aggregatetype, stream, aggregateid, type, payload, sequence, ?::bigint, created_at
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
                select position, id, ?, stream, event_key, type, payload, sequence, epoch, created_at
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
                        found.getTimestamp(10).toInstant()));
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
                insert into event_log (position, logged_at, id, stream, event_key, sequence, epoch, type, payload, created_at)
                select head.position - count(*) over () + row_number() over (order by sent.seq), clock_timestamp(), sent.id,
                    sent.stream, sent.aggregateid, coalesce(sent.sequence, sent.seq), ?, sent.type, sent.payload, sent.created_at
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
