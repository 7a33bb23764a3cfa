package io.skillcert.database;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * PostgreSQL advisory locks by name. A name is a purpose and, where there are many locks of that purpose, a key:
 * {@code "document-content:9f86d08…"}. All replicas of a service share them.
 */
public final class AdvisoryLock implements AutoCloseable {

    private static final String KEY = "hashtextextended(?, 0)";

    private final Connection session;
    private final String name;

    private AdvisoryLock(Connection session, String name) {
        this.session = session;
        this.name = name;
    }

    /** Waits for the lock and holds it until the current transaction ends. */
    public static void lock(EntityManager database, String name) {
        database.createNativeQuery("select cast(pg_advisory_xact_lock(%s) as text)".formatted(KEY))
                .setParameter(1, name)
                .getSingleResult();
    }

    /** Waits until nobody holds the lock alone, and shares it with others until the current transaction ends. */
    public static void lockShared(EntityManager database, String name) {
        database.createNativeQuery("select cast(pg_advisory_xact_lock_shared(%s) as text)".formatted(KEY))
                .setParameter(1, name)
                .getSingleResult();
    }

    /** Waits for several locks, always in the same order, and holds them until the current transaction ends. */
    public static void lockAll(EntityManager database, Collection<String> names) {
        new TreeSet<>(names).forEach(name -> lock(database, name));
    }

    /**
     * Takes the lock until the current transaction ends, without waiting.
     *
     * @return false if another transaction holds it
     */
    public static boolean tryLock(EntityManager database, String name) {
        return (boolean) database.createNativeQuery("select pg_try_advisory_xact_lock(%s)".formatted(KEY))
                .setParameter(1, name)
                .getSingleResult();
    }

    /**
     * Takes the lock across transactions, without waiting. It is held on a connection of its own until it is closed, and
     * released by the server if that connection is lost.
     *
     * @return empty if another session holds it
     * @throws SQLException if the database can't be reached
     */
    public static Optional<AdvisoryLock> tryHold(DataSource database, String name) throws SQLException {
        var session = database.getConnection();
        try {
            if (isTrue(session, "select pg_try_advisory_lock(%s)".formatted(KEY), name)) {
                return Optional.of(new AdvisoryLock(session, name));
            }
        } catch (SQLException e) {
            session.close();
            throw e;
        }
        session.close();
        return Optional.empty();
    }

    /**
     * Waits for the lock and holds it across transactions, like {@link #tryHold}.
     *
     * @throws SQLException if the database can't be reached
     */
    public static AdvisoryLock hold(DataSource database, String name) throws SQLException {
        var session = database.getConnection();
        try (var query = session.prepareStatement("select pg_advisory_lock(%s)".formatted(KEY))) {
            query.setString(1, name);
            query.execute();
            return new AdvisoryLock(session, name);
        } catch (SQLException e) {
            session.close();
            throw e;
        }
    }

    /** The connection that holds the lock, for statements of its own transactions: a second one might not be free. */
    public Connection session() {
        return session;
    }

    @Override
    public void close() throws SQLException {
        try (session) {
            isTrue(session, "select pg_advisory_unlock(%s)".formatted(KEY), name);
        }
    }

    private static boolean isTrue(Connection session, String sql, String name) throws SQLException {
        try (var query = session.prepareStatement(sql)) {
            query.setString(1, name);
            try (var row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
