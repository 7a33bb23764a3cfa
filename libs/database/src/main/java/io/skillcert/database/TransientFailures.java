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
 * Failures that pass by themselves: the database is away, overloaded, had to break a deadlock, or a transaction took too
 * long. Whether the transaction was committed may not be known: what is repeated must be known by a key or an id.
 */
public final class TransientFailures {

    /** SQLSTATE classes: connection, rollback to repeat, resources, operator intervention; no state: the pool. */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "57");

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private TransientFailures() {}

    /** Of the failure itself or of any of its causes. */
    public static boolean isTransient(Throwable failure) {
        var fromDatabase =
                causes(failure).filter(SQLException.class::isInstance).toList();
        return fromDatabase.isEmpty()
                ? causes(failure).anyMatch(TransientFailures::isLostTransaction)
                : fromDatabase.stream().anyMatch(cause -> passes((SQLException) cause));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    /** Timed out, or its connection broke at the commit: the transaction manager says no more than this. */
    private static boolean isLostTransaction(Throwable cause) {
        return cause instanceof RollbackException
                || cause instanceof HeuristicMixedException
                || cause instanceof HeuristicRollbackException;
    }

    private static boolean passes(SQLException failure) {
        if (failure instanceof SQLTransientException || failure instanceof SQLRecoverableException) {
            return true;
        }
        var state = failure.getSQLState();
        return state == null || state.equals(LOCK_NOT_AVAILABLE) || CLASSES.contains(state.substring(0, 2));
    }
}
