package io.skillcert.delivery.webhook;

import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.delivery.EventLog;
import io.skillcert.delivery.LoggedEvent;
import io.skillcert.delivery.ShownEvents;
import io.skillcert.delivery.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

/** Creates the deliveries of the events that were logged, for the webhooks whose accounts may see them. */
@ApplicationScoped
class CreateDeliveries {

    private static final int BATCH_SIZE = 500;

    private final EntityManager database;
    private final EventLog log;
    private final ShownEvents shown;
    private final Webhooks webhooks;
    private final BusinessClock clock;

    CreateDeliveries(EntityManager database, EventLog log, ShownEvents shown, Webhooks webhooks, BusinessClock clock) {
        this.database = database;
        this.log = log;
        this.shown = shown;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /**
     * Creates the deliveries of the next events of the log.
     *
     * @return whether there may be more
     */
    @Transactional
    boolean createBatch() {
        var done = ((Number) database.createNativeQuery("select position from webhook_cursor for update")
                        .getSingleResult())
                .longValue();
        var head = log.head();
        if (done >= head) {
            return false;
        }
        var active = webhooks.active();
        var last = active.isEmpty() ? head : Math.min(head, done + BATCH_SIZE);
        if (!active.isEmpty()) {
            create(active, log.between(done + 1, last, List.of(), BATCH_SIZE));
        }
        database.createNativeQuery("update webhook_cursor set position = :last")
                .setParameter("last", last)
                .executeUpdate();
        return last < head;
    }

    private void create(List<Webhook> active, List<LoggedEvent> events) {
        var visible = new HashMap<Viewer, List<LoggedEvent>>();
        for (var webhook : active) {
            var seen = visible.computeIfAbsent(webhook.viewer(), viewer -> shown.visible(viewer, events));
            add(
                    webhook,
                    seen.stream()
                            .filter(event -> webhook.isFor(event.type(), event.position()))
                            .toList());
        }
    }

    /** Delivers events again that were delivered before or not, with the same ids. */
    int repeat(Webhook webhook, List<LoggedEvent> events) {
        return add(
                webhook,
                shown.visible(webhook.viewer(), events).stream()
                        .filter(event ->
                                webhook.types().isEmpty() || webhook.types().contains(event.type()))
                        .toList());
    }

    private int add(Webhook webhook, List<LoggedEvent> events) {
        if (events.isEmpty()) {
            return 0;
        }
        return database.createNativeQuery(
                        """
                        insert into webhook_delivery
                            (id, webhook_id, event_id, position, event_key, type, status, next_attempt_at, created_at,
                            queued_at)
                        select n.id, :webhook, n.event_id, n.position, n.key, n.type, 'PENDING', :now, :now, :now
                        from unnest(cast(:ids as uuid[]), cast(:events as uuid[]), cast(:positions as bigint[]),
                            cast(:keys as text[]), cast(:types as text[])) as n (id, event_id, position, key, type)
                        on conflict (webhook_id, event_id) do update
                        set status = 'PENDING', attempts = 0, next_attempt_at = excluded.next_attempt_at,
                            queued_at = excluded.queued_at, finished_at = null
                        where webhook_delivery.status <> 'PENDING'""")
                .setParameter("webhook", webhook.id())
                .setParameter("now", clock.instant())
                .setParameter("ids", events.stream().map(event -> Ids.next()).toArray(UUID[]::new))
                .setParameter("events", events.stream().map(LoggedEvent::id).toArray(UUID[]::new))
                .setParameter(
                        "positions", events.stream().map(LoggedEvent::position).toArray(Long[]::new))
                .setParameter(
                        "keys",
                        events.stream().map(event -> event.key().toString()).toArray(String[]::new))
                .setParameter("types", events.stream().map(LoggedEvent::type).toArray(String[]::new))
                .executeUpdate();
    }
}
