package io.skillcert.exam.room;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Statements;
import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.entry.ActingAccounts;
import io.skillcert.exam.seating.ExamSession;
import io.skillcert.exam.seating.ExamSessions;
import io.skillcert.exam.seating.Seat;
import io.skillcert.exam.seating.Seats;
import io.skillcert.http.problem.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Assigns the accounts that invigilate (监考) a session. An invigilator sees and acts in the rooms of assigned sessions only. */
@ApplicationScoped
public class Invigilators {

    private static final Duration SEEN_AFTER_END = Duration.ofDays(7);

    private final ExamSessions sessions;
    private final Seats seats;
    private final ActingAccounts actingAccounts;
    private final Statements statements;
    private final Audit audit;
    private final BusinessClock clock;

    Invigilators(
            ExamSessions sessions,
            Seats seats,
            ActingAccounts actingAccounts,
            Statements statements,
            Audit audit,
            BusinessClock clock) {
        this.sessions = sessions;
        this.seats = seats;
        this.actingAccounts = actingAccounts;
        this.statements = statements;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Assigns accounts to a session in the place of those who were assigned before.
     *
     * @throws io.skillcert.http.problem.ProblemException 400 if an account may act for a candidate of the session, 404 if there is no such
     *     session, 409 if it is cancelled
     */
    @Transactional
    public List<String> assign(UUID session, List<String> accounts, String assignedBy) {
        sessions.lockTakingPlace(session);
        requireNotActing(session, accounts);
        statements.execute("delete from session_invigilator where session_id = ?", session);
        statements.execute(
                "insert into session_invigilator (session_id, account, assigned_by)"
                        + " select ?, account, ? from unnest(?) as a (account) on conflict do nothing",
                session,
                assignedBy,
                new Statements.Array("text", accounts));
        audit.record("assign-invigilators", "exam-session", session, null);
        return statements.query(
                "select account from session_invigilator where session_id = ? order by account",
                row -> row.getString(1),
                session);
    }

    private void requireNotActing(UUID session, List<String> accounts) {
        var candidates =
                seats.inSession(session).stream().map(Seat::registrationId).toList();
        var violations = new Violations();
        for (int i = 0; i < accounts.size(); i++) {
            violations.addIf(
                    !actingAccounts.registrationsOf(accounts.get(i), candidates).isEmpty(),
                    "accounts[" + i + "]",
                    "may act for a candidate of this session");
        }
        violations.throwIfAny();
    }

    /**
     * Requires that an account is assigned to a session, until a week after its end.
     *
     * @param account null for a role that needs no assignment
     * @throws io.skillcert.http.problem.ProblemException 404 if there is no such session or the account is not assigned to it,
     *     409 if the session is cancelled
     */
    public ExamSession requireAssigned(UUID session, String account) {
        if (account != null && !isAssigned(session, account)) {
            throw ExamProblem.SESSION_NOT_FOUND.exception();
        }
        var found = sessions.takingPlace(session);
        if (account != null && clock.instant().isAfter(found.endsAt().plus(SEEN_AFTER_END))) {
            throw ExamProblem.SESSION_NOT_FOUND.exception();
        }
        return found;
    }

    private boolean isAssigned(UUID session, String account) {
        return statements
                .first(
                        "select 1 from session_invigilator where session_id = ? and account = ?",
                        row -> true,
                        session,
                        account)
                .isPresent();
    }
}
