package io.skillcert.messaging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Compares the topics of a service with its configuration. */
final class TopicCheck {

    private static final int TIMEOUT_SECONDS = 10;
    private static final String UNLIMITED = "-1";

    private final MessagingConfig config;

    TopicCheck(MessagingConfig config) {
        this.config = config;
    }

    /**
     * A setting of a topic that is weaker than configured.
     *
     * @param setting the name of the setting, as Kafka's tools call it
     */
    record Weakness(String topic, String setting, String actual, String configured) {

        @Override
        public String toString() {
            return "Topic %s has %s=%s, but %s is configured; alter the topic, or the configuration of the service"
                    .formatted(topic, setting, actual, configured);
        }
    }

    /** Returns the names of the topics that don't exist. */
    List<String> missing(Admin admin) throws InterruptedException, ExecutionException, TimeoutException {
        var existing = existing(admin);
        return config.topics().stream()
                .filter(name -> !existing.containsKey(name))
                .toList();
    }

    /** Returns what is weaker than configured, topic by topic; a missing topic is weaker, too. */
    List<Weakness> weaknesses(Admin admin) throws InterruptedException, ExecutionException, TimeoutException {
        var existing = existing(admin);
        var settings = settings(admin, existing.keySet().stream().toList());
        var found = new ArrayList<Weakness>();
        for (var name : config.topics()) {
            var topic = existing.get(name);
            if (topic == null) {
                found.add(new Weakness(name, "partitions", "0", Integer.toString(Topics.PARTITIONS)));
            } else {
                addWeakness(found, name, "partitions", topic.partitions().size(), Topics.PARTITIONS);
                addWeakness(found, name, "replication.factor", replication(topic), config.topicReplication());
                addWeakSettings(found, name, settings.get(name));
            }
        }
        return found;
    }

    private void addWeakSettings(List<Weakness> found, String name, Config actual) {
        var wanted = Topics.settings(name, config);
        wanted.forEach((setting, value) -> {
            var now = actual.get(setting).value();
            switch (setting) {
                case TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG ->
                    addWeakness(found, name, setting, Long.parseLong(now), Long.parseLong(value));
                case TopicConfig.RETENTION_MS_CONFIG -> {
                    if (!now.equals(UNLIMITED)) {
                        addWeakness(found, name, setting, Long.parseLong(now), Long.parseLong(value));
                    }
                }
                case TopicConfig.CLEANUP_POLICY_CONFIG -> {
                    if (!now.equals(value)) {
                        found.add(new Weakness(name, setting, now, value));
                    }
                }
                default -> {
                    // other settings decide how soon something is deleted that may stay longer
                }
            }
        });
    }

    private static void addWeakness(List<Weakness> found, String topic, String setting, long actual, long configured) {
        if (actual < configured) {
            found.add(new Weakness(topic, setting, Long.toString(actual), Long.toString(configured)));
        }
    }

    private static int replication(TopicDescription topic) {
        return topic.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
    }

    private Map<String, TopicDescription> existing(Admin admin)
            throws InterruptedException, ExecutionException, TimeoutException {
        var existing = new HashMap<String, TopicDescription>();
        for (var topic : admin.describeTopics(config.topics()).topicNameValues().entrySet()) {
            try {
                existing.put(topic.getKey(), topic.getValue().get(TIMEOUT_SECONDS, TimeUnit.SECONDS));
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
        }
        return existing;
    }

    private static Map<String, Config> settings(Admin admin, List<String> names)
            throws InterruptedException, ExecutionException, TimeoutException {
        var resources = names.stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        return admin.describeConfigs(resources).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS).entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue));
    }
}
