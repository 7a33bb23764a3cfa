package io.skillcert.delivery.webhook;

import io.skillcert.delivery.Viewer;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** An address to which an account has events sent. */
@Entity
@Table(name = "webhook")
public class Webhook {

    @Id
    private UUID id;

    @Version
    private long version;

    private String account;
    private boolean seesAll;
    private String url;
    private String[] types;

    @Enumerated(EnumType.STRING)
    private Status status;

    @Enumerated(EnumType.STRING)
    private DisabledBecause disabledBecause;

    private byte[] encryptedSecret;
    private byte[] encryptedPreviousSecret;
    private Instant previousSecretUntil;
    private long firstPosition;
    private Instant createdAt;

    /** Whether events are sent. */
    public enum Status {
        ACTIVE,
        DISABLED
    }

    /** Why no events are sent. */
    public enum DisabledBecause {
        /** The account has disabled it. */
        OWNER,
        /** The receiver has answered 410. */
        GONE
    }

    protected Webhook() {} // for JPA

    Webhook(UUID id, Viewer viewer, byte[] encryptedSecret, long firstPosition, Instant createdAt) {
        this.id = id;
        this.account = viewer.account();
        this.seesAll = viewer.seesAll();
        this.encryptedSecret = encryptedSecret;
        this.firstPosition = firstPosition;
        this.createdAt = createdAt;
        this.status = Status.ACTIVE;
    }

    void send(String newUrl, Set<String> newTypes, boolean toWhoSeesAll) {
        url = newUrl;
        types = newTypes.stream().sorted().toArray(String[]::new);
        seesAll = toWhoSeesAll;
    }

    void enable() {
        status = Status.ACTIVE;
        disabledBecause = null;
    }

    void disable(DisabledBecause reason) {
        status = Status.DISABLED;
        disabledBecause = reason;
    }

    void replaceSecret(byte[] encrypted, byte[] encryptedPrevious, Instant previousUntil) {
        encryptedSecret = encrypted;
        encryptedPreviousSecret = encryptedPrevious;
        previousSecretUntil = previousUntil;
    }

    /** The secret before the last rotation; empty if messages are not signed with it any more. */
    Optional<byte[]> encryptedPreviousSecretAt(Instant now) {
        return Optional.ofNullable(previousSecretUntil)
                .filter(now::isBefore)
                .map(until -> encryptedPreviousSecret.clone());
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public String account() {
        return account;
    }

    /** The account, with what it may see. */
    public Viewer viewer() {
        return new Viewer(account, seesAll);
    }

    public String url() {
        return url;
    }

    /** The types of the events that are sent; empty for all. */
    public List<String> types() {
        return List.of(types);
    }

    boolean isFor(String type, long position) {
        return position >= firstPosition && (types.length == 0 || types().contains(type));
    }

    public Status status() {
        return status;
    }

    public boolean isActive() {
        return status == Status.ACTIVE;
    }

    /** Why it is disabled; null if it is not. */
    public DisabledBecause disabledBecause() {
        return disabledBecause;
    }

    byte[] encryptedSecret() {
        return encryptedSecret.clone();
    }

    /** Until when messages are signed with the secret before the last rotation too; null if it was never rotated. */
    public Instant previousSecretUntil() {
        return previousSecretUntil;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
