package io.skillcert.messaging;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The settings {@code kafka.*} that consumers, the outbox relay and the administration of topics share. */
@ApplicationScoped
class BrokerSettings {

    private final Map<String, Object> settings;
    private final String application;

    BrokerSettings(
            @Identifier("default-kafka-broker") Map<String, Object> settings,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.settings = settings;
        this.application = application;
    }

    /** Returns the settings, such as {@code bootstrap.servers}, {@code security.protocol} and {@code sasl.jaas.config}. */
    Map<String, Object> all() {
        return settings;
    }

    /**
     * Returns the settings of one client. Its {@code client.id}, by which the broker's logs and quotas name it, begins with
     * the configured one or else with the name of the service.
     *
     * @param client what the client is for, such as {@code outbox-relay-0}
     */
    Map<String, Object> of(String client) {
        var own = new HashMap<>(settings);
        var prefix = settings.getOrDefault(CommonClientConfigs.CLIENT_ID_CONFIG, application);
        own.put(CommonClientConfigs.CLIENT_ID_CONFIG, prefix + "-" + client);
        return own;
    }

    /** Returns a client for the administration of the broker, whose calls end after the time-out. */
    Admin admin(String client, int timeoutMillis) {
        var own = of(client);
        own.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeoutMillis);
        own.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeoutMillis);
        return Admin.create(own);
    }
}
