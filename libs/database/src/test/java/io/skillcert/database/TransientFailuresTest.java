package io.skillcert.database;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransientFailuresTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "40001", "40P01", "53100", "53300", "55P03", "57P01", "57014"})
    void what_passes_by_itself_is_found_among_the_causes(String state) {
        assertTrue(TransientFailures.isTransient(new IllegalStateException(new SQLException("any", state))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "23514", "22001", "42P01", "XX000"})
    void what_would_fail_again_is_not(String state) {
        assertFalse(TransientFailures.isTransient(new IllegalStateException(new SQLException("any", state))));
    }

    @Test
    void a_transaction_that_was_lost_is_unless_the_database_said_why() {
        assertTrue(TransientFailures.isTransient(new IllegalStateException(new RollbackException())));
        var refused = new RollbackException();
        refused.initCause(new SQLException("any", "23514"));
        assertFalse(TransientFailures.isTransient(refused));
        assertFalse(TransientFailures.isTransient(new IllegalStateException("any")));
    }
}
