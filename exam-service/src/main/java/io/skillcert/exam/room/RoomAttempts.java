package io.skillcert.exam.room;

import io.skillcert.database.Statements;
import io.skillcert.exam.ExamProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The attempts of a room. */
@ApplicationScoped
class RoomAttempts {

    private final Statements statements;

    RoomAttempts(Statements statements) {
        this.statements = statements;
    }

    /**
     * Requires that an attempt is of a session.
     *
     * @param attempt null for the whole session
     * @throws io.skillcert.http.problem.ProblemException 404 if it is not
     */
    void requireIn(UUID session, UUID attempt) {
        if (attempt != null
                && statements
                        .first("select 1 from attempt where id = ? and session_id = ?", row -> true, attempt, session)
                        .isEmpty()) {
            throw ExamProblem.ATTEMPT_NOT_FOUND.exception();
        }
    }

    /**
     * Locks an attempt until the transaction ends and requires that it is not sealed.
     *
     * @param attempt null for the whole session, of whose attempts one must not be sealed
     * @throws io.skillcert.http.problem.ProblemException 409 if it is sealed
     */
    void requireNotSealed(UUID session, UUID attempt) {
        if (attempt == null ? areAllSealed(session) : isSealed(attempt)) {
            throw ExamProblem.ATTEMPT_SEALED.exception();
        }
    }

    private boolean areAllSealed(UUID session) {
        return statements
                .first(
                        "select bool_and(state = 'SEALED') from attempt where session_id = ?",
                        row -> row.getBoolean(1),
                        session)
                .orElseThrow();
    }

    private boolean isSealed(UUID attempt) {
        return statements
                .first("select state from attempt where id = ? for no key update", row -> row.getString(1), attempt)
                .filter("SEALED"::equals)
                .isPresent();
    }
}
