package io.skillcert.messaging;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.http.problem.Violations;
import io.skillcert.http.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The requests to publish logged events again, one at a time. */
@ApplicationScoped
public class EventResends {

    /** The most positions of one request. */
    static final long MAX_POSITIONS = 10_000_000;

    private static final int LISTED = 100;

    private final EntityManager database;
    private final Caller caller;
    private final Audit audit;
    private final BusinessClock clock;

    EventResends(EntityManager database, Caller caller, Audit audit, BusinessClock clock) {
        this.database = database;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Requests that the events from a position on are published again.
     *
     * @param to the last position; null for the last one that is logged now
     * @throws io.skillcert.http.problem.ProblemException 409 while another request is running, 400 for positions that are not logged
     */
    @Transactional
    public EventResend request(long from, Long to, String reason) {
        long last = number("select position from event_log_head for update");
        var until = to == null ? last : to;
        new Violations()
                .addIf(to != null && to > last, "toPosition", "must be {0} or less", last)
                .addIf(to != null && to < from, "toPosition", "must be {0} or more", from)
                .addIf(from > last + 1, "fromPosition", "must be {0} or less", last)
                .addIf(until - from >= MAX_POSITIONS, "toPosition", "must be {0} or less", from + MAX_POSITIONS - 1)
                .throwIfAny();
        running().ifPresent(other -> {
            throw MessagingProblem.RESEND_RUNNING.exception(other.id());
        });
        var resend = new EventResend(Ids.next(), from, until, reason, caller.account(), clock.instant());
        if (until < from) {
            resend.advance(0, from, clock.instant());
        }
        database.persist(resend);
        audit.record("resend-events", "event-log", from + " to " + until, reason);
        return resend;
    }

    /** Requests that what was logged at a time and later is published again. */
    @Transactional
    public EventResend requestSince(Instant time, Long to, String reason) {
        var first = database.createNativeQuery(
                        "select coalesce((select min(position) from event_log where logged_at >= :time),"
                                + " (select position + 1 from event_log_head))",
                        Long.class)
                .setParameter("time", time)
                .getSingleResult();
        return request((Long) first, to, reason);
    }

    private long number(String query) {
        return (Long) database.createNativeQuery(query, Long.class).getSingleResult();
    }

    Optional<EventResend> running() {
        return database.createQuery("from EventResend r where r.finishedAt is null", EventResend.class)
                .getResultStream()
                .findFirst();
    }

    /** @throws io.skillcert.http.problem.ProblemException 404 if there is none */
    public EventResend get(UUID id) {
        return Optional.ofNullable(database.find(EventResend.class, id))
                .orElseThrow(MessagingProblem.RESEND_NOT_FOUND::exception);
    }

    /** Returns the latest requests, newest first. */
    public List<EventResend> latest() {
        return database.createQuery("from EventResend r order by r.requestedAt desc, r.id desc", EventResend.class)
                .setMaxResults(LISTED)
                .getResultList();
    }
}
