package io.skillcert.registration.draft;

import io.skillcert.personal.FieldCipher;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** An application that may still be incomplete. It is stored encrypted, and only its owner can read it. */
@Entity
@Table(name = "registration_draft")
public class Draft {

    @Id
    private UUID id;

    @Version
    private long version;

    private String owner;
    private UUID batchId;
    private byte[] encryptedContent;
    private Instant changedAt;

    protected Draft() {} // for JPA

    Draft(UUID id, String owner) {
        this.id = id;
        this.owner = owner;
    }

    /** @param application as JSON */
    void write(Optional<UUID> batch, String application, FieldCipher cipher, Instant now) {
        batchId = batch.orElse(null);
        encryptedContent = cipher.encrypt(application, place());
        changedAt = now;
    }

    String application(FieldCipher cipher) {
        return cipher.decrypt(encryptedContent, place());
    }

    private String place() {
        return FieldCipher.place("registration_draft", "encrypted_content", id);
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    String owner() {
        return owner;
    }

    public Optional<UUID> batchId() {
        return Optional.ofNullable(batchId);
    }

    public Instant changedAt() {
        return changedAt;
    }
}
