package io.skillcert.messaging;

import io.smallrye.mutiny.Multi;
import io.smallrye.reactive.messaging.PublisherDecorator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Subscribes a channel again whose Kafka client could not be created. A client needs a bootstrap server whose name can be
 * resolved, and while a container is stopped its name can't be.
 */
@ApplicationScoped
class ConsumerRetry implements PublisherDecorator {

    private static final Logger LOG = Logger.getLogger(ConsumerRetry.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    @Override
    public Multi<? extends Message<?>> decorate(
            Multi<? extends Message<?>> publisher, List<String> channels, boolean isConnector) {
        if (!isConnector) {
            return publisher;
        }
        return publisher
                .onFailure(KafkaException.class)
                .invoke(e -> LOG.warnf("The consumer of %s will be created again: %s", channels, e))
                .onFailure(KafkaException.class)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }
}
