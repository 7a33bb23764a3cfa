package io.skillcert.localstack.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/**
 * Lets events of issued certificates wait for subsidy-service, which makes an entitlement of each. They wait in the topic until
 * a lock on its inbox is released, so that neither the relay nor the start of a service is measured.
 */
public final class CertificateBacklog {

    private static final int LIMIT_SECONDS = 120;
    private static final String EVENT =
            "libs/event-contracts/src/main/resources/golden/exam/certificate-issued.v1.json";

    private final Cluster cluster;
    private final String payload;
    private int inserted;

    /** @param root the project's directory */
    public CertificateBacklog(Path root, Cluster cluster) throws IOException {
        this.cluster = cluster;
        this.payload = Files.readString(root.resolve(EVENT)).replaceAll("\\s+", "");
    }

    /** Returns the events per second from the release of the lock to the commit of the last entitlement. */
    public double eventsPerSecond(int events) throws SQLException, InterruptedException {
        var entitlements = "select count(*) from entitlement";
        double seconds;
        try (var subsidy = connect("subsidy");
                var locking = connect("subsidy")) {
            var end = number(subsidy, entitlements) + events;
            locking.setAutoCommit(false);
            execute(locking, "lock table inbox in access exclusive mode");
            insert(events);
            awaitRelay("exam");
            var begin = System.nanoTime();
            locking.rollback();
            await(subsidy, entitlements, end);
            seconds = (System.nanoTime() - begin) / 1e9;
        }
        awaitRelay("subsidy");
        return events / seconds;
    }

    /** Inserts certificates of different people into the outbox of exam-service. */
    private void insert(int events) throws SQLException {
        var from = inserted + 1;
        inserted += events;
        try (var exam = connect("exam")) {
            execute(
                    exam,
                    """
                    insert into outbox (id, aggregatetype, aggregateid, type, payload, sequence, bucket)
                    select gen_random_uuid(), 'exam', person, 'io.skillcert.exam.certificate-issued.v1',
                           ('%s'::jsonb || jsonb_build_object('personId', person, 'registrationId', gen_random_uuid(),
                               'certificateNumber', 'B' || lpad(i::text, 21, '0'),
                               'holderDigest', '1:' || md5('a' || i) || md5('b' || i)))::text,
                           1, i %% 32
                    from (select i, gen_random_uuid() person from generate_series(%d, %d) i) people"""
                            .formatted(payload, from, inserted));
        }
    }

    private void awaitRelay(String database) throws SQLException, InterruptedException {
        try (var connection = connect(database)) {
            await(connection, "select count(*) from outbox", 0);
        }
    }

    private static void await(Connection connection, String query, long expected)
            throws SQLException, InterruptedException {
        var limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (number(connection, query) != expected) {
            if (System.nanoTime() > limit) {
                throw new IllegalStateException(query + " is not " + expected + " after " + LIMIT_SECONDS + " s");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(cluster.jdbcUrl(database), "postgres", "any");
    }
}
