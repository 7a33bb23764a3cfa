package io.skillcert.exam.room;

import static io.skillcert.database.Statements.instant;
import static io.skillcert.database.Statements.uuid;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.database.Statements;
import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.day.policy.ExamDayParameters;
import io.skillcert.exam.seating.ExamSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Grants more time after a disturbance. Above some minutes a second person approves it; the database moves the deadlines. */
@ApplicationScoped
public class GrantTime {

    private final Invigilators invigilators;
    private final RoomAttempts attempts;
    private final ExamDayParameters parameters;
    private final Statements statements;
    private final Audit audit;

    GrantTime(
            Invigilators invigilators,
            RoomAttempts attempts,
            ExamDayParameters parameters,
            Statements statements,
            Audit audit) {
        this.invigilators = invigilators;
        this.attempts = attempts;
        this.parameters = parameters;
        this.statements = statements;
        this.audit = audit;
    }

    /**
     * A time grant.
     *
     * @param attempt null if it is for the whole session
     * @param approvedBy null as long as nobody has approved it, or if it needs no approval
     */
    public record TimeGrant(
            UUID id,
            UUID attempt,
            int seconds,
            String reason,
            String askedBy,
            Instant askedAt,
            boolean needsApproval,
            String approvedBy) {

        /** Whether it moves deadlines. */
        public boolean isInForce() {
            return !needsApproval || approvedBy != null;
        }

        private static TimeGrant read(ResultSet row) throws SQLException {
            return new TimeGrant(
                    uuid(row, "id"),
                    uuid(row, "attempt_id"),
                    row.getInt("seconds"),
                    row.getString("reason"),
                    row.getString("asked_by"),
                    instant(row, "asked_at"),
                    row.getBoolean("needs_approval"),
                    row.getString("approved_by"));
        }
    }

    /**
     * Grants time.
     *
     * @param attempt null for all attempts of the session that are running
     * @param invigilator the account that must be assigned to the session; null for a role that needs no assignment
     * @throws io.skillcert.http.problem.ProblemException 404 if the account is not assigned to the session or the attempt is not
     *     of it, 409 if the attempt, or every one of the session, is sealed
     */
    @Transactional
    public TimeGrant grant(UUID session, UUID attempt, Duration time, String reason, String invigilator, String actor) {
        var found = invigilators.requireAssigned(session, invigilator);
        attempts.requireIn(session, attempt);
        var grantedAlone = grantedAlone(session, attempt); // the session before its attempts, as when it is cancelled
        attempts.requireNotSealed(session, attempt);
        var granted = statements
                .first(
                        "insert into time_grant (id, session_id, attempt_id, seconds, reason, asked_by, needs_approval)"
                                + " values (?, ?, ?, ?, ?, ?, ?) returning *",
                        TimeGrant::read,
                        Ids.next(),
                        session,
                        attempt,
                        (int) time.toSeconds(),
                        reason,
                        actor,
                        time.plus(grantedAlone).compareTo(ofOnePerson(found)) > 0)
                .orElseThrow();
        audit.record(
                "grant-time",
                attempt == null ? "exam-session" : "attempt",
                attempt == null ? session : attempt,
                reason);
        return granted;
    }

    /** How much one person may grant (DLV-05). */
    private Duration ofOnePerson(ExamSession session) {
        return Duration.ofMinutes(parameters
                .timeGrantOfOnePerson()
                .on(BusinessClock.day(session.startsAt()))
                .value());
    }

    /** What was granted by one person so far: many small grants are one large one. Locks the session until the transaction ends. */
    private Duration grantedAlone(UUID session, UUID attempt) {
        statements.query("select 1 from exam_session where id = ? for no key update", row -> true, session);
        return Duration.ofSeconds(statements
                .first(
                        "select coalesce(sum(seconds), 0) from time_grant where session_id = ? and not needs_approval"
                                + " and (attempt_id is null or ?::uuid is null or attempt_id = ?)",
                        row -> row.getLong(1),
                        session,
                        attempt,
                        attempt)
                .orElseThrow());
    }

    /**
     * Approves a grant as a second person.
     *
     * @throws io.skillcert.http.problem.ProblemException 404 if the account is not assigned to the session or there is no such
     *     grant, 409 if it is in force already, the same person has asked for it, or what it would prolong is sealed
     */
    @Transactional
    public TimeGrant approve(UUID session, UUID id, String invigilator, String actor) {
        invigilators.requireAssigned(session, invigilator);
        var asked = statements
                .first(
                        "select * from time_grant where id = ? and session_id = ? for update",
                        TimeGrant::read,
                        id,
                        session)
                .orElseThrow(ExamProblem.TIME_GRANT_NOT_FOUND::exception);
        if (asked.isInForce()) {
            throw ExamProblem.TIME_GRANT_IN_FORCE.exception();
        }
        if (asked.askedBy().equals(actor)) {
            throw ExamProblem.SAME_PERSON.exception();
        }
        attempts.requireNotSealed(session, asked.attempt());
        audit.record("approve-time-grant", "time-grant", id, null);
        return statements
                .first(
                        "update time_grant set approved_by = ?, approved_at = business_time() where id = ? returning *",
                        TimeGrant::read,
                        actor,
                        id)
                .orElseThrow();
    }

    /** The grants of a session, oldest first. */
    List<TimeGrant> of(UUID session) {
        return statements.query(
                "select * from time_grant where session_id = ? order by asked_at, id", TimeGrant::read, session);
    }
}
