package io.skillcert.messaging;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.reactive.messaging.PublisherDecorator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.ClientDnsLookup;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.CommonClientConfigs;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Subscribes a channel to Kafka only once a name of the bootstrap servers can be resolved. Before that a consumer can't be
 * created, and while a container is stopped its name can't be resolved.
 */
@ApplicationScoped
class AwaitBrokerName implements PublisherDecorator {

    private static final Logger LOG = Logger.getLogger(AwaitBrokerName.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final BrokerSettings broker;

    AwaitBrokerName(BrokerSettings broker) {
        this.broker = broker;
    }

    @Override
    public Multi<? extends Message<?>> decorate(
            Multi<? extends Message<?>> publisher, List<String> channels, boolean isConnector) {
        if (!isConnector) {
            return publisher;
        }
        return Uni.createFrom()
                .item(this::addresses)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure()
                .invoke(e -> LOG.warnf("The consumer of %s waits for the broker: %s", channels, e.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .onItem()
                .transformToMulti(known -> publisher);
    }

    /** @throws org.apache.kafka.common.config.ConfigException if no name can be resolved */
    private List<?> addresses() {
        var servers =
                broker.all().get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG).toString();
        return ClientUtils.parseAndValidateAddresses(List.of(servers.split(" *, *")), ClientDnsLookup.USE_ALL_DNS_IPS);
    }
}
