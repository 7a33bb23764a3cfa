package io.skillcert.exam.room;

import io.skillcert.database.Statements;
import io.skillcert.exam.ExamProblem;
import io.skillcert.http.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/**
 * The codes that invigilators show in the room, which prove that a candidate is there. A code is current for a minute and
 * accepted for another one.
 */
@ApplicationScoped
public class RoomCodes {

    private static final int MAX_FAILURES = 5;
    private static final int CODES = 1_000_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Statements statements;
    private final Invigilators invigilators;

    RoomCodes(Statements statements, Invigilators invigilators) {
        this.statements = statements;
        this.invigilators = invigilators;
    }

    /** @param endsAt until when it is the current one */
    public record Code(String code, Instant endsAt) {}

    /**
     * Returns the current code of a session, and issues a new one after a minute.
     *
     * @param account the account that must be assigned to the session; null for a role that needs no assignment
     */
    @Transactional
    public Code current(UUID session, String account, String actor) {
        invigilators.requireAssigned(session, account);
        statements.execute(
                """
                insert into room_code as c (session_id, code, issued_at, ends_at, issued_by)
                values (?, ?, business_time(), business_time() + interval '1 minute', ?)
                on conflict (session_id) do update set
                  previous_code = case when c.ends_at > business_time() - interval '1 minute' then c.code end,
                  code = excluded.code, issued_at = excluded.issued_at, ends_at = excluded.ends_at,
                  issued_by = excluded.issued_by
                where c.ends_at <= business_time()""",
                session,
                "%06d".formatted(RANDOM.nextInt(CODES)),
                actor);
        return statements
                .first(
                        "select code, ends_at from room_code where session_id = ?",
                        row -> new Code(row.getString("code"), Statements.instant(row, "ends_at")),
                        session)
                .orElseThrow();
    }

    /**
     * Checks the code that a candidate has typed. Wrong codes are counted in a transaction of their own.
     *
     * @throws ProblemException 409 if the code is wrong, or if the registration is locked after five wrong ones
     */
    @Transactional(value = Transactional.TxType.REQUIRES_NEW, dontRollbackOn = ProblemException.class)
    public void require(UUID session, UUID registration, String code) {
        statements.execute(
                "insert into room_code_failure (session_id, registration_id, failures, failed_at)"
                        + " values (?, ?, 0, business_time()) on conflict do nothing",
                session,
                registration);
        var failures = statements
                .first(
                        "select failures from room_code_failure where session_id = ? and registration_id = ? for"
                                + " update",
                        row -> row.getInt(1),
                        session,
                        registration)
                .orElseThrow();
        if (failures >= MAX_FAILURES) {
            throw ExamProblem.ROOM_CODE_LOCKED.exception();
        }
        if (!isAccepted(session, code)) {
            count(session, registration, failures + 1);
            throw failures + 1 == MAX_FAILURES
                    ? ExamProblem.ROOM_CODE_LOCKED.exception()
                    : ExamProblem.ROOM_CODE_WRONG.exception(MAX_FAILURES - failures - 1);
        }
        count(session, registration, 0);
    }

    private boolean isAccepted(UUID session, String code) {
        return statements
                .first(
                        """
                        select 1 from room_code where session_id = ?
                          and (code = ? and ends_at > business_time() - interval '1 minute'
                            or previous_code = ? and ends_at > business_time())""",
                        row -> true,
                        session,
                        code,
                        code)
                .isPresent();
    }

    private void count(UUID session, UUID registration, int failures) {
        statements.execute(
                "update room_code_failure set failures = ?, failed_at = business_time()"
                        + " where session_id = ? and registration_id = ?",
                failures,
                session,
                registration);
    }

    /** Unlocks the registration at a seat after wrong codes. Returns whether it was locked. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean unlock(UUID session, int seat) {
        return statements.execute(
                        "update room_code_failure f set failures = 0 from seat s where s.session_id = f.session_id"
                                + " and s.registration_id = f.registration_id and s.session_id = ? and s.number = ?"
                                + " and f.failures >= " + MAX_FAILURES,
                        session,
                        seat)
                > 0;
    }
}
