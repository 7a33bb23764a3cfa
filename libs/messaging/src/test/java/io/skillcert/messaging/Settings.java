package io.skillcert.messaging;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Settings of a service with one broker, for tests without a container. */
final class Settings {

    private static final Map<String, Object> DEFAULTS = Map.of(
            "source",
            "exam",
            "createTopics",
            true,
            "topicReplication",
            (short) 1,
            "topicMinInsync",
            1,
            "topicCheckEvery",
            Duration.ofMinutes(10),
            "topicRetention",
            Duration.ofDays(30));

    private Settings() {}

    /** @param others the values of settings by the names of their methods */
    static MessagingConfig of(List<String> topics, Map<String, Object> others) {
        var values = new HashMap<>(DEFAULTS);
        values.put("topics", topics);
        values.putAll(others);
        return (MessagingConfig) Proxy.newProxyInstance(
                MessagingConfig.class.getClassLoader(),
                new Class<?>[] {MessagingConfig.class},
                (proxy, method, arguments) -> values.get(method.getName()));
    }
}
