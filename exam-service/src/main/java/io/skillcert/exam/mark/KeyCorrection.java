package io.skillcert.exam.mark;

import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.bank.ItemCiphers;
import io.skillcert.personal.FieldCipher;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Generated;
import org.hibernate.generator.EventType;

/** The correction of an item's key after the exam (更正答案): proposed by one officer, approved by another. */
@Entity
@Table(name = "key_correction")
public class KeyCorrection {

    private static final String TABLE = "key_correction";

    @Id
    private UUID id;

    @Version
    private long version;

    private UUID versionId;

    @Enumerated(EnumType.STRING)
    private Action action;

    private byte[] encryptedKey;
    private String reason;
    private String proposedBy;
    private Instant proposedAt;

    @Generated(event = EventType.UPDATE)
    private Integer number;

    private String approvedBy;
    private Instant approvedAt;

    /** What a correction does to an item. */
    public enum Action {
        /** The item counts for nobody. */
        DROP,
        /** Every answer to the item is right. */
        ACCEPT_ALL,
        /** Another answer is right. */
        NEW_KEY
    }

    protected KeyCorrection() {} // for JPA

    KeyCorrection(UUID id, UUID versionId, Action action, String reason, String account, Instant now) {
        this.id = id;
        this.versionId = versionId;
        this.action = action;
        this.reason = reason;
        this.proposedBy = account;
        this.proposedAt = now;
    }

    void encrypt(String key, ItemCiphers ciphers) {
        encryptedKey = ciphers.keys().encrypt(key, FieldCipher.place(TABLE, "encrypted_key", id));
    }

    /** The new key as JSON; empty unless the correction is one. */
    Optional<String> key(ItemCiphers ciphers) {
        return Optional.ofNullable(encryptedKey)
                .map(key -> ciphers.keys().decrypt(key, FieldCipher.place(TABLE, "encrypted_key", id)));
    }

    /** @throws io.skillcert.http.problem.ProblemException 409 if it is approved already, or by the account that proposed it */
    void approve(String account, Instant now) {
        if (approvedBy != null) {
            throw ExamProblem.KEY_CORRECTION_APPROVED.exception();
        }
        if (account.equals(proposedBy)) {
            throw ExamProblem.SAME_PERSON.exception();
        }
        approvedBy = account;
        approvedAt = now;
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    /** The version of the item. */
    public UUID versionId() {
        return versionId;
    }

    public Action action() {
        return action;
    }

    public String reason() {
        return reason;
    }

    public String proposedBy() {
        return proposedBy;
    }

    public Instant proposedAt() {
        return proposedAt;
    }

    /** The number among the approved corrections of the version; empty until it is approved. */
    public Optional<Integer> number() {
        return Optional.ofNullable(number);
    }

    public Optional<String> approvedBy() {
        return Optional.ofNullable(approvedBy);
    }
}
