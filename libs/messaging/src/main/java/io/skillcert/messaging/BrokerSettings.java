package io.skillcert.messaging;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** The settings {@code kafka.*} that consumers, the outbox relay and the administration of topics share. */
@ApplicationScoped
class BrokerSettings {

    private final Map<String, Object> settings;

    BrokerSettings(@Identifier("default-kafka-broker") Map<String, Object> settings) {
        this.settings = settings;
    }

    /** Returns the settings, such as {@code bootstrap.servers}, {@code security.protocol} and {@code sasl.jaas.config}. */
    Map<String, Object> all() {
        return settings;
    }
}
