package io.skillcert.exam.seating;

import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/** Makes the sessions of a batch those of a plan: what is in both stays, with what is new about it. */
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
     * Returns the sessions in the order of the plan.
     *
     * @param taken the seats of the batch; those of sessions that go are vacated, and removed from the list
     */
    @Transactional(Transactional.TxType.MANDATORY)
    List<ExamSession> plan(UUID batchId, List<ExamSession.Plan> plans, List<Seat> taken) {
        var now = clock.instant();
        var known = new HashMap<ExamSession.Identity, ExamSession>();
        sessions.ofBatch(batchId).forEach(session -> known.put(session.identity(), session));
        var planned = new ArrayList<ExamSession>();
        var fresh = new ArrayList<ExamSession>();
        for (var plan : plans) {
            var session = known.remove(plan.identity());
            if (session == null) {
                session = fresh(batchId, plan, now);
                fresh.add(session);
            } else if (session.areDoorsOpen(now) && !session.is(plan)) {
                throw SeatingProblems.sessionHasBegun();
            }
            session.change(plan);
            planned.add(session);
        }
        known.values().forEach(session -> drop(session, taken, now));
        refuseRoomsTakenTwice(fresh);
        return planned;
    }

    private static ExamSession fresh(UUID batchId, ExamSession.Plan plan, Instant now) {
        var session = new ExamSession(Ids.next(), batchId, plan);
        if (session.hasBegun(now)) {
            throw SeatingProblems.sessionInThePast();
        }
        return session;
    }

    private void drop(ExamSession session, List<Seat> taken, Instant now) {
        if (session.areDoorsOpen(now)) {
            throw SeatingProblems.sessionHasBegun();
        }
        var there = taken.stream().filter(seat -> seat.session() == session).toList();
        seats.vacate(there);
        taken.removeIf(seat -> seat.session() == session);
        sessions.delete("id", session.id());
        sessions.getEntityManager().detach(session);
    }

    private void refuseRoomsTakenTwice(List<ExamSession> fresh) {
        try {
            sessions.flush();
            sessions.persist(fresh);
            sessions.flush();
        } catch (ConstraintViolationException e) {
            throw SeatingProblems.roomTaken();
        }
    }
}
