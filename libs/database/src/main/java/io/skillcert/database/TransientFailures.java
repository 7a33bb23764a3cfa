package io.skillcert.database;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;

/** Failures that pass by themselves: the database is away, overloaded, or had to break a deadlock. */
public final class TransientFailures {

    /** SQLSTATE classes: connection, rollback to repeat, resources, operator intervention; no state: the pool. */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "57");

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private TransientFailures() {}

    /** Of the failure itself or of any of its causes. */
    public static boolean isTransient(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException || cause instanceof SQLRecoverableException) {
                return true;
            }
            if (cause instanceof SQLException sql && passes(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static boolean passes(String state) {
        return state == null || state.equals(LOCK_NOT_AVAILABLE) || CLASSES.contains(state.substring(0, 2));
    }
}
