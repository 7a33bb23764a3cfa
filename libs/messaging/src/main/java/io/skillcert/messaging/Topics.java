package io.skillcert.messaging;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/** The names of topics: one topic of events for each producer, and topics of keys, parameters and answers. */
public final class Topics {

    /** The same for every topic, so that a person's events have the same partition everywhere. */
    public static final int PARTITIONS = 12;

    private Topics() {}

    static final String EVENTS = "events";

    /** The keys of persons, by person: a compacted topic, so that a key is gone once it is removed. */
    public static final String PERSON_KEYS = "person-keys";

    /** The parameters that people have put in force, by parameter and day: a compacted topic, so that a new reader gets all. */
    public static final String PARAMETERS = "parameters";

    /** The fingerprints of practice items, by level: a compacted topic. */
    public static final String PRACTICE_ITEMS = "practice-items";

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
     * Returns the settings with which a topic is created. A topic of keys is compacted within a day, and a removed key is gone
     * from it a week later at the latest; parts of access exports are kept for a week.
     */
    static Map<String, String> settings(String topic, MessagingConfig config) {
        var settings = new HashMap<String, String>();
        settings.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(config.topicMinInsync()));
        switch (topic.substring(topic.indexOf('.') + 1)) {
            case PERSON_KEYS -> {
                settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
                settings.put(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, days(1));
                settings.put(TopicConfig.SEGMENT_MS_CONFIG, days(1));
                settings.put(TopicConfig.DELETE_RETENTION_MS_CONFIG, days(7));
            }
            case PARAMETERS, PRACTICE_ITEMS ->
                settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
            case ACCESS_PARTS -> {
                settings.put(TopicConfig.RETENTION_MS_CONFIG, days(7));
                settings.put(TopicConfig.SEGMENT_MS_CONFIG, days(1));
            }
            default -> settings.put(TopicConfig.RETENTION_MS_CONFIG, millis(config.topicRetention()));
        }
        return settings;
    }

    private static String days(int days) {
        return millis(Duration.ofDays(days));
    }

    private static String millis(Duration time) {
        return Long.toString(time.toMillis());
    }
}
