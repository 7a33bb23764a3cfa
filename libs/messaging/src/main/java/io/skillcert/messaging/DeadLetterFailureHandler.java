package io.skillcert.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.fault.KafkaDeadLetterQueue;
import io.smallrye.reactive.messaging.kafka.fault.KafkaFailureHandler;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;

/**
 * Sends events that can't be handled to the dead-letter topic, except while the service shuts down: then an event fails only
 * because the pool or the container is already closed. Its offset is not committed and another replica reads it.
 */
@Singleton
@Identifier(DeadLetterFailureHandler.STRATEGY)
public class DeadLetterFailureHandler implements KafkaFailureHandler.Factory {

    /** The name of the failure strategy in the channels' configuration. */
    public static final String STRATEGY = "dead-letter-unless-stopping";

    private static final Logger LOG = Logger.getLogger(DeadLetterFailureHandler.class);
    private static final int FIRST = 1;

    private final KafkaDeadLetterQueue.Factory queues;
    private volatile boolean stopping;

    DeadLetterFailureHandler(@Identifier("dead-letter-queue") KafkaDeadLetterQueue.Factory queues) {
        this.queues = queues;
    }

    void stop(@Observes @Priority(FIRST) ShutdownEvent event) {
        stopping = true;
    }

    @Override
    public KafkaFailureHandler create(
            KafkaConnectorIncomingConfiguration config,
            Vertx vertx,
            KafkaConsumer<?, ?> consumer,
            BiConsumer<Throwable, Boolean> reportFailure) {
        return new Handler(() -> queues.create(config, vertx, consumer, reportFailure));
    }

    private final class Handler implements KafkaFailureHandler {

        private final Supplier<KafkaFailureHandler> queues;
        private KafkaFailureHandler queue;

        /** @param queues creates a producer, which needs a broker whose name is known: only when it is needed */
        Handler(Supplier<KafkaFailureHandler> queues) {
            this.queues = queues;
        }

        private synchronized KafkaFailureHandler queue() {
            if (queue == null) {
                queue = queues.get();
            }
            return queue;
        }

        @Override
        public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> event, Throwable reason, Metadata metadata) {
            if (stopping) {
                LOG.infof(
                        "The service shuts down; another replica will handle this event of %s: %s",
                        event.getTopic(), reason);
                return Uni.createFrom().nothing();
            }
            return Uni.createFrom().deferred(() -> queue().handle(event, reason, metadata));
        }

        @Override
        public synchronized void terminate() {
            if (queue != null) {
                queue.terminate();
            }
        }
    }
}
