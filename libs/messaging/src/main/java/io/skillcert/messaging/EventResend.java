package io.skillcert.messaging;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A request to publish the logged events of a range of positions again. */
@Entity
@Table(name = "event_resend")
public class EventResend {

    @Id
    private UUID id;

    private long fromPosition;
    private long toPosition;
    private long nextPosition;
    private String reason;
    private String requestedBy;
    private Instant requestedAt;
    private long sent;
    private Instant finishedAt;

    protected EventResend() {} // for JPA

    /** @param toPosition inclusive; one less than the first if there is nothing to publish */
    EventResend(UUID id, long fromPosition, long toPosition, String reason, String requestedBy, Instant requestedAt) {
        this.id = id;
        this.fromPosition = fromPosition;
        this.toPosition = toPosition;
        this.nextPosition = fromPosition;
        this.reason = reason;
        this.requestedBy = requestedBy;
        this.requestedAt = requestedAt;
    }

    /** Records that the events before a position are published. */
    void advance(long events, long next, Instant now) {
        sent += events;
        nextPosition = next;
        if (next > toPosition) {
            finishedAt = now;
        }
    }

    public UUID id() {
        return id;
    }

    public long fromPosition() {
        return fromPosition;
    }

    public long toPosition() {
        return toPosition;
    }

    long nextPosition() {
        return nextPosition;
    }

    public String reason() {
        return reason;
    }

    public String requestedBy() {
        return requestedBy;
    }

    public Instant requestedAt() {
        return requestedAt;
    }

    /** Returns the number of events that are published so far. */
    public long sent() {
        return sent;
    }

    public Optional<Instant> finishedAt() {
        return Optional.ofNullable(finishedAt);
    }
}
