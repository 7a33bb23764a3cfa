package io.skillcert.registration.access;

import io.skillcert.personal.FieldCipher;
import io.skillcert.personal.PersonKey;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** A person's request for a copy of all data that are held (查阅、复制个人信息). It expires. */
@Entity
@Table(name = "access_request")
public class AccessRequest {

    static final Duration VALIDITY = Duration.ofDays(7);

    @Id
    private UUID id;

    private UUID personId;
    private String requestedBy;
    private Instant requestedAt;
    private Instant expiresAt;
    private byte[] wrappedKey;

    protected AccessRequest() {} // for JPA

    AccessRequest(UUID id, UUID personId, String requestedBy, Instant requestedAt, FieldCipher cipher) {
        this.id = id;
        this.personId = personId;
        this.requestedBy = requestedBy;
        this.requestedAt = requestedAt;
        this.expiresAt = requestedAt.plus(VALIDITY);
        this.wrappedKey = PersonKey.create(id, cipher);
    }

    /** What decrypts the answers of the other services. */
    FieldCipher answerCipher(FieldCipher cipher) {
        return PersonKey.unwrap(wrappedKey, id, cipher);
    }

    String publishedKey() {
        return Base64.getEncoder().encodeToString(wrappedKey);
    }

    /** @param account null for a role that sees all */
    boolean isVisibleTo(String account) {
        return account == null || requestedBy.equals(account);
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    public UUID id() {
        return id;
    }

    UUID personId() {
        return personId;
    }

    public Instant requestedAt() {
        return requestedAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }
}
