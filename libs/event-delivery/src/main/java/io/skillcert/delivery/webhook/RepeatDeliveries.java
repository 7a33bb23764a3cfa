package io.skillcert.delivery.webhook;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.delivery.DeliveryProblem;
import io.skillcert.delivery.EventLog;
import io.skillcert.delivery.ThinEvent;
import io.skillcert.delivery.feed.ReadFeed;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.http.problem.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Sends events of the log to a webhook again, with the ids that they had, and events that only test the receiver. */
@ApplicationScoped
public class RepeatDeliveries {

    /** The most positions of one request. */
    public static final int MAX_POSITIONS = 10_000;

    /** The most test events that wait for a webhook. */
    private static final int MAX_TESTS = 10;

    private static final int WAIT_SECONDS = 60;
    private static final String SUBJECT = "webhook";

    private final Webhooks webhooks;
    private final CreateDeliveries createDeliveries;
    private final EventLog log;
    private final Audit audit;
    private final BusinessClock clock;
    private final EntityManager database;

    RepeatDeliveries(
            Webhooks webhooks,
            CreateDeliveries createDeliveries,
            EventLog log,
            Audit audit,
            BusinessClock clock,
            EntityManager database) {
        this.webhooks = webhooks;
        this.createDeliveries = createDeliveries;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
        this.database = database;
    }

    /**
     * Sends the events between two positions again, both included, as far as the account may see them.
     *
     * @return how many are sent
     * @throws ProblemException 400 for positions that are not in the log, 409 if the webhook is disabled, 410 if the events
     *     are too old
     */
    @Transactional
    public int repeat(UUID id, String owner, long first, long last) {
        var webhook = lockActive(id, owner);
        var head = log.head();
        new Violations()
                .addIf(first > last, "fromPosition", "must not be above toPosition")
                .addIf(
                        last - first >= MAX_POSITIONS,
                        "toPosition",
                        "must be less than {0} above fromPosition",
                        MAX_POSITIONS)
                .addIf(last > head, "toPosition", "must be {0} or less", head)
                .throwIfAny();
        if (log.following(first - 1, ReadFeed.DAYS)
                .filter(EventLog.Following::isYoung)
                .isEmpty()) {
            throw DeliveryProblem.CURSOR_EXPIRED.exception(ReadFeed.DAYS);
        }
        audit.record("repeat-webhook-deliveries", SUBJECT, id, first + " to " + last);
        return createDeliveries.repeat(webhook, log.between(first, last, webhook.types(), MAX_POSITIONS));
    }

    /**
     * Sends an event that is about nothing.
     *
     * @return its id
     * @throws ProblemException 409 if the webhook is disabled, 429 if too many test events wait
     */
    @Transactional
    public UUID test(UUID id, String owner) {
        lockActive(id, owner);
        List<?> waiting = database.createNativeQuery("select id from webhook_delivery where webhook_id = :webhook"
                        + " and position is null and status = 'PENDING'")
                .setParameter("webhook", id)
                .getResultList();
        if (waiting.size() >= MAX_TESTS) {
            throw ProblemException.tooMany(WAIT_SECONDS);
        }
        var event = UUID.randomUUID();
        database.createNativeQuery(
                        """
                        insert into webhook_delivery
                            (id, webhook_id, event_id, type, status, next_attempt_at, created_at, queued_at)
                        values (:id, :webhook, :event, :type, 'PENDING', :now, :now, :now)""")
                .setParameter("id", Ids.next())
                .setParameter("webhook", id)
                .setParameter("event", event)
                .setParameter("type", ThinEvent.TEST_TYPE)
                .setParameter("now", clock.instant())
                .executeUpdate();
        return event;
    }

    private Webhook lockActive(UUID id, String owner) {
        var webhook = webhooks.lock(id, owner);
        if (!webhook.isActive()) {
            throw DeliveryProblem.WEBHOOK_DISABLED.exception();
        }
        return webhook;
    }
}
