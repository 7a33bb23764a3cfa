package io.skillcert.exam.attendance;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.entry.ActingAccounts;
import io.skillcert.exam.examiner.Examiner;
import io.skillcert.exam.examiner.Examiners;
import io.skillcert.exam.seating.ExamSession;
import io.skillcert.exam.seating.ExamSessions;
import io.skillcert.exam.seating.Seat;
import io.skillcert.exam.seating.Seats;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.http.problem.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Assigns accredited examiners to sessions. An examiner sees and checks in the candidates of assigned sessions only. */
@ApplicationScoped
public class SessionExaminers {

    private static final String ACTS = "may act for a candidate of this session";
    private static final Duration SEEN_AFTER_END = Duration.ofDays(7);

    private final ExamSessions sessions;
    private final Examiners examiners;
    private final Seats seats;
    private final ActingAccounts actingAccounts;
    private final EntityManager database;
    private final Audit audit;
    private final BusinessClock clock;

    SessionExaminers(
            ExamSessions sessions,
            Examiners examiners,
            Seats seats,
            ActingAccounts actingAccounts,
            EntityManager database,
            Audit audit,
            BusinessClock clock) {
        this.sessions = sessions;
        this.examiners = examiners;
        this.seats = seats;
        this.actingAccounts = actingAccounts;
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Assigns examiners to a session in the place of those who were assigned before.
     *
     * @throws ProblemException 400 if somebody is not an accredited examiner or may act for a candidate of the session, 404 if there
     *     is no such session, 409 if it is cancelled
     */
    @Transactional
    public List<Examiner> assign(UUID sessionId, List<UUID> examinerIds, String account) {
        sessions.lockTakingPlace(sessionId);
        var candidates =
                seats.inSession(sessionId).stream().map(Seat::registrationId).toList();
        var violations = new Violations();
        for (int i = 0; i < examinerIds.size(); i++) {
            var examiner = examiners.findById(examinerIds.get(i));
            var field = "examinerIds[" + i + "]";
            if (examiner == null) {
                violations.add(field, "is not an accredited examiner");
            } else if (!actingAccounts
                    .registrationsOf(examiner.account(), candidates)
                    .isEmpty()) {
                violations.add(field, ACTS);
            }
        }
        violations.throwIfAny();
        database.createNativeQuery("delete from session_examiner where session_id = :session")
                .setParameter("session", sessionId)
                .executeUpdate();
        database.createNativeQuery("insert into session_examiner (session_id, examiner_id, assigned_by, assigned_at)"
                        + " select :session, id, :account, :now from examiner where id = any(:examiners)")
                .setParameter("session", sessionId)
                .setParameter("account", account)
                .setParameter("now", clock.instant())
                .setParameter("examiners", examinerIds.toArray(UUID[]::new))
                .executeUpdate();
        audit.record("assign-examiners", "exam-session", sessionId, null);
        return ofSession(sessionId);
    }

    /** The examiners of a session, in the order of accreditation. */
    @Transactional
    public List<Examiner> of(UUID sessionId) {
        if (sessions.findById(sessionId) == null) {
            throw ExamProblem.SESSION_NOT_FOUND.exception();
        }
        return ofSession(sessionId);
    }

    private List<Examiner> ofSession(UUID sessionId) {
        return database.unwrap(Session.class)
                .createNativeQuery(
                        "select e.* from examiner e join session_examiner a on a.examiner_id = e.id"
                                + " where a.session_id = :session order by e.id",
                        Examiner.class)
                .setParameter("session", sessionId)
                .getResultList();
    }

    /** The sessions of a batch to which an account is assigned as an examiner. */
    public List<UUID> sessionsOf(UUID batchId, String account) {
        return database.unwrap(Session.class)
                .createNativeQuery(
                        "select s.id from session_examiner a join examiner e on e.id = a.examiner_id"
                                + " join exam_session s on s.id = a.session_id"
                                + " where s.batch_id = :batch and e.account = :account",
                        UUID.class)
                .setParameter("batch", batchId)
                .setParameter("account", account)
                .getResultList();
    }

    /**
     * Requires that an account is assigned to a session as an examiner, until a week after its end.
     *
     * @param account null for a role that needs no assignment
     * @throws ProblemException 404 if it is not
     */
    void requireAssigned(ExamSession session, String account) {
        if (account == null) {
            return;
        }
        var isSeen = clock.instant().isBefore(session.endsAt().plus(SEEN_AFTER_END));
        if (!isSeen || !sessionsOf(session.batchId(), account).contains(session.id())) {
            throw ExamProblem.SESSION_NOT_FOUND.exception();
        }
    }
}
