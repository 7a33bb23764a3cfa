package io.skillcert.notification;

import io.skillcert.database.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A notification (通知) that a letter is ready, to one account by one channel. */
@Entity
@Table(name = "notification")
public class Notification {

    /** How far a notification is. */
    public enum Status {
        /** It waits to be sent, for the first time or again. */
        PENDING,
        SENT,
        /** The last attempt has failed. An operator can have it sent again. */
        FAILED
    }

    @Id
    private UUID id;

    private UUID letterId;
    private String account;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    @Enumerated(EnumType.STRING)
    private Status status;

    private int attempts;
    private Instant nextAttemptAt;

    @Enumerated(EnumType.STRING)
    private Failure lastFailure;

    private Instant createdAt;
    private Instant finishedAt;

    protected Notification() {} // for JPA

    Notification(UUID letterId, String account, Channel channel, Instant now) {
        this.id = Ids.next();
        this.letterId = letterId;
        this.account = account;
        this.channel = channel;
        this.status = Status.PENDING;
        this.nextAttemptAt = now;
        this.createdAt = now;
    }

    public UUID id() {
        return id;
    }

    public Channel channel() {
        return channel;
    }

    public Status status() {
        return status;
    }

    /** How often it was attempted since it was written, or since it was last retried by an operator. */
    public int attempts() {
        return attempts;
    }

    public Optional<Failure> lastFailure() {
        return Optional.ofNullable(lastFailure);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> finishedAt() {
        return Optional.ofNullable(finishedAt);
    }
}
