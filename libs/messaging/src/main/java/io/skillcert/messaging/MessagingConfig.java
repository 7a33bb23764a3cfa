package io.skillcert.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The settings {@code skillcert.messaging.*}: what a service publishes and how its relay works. */
@ConfigMapping(prefix = "skillcert.messaging")
public interface MessagingConfig {

    /** The producer's name, {@code exam}: its events go to {@code exam.events}. */
    String source();

    /** The topics the service writes or reads; missing ones are created at the start. */
    List<String> topics();

    /** Create missing topics at the start. Off where operators create them. */
    @WithDefault("true")
    boolean createTopics();

    /** Relays in this replica. */
    @WithDefault("1")
    int relays();

    /** How long the relay sleeps at most when nothing waits; a commit wakes it at once. */
    @WithDefault("1s")
    Duration relayIdle();

    /** How long the broker may take to acknowledge an event before it is sent again. */
    @WithDefault("10s")
    Duration deliveryTimeout();

    /** How often the depth of the outbox is measured and the broker is looked for. */
    @WithDefault("5s")
    Duration measureEvery();

    /** After how long without progress of a relay or a consumer the replica is no longer alive. */
    @WithDefault("5M")
    Duration stuckAfter();

    /** The replicas of each partition of a topic. */
    @WithDefault("3")
    short topicReplication();

    /** How many replicas must have an event before it is acknowledged. */
    @WithDefault("2")
    int topicMinInsync();

    /** How often the topics are compared with these settings. */
    @WithDefault("10M")
    Duration topicCheckEvery();

    /** How long a topic of events keeps an event. */
    @WithDefault("P30D")
    Duration topicRetention();

    /** Whether events are signed, and what happens to one whose signature does not fit. */
    @WithDefault("require")
    Signatures signatures();

    /** The addresses at which producers publish their keys (JWKS), by the names of the producers. */
    Map<String, URI> jwks();

    /** How old the keys of a producer may be before they are fetched again. */
    @WithDefault("10M")
    Duration keysRefresh();

    /** What the service does with signatures of events. */
    enum Signatures {
        /** Neither signs nor verifies. */
        OFF,
        /** Signs, and logs and counts events whose signature does not fit. */
        WARN,
        /** Signs, and handles no event whose signature does not fit. */
        REQUIRE
    }

    /** How long the inbox knows an event: longer than any topic keeps it. */
    @WithDefault("P90D")
    Duration inboxRetention();

    /** The partitions of a poll that are handled at once; each takes a database connection. */
    @WithDefault("4")
    int partitionsAtOnce();

    /** The most events that are handled in one transaction. */
    @WithDefault("500")
    int eventsAtOnce();

    /** How long an event waits for earlier events of its key before it is reported. */
    @WithDefault("10M")
    Duration gapWait();

    /** How long the event log keeps an event: at least 90 days. It is dropped by whole months. */
    @WithDefault("P400D")
    Duration logRetention();
}
