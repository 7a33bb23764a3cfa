package io.skillcert.messaging;

/** The names of topics: one topic of events for each producer, one dead-letter topic for each consumer. */
public final class Topics {

    /** The same for every topic, so that a person's events have the same partition everywhere. */
    public static final int PARTITIONS = 12;

    private Topics() {}

    /** @param source {@code registration}, {@code exam} or {@code subsidy} */
    public static String of(String source) {
        return source + ".events";
    }

    public static String deadLetter(String service) {
        return service + ".dead-letter";
    }
}
