package io.skillcert.delivery.webhook;

import io.skillcert.clock.BusinessClock;
import io.skillcert.delivery.EventLog;
import io.skillcert.delivery.ShownEvents;
import io.skillcert.delivery.ThinEvent;
import io.skillcert.http.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Prepares the next message of a webhook. An event that its account may not see any more is not sent. */
@ApplicationScoped
class PrepareMessage {

    /** How many events are withheld in one transaction. */
    private static final int MAX_WITHHELD = 100;

    private final DeliveryQueue queue;
    private final Webhooks webhooks;
    private final WebhookSecrets secrets;
    private final EventLog log;
    private final ShownEvents shown;
    private final EntityManager database;
    private final BusinessClock clock;
    private final Json json;

    PrepareMessage(
            DeliveryQueue queue,
            Webhooks webhooks,
            WebhookSecrets secrets,
            EventLog log,
            ShownEvents shown,
            EntityManager database,
            BusinessClock clock,
            Json json) {
        this.queue = queue;
        this.webhooks = webhooks;
        this.secrets = secrets;
        this.log = log;
        this.shown = shown;
        this.database = database;
        this.clock = clock;
        this.json = json;
    }

    /** Prepares the message that comes next; empty if there is none now. Extends the lease of the queue. */
    @Transactional
    Optional<Message> next(UUID id) {
        var webhook = webhooks.find(id);
        if (webhook.isEmpty()) {
            return Optional.empty();
        }
        queue.renew(id);
        for (int i = 0; i < MAX_WITHHELD; i++) {
            var due = queue.next(id);
            if (due.isEmpty()) {
                return Optional.empty();
            }
            var event = content(webhook.get(), due.get());
            if (event.isPresent()) {
                return event.map(content -> message(webhook.get(), due.get(), json.write(content)));
            }
            queue.withhold(due.get().id());
        }
        return Optional.empty();
    }

    private Optional<ThinEvent> content(Webhook webhook, DeliveryQueue.Due due) {
        if (due.position() == null) {
            return Optional.of(ThinEvent.test(due.eventId(), due.createdAt()));
        }
        return log.at(due.position())
                .filter(event -> event.id().equals(due.eventId()))
                .flatMap(event ->
                        shown.visible(webhook.viewer(), List.of(event)).stream().findFirst())
                .map(shown::show);
    }

    /** The time in the message is not that of the business clock: receivers compare it with their own. */
    private Message message(Webhook webhook, DeliveryQueue.Due due, String body) {
        var timestamp = ((Number)
                        database.createNativeQuery("select cast(extract(epoch from clock_timestamp()) as bigint)")
                                .getSingleResult())
                .longValue();
        var signature = Signature.of(due.eventId(), timestamp, body, secrets.keys(webhook, clock.instant()));
        return new Message(
                due.id(), webhook.id(), URI.create(webhook.url()), due.eventId(), body, timestamp, signature);
    }
}
