package io.skillcert.messaging;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.fault.KafkaFailureHandler;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Singleton;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;

/**
 * Leaves the offset of a failed record uncommitted. Every event is handled or parked, so that a poll fails only while the
 * service shuts down; then another replica reads the records.
 */
@Singleton
@Identifier(LeaveUncommitted.STRATEGY)
public class LeaveUncommitted implements KafkaFailureHandler.Factory, KafkaFailureHandler {

    /** The name of the failure strategy in the channels' configuration. */
    public static final String STRATEGY = "leave-uncommitted";

    private static final Logger LOG = Logger.getLogger(LeaveUncommitted.class);

    @Override
    public KafkaFailureHandler create(
            KafkaConnectorIncomingConfiguration config,
            Vertx vertx,
            KafkaConsumer<?, ?> consumer,
            BiConsumer<Throwable, Boolean> reportFailure) {
        return this;
    }

    @Override
    public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> event, Throwable reason, Metadata metadata) {
        LOG.infof("An event of %s is left to another replica: %s", event.getTopic(), reason);
        return Uni.createFrom().nothing();
    }
}
