package io.skillcert.messaging;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/** The names of topics: one topic of events for each producer, one dead-letter topic for each consumer. */
public final class Topics {

    /** The same for every topic, so that a person's events have the same partition everywhere. */
    public static final int PARTITIONS = 12;

    private Topics() {}

    static final String EVENTS = "events";

    /** The keys of persons, by person: a compacted topic, so that a key is gone once it is removed. */
    public static final String PERSON_KEYS = "person-keys";

    /** The answers of a service to access requests. */
    public static final String ACCESS_PARTS = "access-parts";

    /** @param source {@code registration}, {@code exam} or {@code subsidy} */
    public static String of(String source) {
        return of(source, EVENTS);
    }

    static String of(String source, String stream) {
        return source + "." + stream;
    }

    /**
     * The settings with which a topic is created. A topic of keys is compacted within a day, and a removed key is gone from
     * it a week later at the latest; parts of access exports are kept for a week.
     */
    static Map<String, String> settings(String topic, Duration retention) {
        var stream = topic.substring(topic.indexOf('.') + 1);
        return switch (stream) {
            case PERSON_KEYS ->
                Map.of(
                        "cleanup.policy", "compact",
                        "max.compaction.lag.ms", millis(1),
                        "segment.ms", millis(1),
                        "delete.retention.ms", millis(7));
            case ACCESS_PARTS -> Map.of("retention.ms", millis(7), "segment.ms", millis(1));
            default -> Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()));
        };
    }

    private static String millis(int days) {
        return Long.toString(Duration.ofDays(days).toMillis());
    }
}
