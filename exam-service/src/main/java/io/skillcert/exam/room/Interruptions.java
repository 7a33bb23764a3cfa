package io.skillcert.exam.room;

import static io.skillcert.database.Statements.instant;
import static io.skillcert.database.Statements.uuid;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.database.Statements;
import io.skillcert.exam.ExamProblem;
import io.skillcert.http.problem.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * When a machine or a room could not reach the service. One person records it and another decides: in an approved interruption
 * answers count that arrive late.
 */
@ApplicationScoped
public class Interruptions {

    private final Invigilators invigilators;
    private final RoomAttempts attempts;
    private final Statements statements;
    private final Audit audit;
    private final BusinessClock clock;

    Interruptions(
            Invigilators invigilators, RoomAttempts attempts, Statements statements, Audit audit, BusinessClock clock) {
        this.invigilators = invigilators;
        this.attempts = attempts;
        this.statements = statements;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the second person decides. */
    public enum Decision {
        APPROVED,
        REFUSED
    }

    /**
     * An interruption.
     *
     * @param attempt null if it was of the whole room
     * @param to null as long as it lasts
     * @param decision null as long as it is not decided
     */
    public record Interruption(
            UUID id,
            UUID attempt,
            Instant from,
            Instant to,
            String cause,
            String recordedBy,
            Decision decision,
            String decidedBy) {

        private static Interruption read(ResultSet row) throws SQLException {
            var decision = row.getString("decision");
            return new Interruption(
                    uuid(row, "id"),
                    uuid(row, "attempt_id"),
                    instant(row, "from_at"),
                    instant(row, "to_at"),
                    row.getString("cause"),
                    row.getString("recorded_by"),
                    decision == null ? null : Decision.valueOf(decision),
                    row.getString("decided_by"));
        }
    }

    /**
     * Records an interruption.
     *
     * @param attempt null for the whole room
     * @param to null as long as it lasts
     * @param invigilator the account that must be assigned to the session; null for a role that needs no assignment
     * @throws io.skillcert.http.problem.ProblemException 400 if it is not between the opening of the doors and now, 404 if the
     *     account is not assigned to the session or the attempt is not of it
     */
    @Transactional
    public Interruption record(
            UUID session, UUID attempt, Instant from, Instant to, String cause, String invigilator, String actor) {
        var found = invigilators.requireAssigned(session, invigilator);
        attempts.requireIn(session, attempt);
        var violations = new Violations();
        violations
                .addIf(from.isBefore(found.doorsOpenAt()), "from", "is before the doors open")
                .addIf(from.isAfter(clock.instant()), "from", "is later than now; enter a time that has passed");
        checkEnd(from, to, violations);
        violations.throwIfAny();
        var recorded = statements
                .first(
                        "insert into interruption (id, session_id, attempt_id, from_at, to_at, cause, recorded_by)"
                                + " values (?, ?, ?, ?, ?, ?, ?) returning *",
                        Interruption::read,
                        Ids.next(),
                        session,
                        attempt,
                        from,
                        to,
                        cause,
                        actor)
                .orElseThrow();
        audit.record("record-interruption", "exam-session", session, cause);
        return recorded;
    }

    private void checkEnd(Instant from, Instant to, Violations violations) {
        violations
                .addIf(to != null && to.isBefore(from), "to", "is before the beginning")
                .addIf(
                        to != null && to.isAfter(clock.instant()),
                        "to",
                        "is later than now; enter a time that has passed");
    }

    /**
     * Decides about an interruption as a second person.
     *
     * @param to its end; null if it was recorded with one
     * @throws io.skillcert.http.problem.ProblemException 400 if an approval has no end or another one than was recorded, 404 if
     *     the account is not assigned to the session or there is no such interruption, 409 if it is decided already or the same
     *     person has recorded it
     */
    @Transactional
    public Interruption decide(UUID session, UUID id, Decision decision, Instant to, String invigilator, String actor) {
        invigilators.requireAssigned(session, invigilator);
        var recorded = statements
                .first(
                        "select * from interruption where id = ? and session_id = ? for update",
                        Interruption::read,
                        id,
                        session)
                .orElseThrow(ExamProblem.INTERRUPTION_NOT_FOUND::exception);
        if (recorded.decision() != null) {
            throw ExamProblem.INTERRUPTION_DECIDED.exception();
        }
        if (recorded.recordedBy().equals(actor)) {
            throw ExamProblem.SAME_PERSON.exception();
        }
        var violations = new Violations();
        violations
                .addIf(recorded.to() != null && to != null && !to.equals(recorded.to()), "to", "is recorded already")
                .addIf(decision == Decision.APPROVED && recorded.to() == null && to == null, "to", "is required");
        checkEnd(recorded.from(), to, violations);
        violations.throwIfAny();
        audit.record("decide-interruption", "interruption", id, decision.name());
        return statements
                .first(
                        "update interruption set to_at = coalesce(to_at, ?), decision = ?, decided_by = ?,"
                                + " decided_at = business_time() where id = ? returning *",
                        Interruption::read,
                        to,
                        decision.name(),
                        actor,
                        id)
                .orElseThrow();
    }

    /** The interruptions of a session, oldest first. */
    List<Interruption> of(UUID session) {
        return statements.query(
                "select * from interruption where session_id = ? order by from_at, id", Interruption::read, session);
    }
}
