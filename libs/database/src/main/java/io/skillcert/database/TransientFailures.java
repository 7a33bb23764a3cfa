package io.skillcert.database;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells which failures are transient, that is, safe to retry: the database is unreachable or overloaded, a deadlock was
 * broken, or a transaction timed out. Whether the transaction was committed may be unknown, so a retry needs an idempotency
 * key or an event id.
 */
public final class TransientFailures {

    /** SQLSTATE classes: connection exception, transaction rollback, insufficient resources, operator intervention. */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "57");

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private TransientFailures() {}

    /** Whether the failure or one of its causes is transient. */
    public static boolean isTransient(Throwable failure) {
        var fromDatabase =
                causes(failure).filter(SQLException.class::isInstance).toList();
        return fromDatabase.isEmpty()
                ? causes(failure).anyMatch(TransientFailures::isLostTransaction)
                : fromDatabase.stream().anyMatch(cause -> isTransientInDatabase((SQLException) cause));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    /** The transaction timed out or lost its connection at the commit; the transaction manager reports nothing more precise. */
    private static boolean isLostTransaction(Throwable cause) {
        return cause instanceof RollbackException
                || cause instanceof HeuristicMixedException
                || cause instanceof HeuristicRollbackException;
    }

    private static boolean isTransientInDatabase(SQLException failure) {
        if (failure instanceof SQLTransientException || failure instanceof SQLRecoverableException) {
            return true;
        }
        var state = failure.getSQLState();
        return state == null || state.equals(LOCK_NOT_AVAILABLE) || CLASSES.contains(state.substring(0, 2));
    }
}
