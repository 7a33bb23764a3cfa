package io.skillcert.exam.seating;

import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.exam.ExamProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/** Changes the sessions of a batch to those of a plan. Sessions that are still in the plan are kept and updated. */
@ApplicationScoped
class PlanSessions {

    private final ExamSessions sessions;
    private final Seats seats;
    private final BusinessClock clock;

    PlanSessions(ExamSessions sessions, Seats seats, BusinessClock clock) {
        this.sessions = sessions;
        this.seats = seats;
        this.clock = clock;
    }

    /**
     * Applies a plan.
     *
     * @param taken the seats of the batch; seats of sessions that are dropped are deleted and removed from the list
     * @return the sessions in the order of the plan
     * @throws io.skillcert.http.problem.ProblemException 409 if a session to change has begun, a new one begins in the past,
     *     or a room has two sessions at the same time
     */
    @Transactional(Transactional.TxType.MANDATORY)
    List<ExamSession> plan(UUID batchId, List<ExamSession.Plan> plans, List<Seat> taken) {
        var now = clock.instant();
        var known = new HashMap<ExamSession.Identity, ExamSession>();
        sessions.ofBatch(batchId).forEach(session -> known.put(session.identity(), session));
        var planned = new ArrayList<ExamSession>();
        var added = new ArrayList<ExamSession>();
        for (var plan : plans) {
            var session = known.remove(plan.identity());
            if (session == null) {
                session = added(batchId, plan, now);
                added.add(session);
            } else if (session.areDoorsOpen(now) && !session.equalsPlan(plan)) {
                throw ExamProblem.SESSION_HAS_BEGUN.exception();
            }
            session.change(plan);
            planned.add(session);
        }
        known.values().forEach(session -> drop(session, taken, now));
        persist(added);
        return planned;
    }

    private static ExamSession added(UUID batchId, ExamSession.Plan plan, Instant now) {
        var session = new ExamSession(Ids.next(), batchId, plan);
        if (session.hasBegun(now)) {
            throw ExamProblem.SESSION_IN_THE_PAST.exception();
        }
        return session;
    }

    private void drop(ExamSession session, List<Seat> taken, Instant now) {
        if (session.areDoorsOpen(now)) {
            throw ExamProblem.SESSION_HAS_BEGUN.exception();
        }
        seats.vacate(taken.stream().filter(seat -> seat.session() == session).toList());
        taken.removeIf(seat -> seat.session() == session);
        sessions.delete("id", session.id());
        sessions.getEntityManager().detach(session);
    }

    private void persist(List<ExamSession> added) {
        try {
            sessions.flush();
            sessions.persist(added);
            sessions.flush();
        } catch (ConstraintViolationException e) {
            throw ExamProblem.ROOM_TAKEN.exception();
        }
    }
}
