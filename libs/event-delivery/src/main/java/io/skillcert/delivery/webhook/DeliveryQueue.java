package io.skillcert.delivery.webhook;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.http.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/**
 * The deliveries that wait, one queue for each webhook. A replica leases a queue while it sends: there is at most one message
 * on the way to a receiver, however many replicas run. An event is delivered only after the earlier ones of its person.
 */
@ApplicationScoped
class DeliveryQueue {

    /** Longer than an attempt takes; then another replica goes on. */
    static final Duration LEASE = Duration.ofSeconds(60);

    /** A receiver that has failed gets nothing for this time at least, and for an hour at most. */
    private static final Duration MIN_PAUSE = Duration.ofSeconds(5);

    private static final Duration MAX_PAUSE = Duration.ofHours(1);

    private final EntityManager database;
    private final Webhooks webhooks;
    private final Audit audit;
    private final BusinessClock clock;

    DeliveryQueue(EntityManager database, Webhooks webhooks, Audit audit, BusinessClock clock) {
        this.database = database;
        this.webhooks = webhooks;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A delivery that is to be attempted.
     *
     * @param position null for a test event
     * @param attempts how many have failed
     */
    record Due(UUID id, UUID eventId, Long position, int attempts, Instant createdAt) {}

    /** Leases queues in which something is due, those first that were served longest ago. */
    @Transactional
    List<UUID> lease(int limit) {
        List<?> leased = database.createNativeQuery(
                        """
                        update webhook set leased_until = clock_timestamp() + make_interval(secs => :seconds)
                        where id in (
                            select w.id from webhook w
                            where w.status = 'ACTIVE' and w.leased_until <= clock_timestamp()
                                and (w.paused_until is null or w.paused_until <= :now)
                                and exists (select from webhook_delivery d where d.webhook_id = w.id
                                    and d.status = 'PENDING' and d.next_attempt_at <= :now)
                            order by w.leased_until limit :limit for update skip locked)
                        returning id""")
                .setParameter("seconds", LEASE.toSeconds())
                .setParameter("now", clock.instant())
                .setParameter("limit", limit)
                .getResultList();
        return leased.stream().map(UUID.class::cast).toList();
    }

    /** Extends the lease. */
    void renew(UUID webhook) {
        setLease(webhook, LEASE);
    }

    @Transactional
    void release(UUID webhook) {
        setLease(webhook, Duration.ZERO);
    }

    private void setLease(UUID webhook, Duration time) {
        database.createNativeQuery(
                        "update webhook set leased_until = clock_timestamp() + make_interval(secs => :seconds)"
                                + " where id = :id")
                .setParameter("seconds", time.toSeconds())
                .setParameter("id", webhook)
                .executeUpdate();
    }

    /** The delivery that comes next; empty if nothing is due or the receiver has failed shortly before. */
    Optional<Due> next(UUID webhook) {
        List<?> rows = database.createNativeQuery(
                        """
                        select d.id, d.event_id, d.position, d.attempts, d.created_at
                        from webhook_delivery d join webhook w on w.id = d.webhook_id
                        where w.id = :webhook and w.status = 'ACTIVE'
                            and (w.paused_until is null or w.paused_until <= :now)
                            and d.status = 'PENDING' and d.next_attempt_at <= :now
                            and not exists (select from webhook_delivery e where e.webhook_id = d.webhook_id
                                and e.event_key = d.event_key and e.status = 'PENDING' and e.position < d.position)
                        order by d.next_attempt_at, d.position limit 1""")
                .setParameter("webhook", webhook)
                .setParameter("now", clock.instant())
                .getResultList();
        return rows.stream()
                .findFirst()
                .map(Object[].class::cast)
                .map(row -> new Due(
                        (UUID) row[0],
                        (UUID) row[1],
                        row[2] == null ? null : ((Number) row[2]).longValue(),
                        ((Number) row[3]).intValue(),
                        (Instant) row[4]));
    }

    /** Ends a delivery that the account may not see any more. */
    void withhold(UUID delivery) {
        database.createNativeQuery("update webhook_delivery set status = 'WITHHELD', next_attempt_at = null,"
                        + " finished_at = :now where id = :id and status = 'PENDING'")
                .setParameter("now", clock.instant())
                .setParameter("id", delivery)
                .executeUpdate();
    }

    /** Ends all deliveries that wait for a webhook that was disabled. */
    void end(UUID webhook) {
        database.createNativeQuery("update webhook_delivery set status = 'FAILED', next_attempt_at = null,"
                        + " finished_at = :now, last_failure = :disabled where webhook_id = :id and status = 'PENDING'")
                .setParameter("now", clock.instant())
                .setParameter("disabled", DeliveryFailure.DISABLED.name())
                .setParameter("id", webhook)
                .executeUpdate();
    }

    /** Records how an attempt ended, and when the next one is made. A receiver that is gone disables its webhook. */
    @Transactional
    void record(Message message, Outcome outcome) {
        var webhook = webhooks.find(message.webhook());
        if (webhook.isEmpty()) {
            return; // deleted meanwhile, with its deliveries
        }
        if (outcome.isAccepted()) {
            finish(message, outcome, "DELIVERED", null);
            return;
        }
        pause(message.webhook(), outcome);
        retry(message, outcome);
        if (outcome.isGone() && webhook.get().isActive()) {
            webhook.get().disable(Webhook.DisabledBecause.GONE);
            webhooks.flush();
            end(message.webhook());
            audit.record(Caller.SERVICE, clock.instant(), "disable-webhook", "webhook", message.webhook(), "GONE");
        }
    }

    private void retry(Message message, Outcome outcome) {
        List<?> attempts = database.createNativeQuery("select attempts from webhook_delivery where id = :id for update")
                .setParameter("id", message.delivery())
                .getResultList();
        attempts.stream()
                .findFirst()
                .map(Number.class::cast)
                .ifPresent(failed -> finish(
                        message,
                        outcome,
                        "FAILED",
                        RetrySchedule.next(failed.intValue() + 1, outcome.retryAfter())
                                .map(clock.instant()::plus)
                                .orElse(null)));
    }

    private void finish(Message message, Outcome outcome, String status, Instant nextAttempt) {
        var now = clock.instant();
        database.unwrap(Session.class)
                .createNativeMutationQuery(
                        """
                        update webhook_delivery
                        set status = :status, attempts = attempts + 1, last_attempt_at = :now, last_status = :answer,
                            last_failure = :failure, next_attempt_at = :next, finished_at = :finished
                        where id = :id and status = 'PENDING'""")
                .setParameter("status", nextAttempt == null ? status : "PENDING")
                .setParameter("now", now)
                .setParameter("answer", outcome.status(), Integer.class)
                .setParameter(
                        "failure",
                        outcome.isAccepted() ? null : outcome.failure().name(),
                        String.class)
                .setParameter("next", nextAttempt, Instant.class)
                .setParameter("finished", nextAttempt == null ? now : null, Instant.class)
                .setParameter("id", message.delivery())
                .executeUpdate();
    }

    private void pause(UUID webhook, Outcome outcome) {
        var asked = outcome.retryAfter();
        var pause = asked.compareTo(MIN_PAUSE) < 0 ? MIN_PAUSE : asked.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : asked;
        database.createNativeQuery("update webhook set paused_until = :until where id = :id")
                .setParameter("until", clock.instant().plus(pause))
                .setParameter("id", webhook)
                .executeUpdate();
    }
}
