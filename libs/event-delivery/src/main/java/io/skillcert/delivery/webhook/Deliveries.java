package io.skillcert.delivery.webhook;

import io.skillcert.http.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Reads what was and is to be delivered to a webhook. */
@ApplicationScoped
public class Deliveries {

    private final EntityManager database;

    Deliveries(EntityManager database) {
        this.database = database;
    }

    /** How far a delivery is. */
    public enum Status {
        PENDING,
        DELIVERED,
        /** All attempts have failed, or the webhook was disabled. */
        FAILED,
        /** The account could not see the event any more when it was to be sent. */
        WITHHELD
    }

    /**
     * A delivery.
     *
     * @param position of the event in the log; null for a test event
     * @param lastStatus of the receiver's last answer; null without one
     * @param lastFailure why the last attempt has failed; null if it has not
     */
    public record Delivery(
            UUID id,
            UUID eventId,
            Long position,
            String type,
            Status status,
            int attempts,
            Instant nextAttemptAt,
            Instant lastAttemptAt,
            Integer lastStatus,
            DeliveryFailure lastFailure,
            Instant createdAt) {}

    /** @param status null for any */
    public List<Delivery> page(UUID webhook, Status status, PageRequest page) {
        var rows = database.unwrap(Session.class)
                .createNativeQuery(
                        """
                        select id, event_id, position, type, status, attempts, next_attempt_at, last_attempt_at, last_status,
                            last_failure, created_at
                        from webhook_delivery
                        where webhook_id = :webhook and id > :after and (cast(:status as text) is null or status = :status)
                        order by id""",
                        Object[].class)
                .setParameter("webhook", webhook)
                .setParameter("after", page.after())
                .setParameter("status", status == null ? null : status.name(), String.class)
                .setMaxResults(page.fetchSize())
                .getResultList();
        return rows.stream()
                .map(row -> new Delivery(
                        (UUID) row[0],
                        (UUID) row[1],
                        row[2] == null ? null : ((Number) row[2]).longValue(),
                        (String) row[3],
                        Status.valueOf((String) row[4]),
                        ((Number) row[5]).intValue(),
                        (Instant) row[6],
                        (Instant) row[7],
                        row[8] == null ? null : ((Number) row[8]).intValue(),
                        row[9] == null ? null : DeliveryFailure.valueOf((String) row[9]),
                        (Instant) row[10]))
                .toList();
    }
}
