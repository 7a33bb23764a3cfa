package io.skillcert.messaging;

/** The names of the topics: one of events for each producer, one dead letter for each consumer. */
public final class Topics {

    /** Every topic has as many, so that a person's events keep their partition everywhere. */
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
