package io.skillcert.messaging;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** An event that a consumer could not handle, or that waits behind such an event of its key. */
@Entity
@Table(name = "parked_event")
public class ParkedEvent {

    /** Why an event is parked. */
    public enum Cause {
        /** Its handler failed. */
        FAILED,
        /** It has no key, identifier or type, or its value can't be read. */
        UNREADABLE,
        /** Its producer has not signed it. It is never handled. */
        FORGED,
        /** The consumer does not know its type. */
        UNKNOWN_TYPE,
        /** Earlier events of its key have not arrived. */
        GAP,
        /** An earlier event of its key is parked. */
        BEHIND;

        /** Whether the event goes on by itself when those before it are handled. */
        boolean waits() {
            return this == GAP || this == BEHIND;
        }
    }

    @Id
    private UUID id;

    private String consumer;
    private String topic;
    private int partition;
    private long recordOffset;
    private String eventKey;
    private String eventId;
    private String type;
    private long epoch;
    private Long sequence;
    private String eventTime;
    private String dataSchema;
    private String traceparent;
    private byte[] content;

    @Enumerated(EnumType.STRING)
    private Cause cause;

    private String message;
    private String stack;
    private int attempts;

    @Column(insertable = false, updatable = false)
    private Instant parkedAt;

    private String discardAskedBy;
    private String discardReason;
    private String discardedBy;
    private String replayedBy;
    private Instant endedAt;

    protected ParkedEvent() {}

    ParkedEvent(UUID id, String consumer, CloudEvent event, Cause cause, String message, String stack, int attempts) {
        this.id = id;
        this.consumer = consumer;
        this.topic = event.topic();
        this.partition = event.partition();
        this.recordOffset = event.offset();
        this.eventKey = event.key();
        this.eventId = event.id();
        this.type = event.type();
        this.epoch = event.epoch();
        this.sequence = event.sequence();
        this.eventTime = event.time();
        this.dataSchema = event.dataSchema();
        this.traceparent = event.traceparent();
        this.content = event.value();
        this.cause = cause;
        this.message = message;
        this.stack = stack;
        this.attempts = attempts;
    }

    CloudEvent event() {
        return new CloudEvent(
                topic,
                partition,
                recordOffset,
                eventKey,
                eventId,
                type,
                epoch,
                sequence,
                eventTime,
                dataSchema,
                traceparent,
                content,
                isDefect() ? new CloudEvent.Defect(cause, message) : null);
    }

    /** Whether the record can't be handled whatever is mended. */
    private boolean isDefect() {
        return cause == Cause.FORGED || cause == Cause.UNREADABLE && attempts == 0;
    }

    void failed(String newMessage, String newStack) {
        if (!isDefect()) {
            cause = Cause.FAILED;
            message = newMessage;
            stack = newStack;
            attempts++;
        }
    }

    void replayed(String by, Instant at) {
        replayedBy = by;
        endedAt = at;
    }

    /** Ends without its effect. */
    void overtaken(String by, Instant at) {
        message = "a newer event of the key was handled before: this one has had no effect";
        replayed(by, at);
    }

    void askToDiscard(String by, String reason) {
        discardAskedBy = by;
        discardReason = reason;
    }

    void discarded(String by, Instant at) {
        discardedBy = by;
        endedAt = at;
    }

    public UUID id() {
        return id;
    }

    public String consumer() {
        return consumer;
    }

    public String topic() {
        return topic;
    }

    public int partition() {
        return partition;
    }

    public long offset() {
        return recordOffset;
    }

    public String key() {
        return eventKey;
    }

    public String eventId() {
        return eventId;
    }

    public String type() {
        return type;
    }

    public Optional<Long> sequence() {
        return Optional.ofNullable(sequence);
    }

    public Cause cause() {
        return cause;
    }

    public String message() {
        return message;
    }

    public Optional<String> stack() {
        return Optional.ofNullable(stack);
    }

    public int attempts() {
        return attempts;
    }

    public Instant parkedAt() {
        return parkedAt;
    }

    public Optional<String> discardAskedBy() {
        return Optional.ofNullable(discardAskedBy);
    }

    public Optional<String> discardReason() {
        return Optional.ofNullable(discardReason);
    }

    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }
}
