package io.skillcert.delivery.webhook;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.AdvisoryLock;
import io.skillcert.database.Ids;
import io.skillcert.delivery.DeliveryProblem;
import io.skillcert.delivery.EventLog;
import io.skillcert.delivery.ShownEvents;
import io.skillcert.delivery.Viewer;
import io.skillcert.http.ETags;
import io.skillcert.http.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/** Registers, changes and deletes the webhooks of an account, and rotates their secrets. */
@ApplicationScoped
public class ManageWebhooks {

    /** The most webhooks of an account in a service. */
    static final int MAX_OF_ACCOUNT = 10;

    /** How long messages are signed with the secret before a rotation too. */
    private static final Duration ROTATION = Duration.ofHours(24);

    private static final String SUBJECT = "webhook";

    private final Webhooks webhooks;
    private final WebhookSecrets secrets;
    private final DeliveryQueue queue;
    private final Receiver receiver;
    private final ShownEvents shown;
    private final EventLog log;
    private final Audit audit;
    private final BusinessClock clock;
    private final EntityManager database;

    ManageWebhooks(
            Webhooks webhooks,
            WebhookSecrets secrets,
            DeliveryQueue queue,
            Receiver receiver,
            ShownEvents shown,
            EventLog log,
            Audit audit,
            BusinessClock clock,
            EntityManager database) {
        this.webhooks = webhooks;
        this.secrets = secrets;
        this.queue = queue;
        this.receiver = receiver;
        this.shown = shown;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
        this.database = database;
    }

    /**
     * What is sent where.
     *
     * @param types the types of events; empty for all
     */
    public record Subscription(String url, Set<String> types) {}

    /** A webhook with its secret, which is shown only now. */
    public record WithSecret(Webhook webhook, String secret) {}

    /**
     * Registers a webhook for the events that are logged from now on.
     *
     * @throws ProblemException 400 for an unknown type or a URL to which nothing is sent, 409 if the account has a webhook
     *     with the URL or too many
     */
    @Transactional
    public WithSecret register(Viewer viewer, Subscription subscription) {
        requireValid(subscription);
        AdvisoryLock.lock(database, "webhooks:" + viewer.account());
        requireOtherUrl(viewer.account(), subscription.url(), null);
        var count = webhooks.of(viewer.account()).size();
        if (count >= MAX_OF_ACCOUNT) {
            throw DeliveryProblem.TOO_MANY_WEBHOOKS.exception(count);
        }
        var id = Ids.next();
        var secret = secrets.create();
        var webhook = new Webhook(id, viewer, secrets.encrypt(secret, id), log.head() + 1, clock.instant());
        webhook.send(subscription.url(), subscription.types(), viewer.seesAll());
        webhooks.add(webhook);
        audit.record("register-webhook", SUBJECT, id, null);
        return new WithSecret(webhook, secret);
    }

    /**
     * Changes a webhook, enables or disables it. While it is disabled no deliveries are created.
     *
     * @throws ProblemException also 404, and 412 or 428 if {@code ifMatch} is not its version
     */
    @Transactional
    public Webhook change(UUID id, Viewer viewer, Subscription subscription, boolean enabled, String ifMatch) {
        requireValid(subscription);
        AdvisoryLock.lock(database, "webhooks:" + viewer.account());
        var webhook = webhooks.lock(id, viewer.account());
        ETags.require(ifMatch, webhook.version());
        requireOtherUrl(viewer.account(), subscription.url(), id);
        webhook.send(subscription.url(), subscription.types(), viewer.seesAll());
        if (enabled) {
            webhook.enable();
        } else if (webhook.isActive()) {
            webhook.disable(Webhook.DisabledBecause.OWNER);
        }
        webhooks.flush();
        if (!enabled) {
            queue.end(id);
        }
        audit.record("change-webhook", SUBJECT, id, null);
        return webhook;
    }

    /** Makes a new secret. For a day messages have a signature with the one before as well. */
    @Transactional
    public WithSecret rotate(UUID id, String owner) {
        var webhook = webhooks.lock(id, owner);
        var secret = secrets.create();
        webhook.replaceSecret(
                secrets.encrypt(secret, id),
                secrets.encryptAsPrevious(webhook),
                clock.instant().plus(ROTATION));
        webhooks.flush();
        audit.record("rotate-webhook-secret", SUBJECT, id, null);
        return new WithSecret(webhook, secret);
    }

    /** @param owner null for an operator, who may delete the webhook of any account */
    @Transactional
    public void delete(UUID id, String owner) {
        webhooks.remove(webhooks.lock(id, owner));
        audit.record("delete-webhook", SUBJECT, id, null);
    }

    private void requireValid(Subscription subscription) {
        receiver.requireValid(subscription.url());
        shown.requireKnown(subscription.types(), "types");
    }

    private void requireOtherUrl(String account, String url, UUID except) {
        webhooks.of(account).stream()
                .filter(webhook -> webhook.url().equals(url) && !webhook.id().equals(except))
                .findFirst()
                .ifPresent(webhook -> {
                    throw DeliveryProblem.WEBHOOK_EXISTS.exception(webhook.id());
                });
    }
}
