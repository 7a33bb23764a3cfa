package io.skillcert.messaging;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;

/** Producer settings: acknowledged by all in-sync replicas, idempotent. */
final class ProducerSettings {

    private static final int REQUEST_TIMEOUT_MILLIS = 5_000;

    private ProducerSettings() {}

    /** @param broker the settings {@code kafka.*}, such as addresses, TLS and SASL, which consumers have too */
    static Map<String, Object> of(Map<String, Object> broker, Duration deliveryTimeout) {
        var settings = new HashMap<>(broker);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int)
                Math.min(REQUEST_TIMEOUT_MILLIS, deliveryTimeout.toMillis()));
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) deliveryTimeout.toMillis());
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, deliveryTimeout.toMillis());
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        return settings;
    }
}
