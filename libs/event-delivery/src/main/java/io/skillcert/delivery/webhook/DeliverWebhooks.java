package io.skillcert.delivery.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.skillcert.delivery.webhook.Receiver.PrivateAddressException;
import io.skillcert.delivery.webhook.Receiver.UnknownReceiverException;
import io.skillcert.job.Job;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Sends events to the receivers of webhooks. A run of the job creates the deliveries and starts those that are due; they end
 * after it. No message waits for the receiver or the name server of another, so that a slow one delays no other.
 */
@ApplicationScoped
class DeliverWebhooks implements Job {

    private static final Logger LOG = Logger.getLogger(DeliverWebhooks.class);

    /** The most messages on the way at once from a replica. */
    private static final int MAX_SENDING = 256;

    /** So many messages of a webhook are sent one after the other before others get their turn. */
    private static final int MAX_IN_TURN = 100;

    private static final int DATABASE_THREADS = 4;
    private static final Duration RESOLVER_TIME_LIMIT = Duration.ofSeconds(5);

    private final CreateDeliveries createDeliveries;
    private final DeliveryQueue queue;
    private final PrepareMessage prepareMessage;
    private final Receiver receiver;
    private final SendMessage sendMessage;
    private final MeterRegistry metrics;
    private final Semaphore free = new Semaphore(MAX_SENDING);
    private final ExecutorService database = Executors.newFixedThreadPool(DATABASE_THREADS);

    /** A look-up blocks its thread, also after its time limit. There are at most as many as messages on the way. */
    private final ExecutorService resolvers = Executors.newCachedThreadPool();

    DeliverWebhooks(
            CreateDeliveries createDeliveries,
            DeliveryQueue queue,
            PrepareMessage prepareMessage,
            Receiver receiver,
            SendMessage sendMessage,
            MeterRegistry metrics) {
        this.createDeliveries = createDeliveries;
        this.queue = queue;
        this.prepareMessage = prepareMessage;
        this.receiver = receiver;
        this.sendMessage = sendMessage;
        this.metrics = metrics;
    }

    @Override
    public String name() {
        return "deliver-webhooks";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(1);
    }

    @Override
    public boolean managesTransactions() {
        return true;
    }

    @Override
    public Progress runBatch() {
        var more = createDeliveries.createBatch();
        lease().forEach(webhook -> deliver(webhook, MAX_IN_TURN));
        return more ? Progress.MORE : Progress.DONE;
    }

    private List<UUID> lease() {
        var places = free.drainPermits();
        var leased = List.<UUID>of();
        try {
            leased = places == 0 ? leased : queue.lease(places);
        } finally {
            free.release(places - leased.size());
        }
        return leased;
    }

    private void deliver(UUID webhook, int left) {
        var begun = System.nanoTime();
        CompletableFuture.supplyAsync(() -> prepareMessage.next(webhook), database)
                .thenCompose(this::attempt)
                .whenComplete((isAccepted, failure) -> {
                    if (failure == null && isAccepted && left > 1) {
                        deliver(webhook, left - 1);
                    } else {
                        end(webhook, begun, failure);
                    }
                });
    }

    /**
     * Returns whether there was a message and the receiver has accepted it. It ends after the look-up of the host name, so that
     * a name server that does not answer takes the place of its own message and no other.
     */
    private CompletableFuture<Boolean> attempt(Optional<Message> next) {
        if (next.isEmpty()) {
            return CompletableFuture.completedFuture(false);
        }
        var message = next.get();
        var lookUp = CompletableFuture.supplyAsync(() -> receiver.resolve(message.url()), resolvers);
        var attempted = lookUp.copy()
                .orTimeout(RESOLVER_TIME_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .thenCompose(address -> sendMessage.send(message, address))
                .exceptionally(DeliverWebhooks::failed)
                .thenApplyAsync(outcome -> record(message, outcome), database);
        return lookUp.handle((address, e) -> attempted).thenCompose(Function.identity());
    }

    private boolean record(Message message, Outcome outcome) {
        queue.record(message, outcome);
        var result = outcome.isAccepted() ? "ACCEPTED" : outcome.failure().name();
        metrics.counter("skillcert.webhook.attempts", "result", result).increment();
        return outcome.isAccepted();
    }

    private static Outcome failed(Throwable e) {
        var cause = e instanceof CompletionException ? e.getCause() : e;
        if (cause instanceof PrivateAddressException) {
            return Outcome.failed(DeliveryFailure.PRIVATE_ADDRESS);
        }
        if (cause instanceof UnknownReceiverException) {
            return Outcome.failed(DeliveryFailure.UNKNOWN_HOST);
        }
        if (cause instanceof TimeoutException) {
            return Outcome.failed(DeliveryFailure.TIMEOUT);
        }
        LOG.errorf(cause, "A webhook can't be sent");
        return Outcome.failed(DeliveryFailure.CONNECTION);
    }

    /** Releases the lease of a webhook, unless its look-up took longer: then another replica may have it. */
    private void end(UUID webhook, long begun, Throwable failure) {
        if (failure != null) {
            LOG.errorf(failure, "The deliveries of the webhook %s are interrupted; the next run goes on", webhook);
        }
        var isLeased = System.nanoTime() - begun < DeliveryQueue.LEASE.toNanos();
        var release = isLeased
                ? CompletableFuture.runAsync(() -> queue.release(webhook), database)
                : CompletableFuture.<Void>completedFuture(null);
        release.whenComplete((released, e) -> {
            free.release();
            if (e != null) {
                LOG.warnf("The lease of the webhook %s ends by itself: %s", webhook, e.getMessage());
            }
        });
    }

    @PreDestroy
    void stop() {
        resolvers.shutdownNow();
        database.shutdown();
    }
}
