package io.skillcert.subsidy.registry;

import io.skillcert.policy.subsidy.Basis;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** An answer about one basis (SUB-02) of a holder: from whom and when. Answers are never changed; the latest counts. */
@Entity
@Table(name = "register_answer")
public class RegistryAnswer {

    @Id
    private UUID id;

    private String holderDigest;

    @Enumerated(EnumType.STRING)
    private Basis basis;

    private Boolean holds;

    @Enumerated(EnumType.STRING)
    private Source source;

    private String recordedBy;
    private Instant recordedAt;
    private byte[] encryptedEvidence;

    protected RegistryAnswer() {} // for JPA

    public enum Source {
        /** A registry has answered. */
        REGISTER,
        /** An officer has recorded or settled the fact. */
        OFFICER
    }

    /**
     * @param holds null if it is not known any more
     * @param encryptedEvidence the encrypted evidence; null if there is none
     */
    RegistryAnswer(
            UUID id,
            String holderDigest,
            Basis basis,
            Boolean holds,
            Source source,
            String recordedBy,
            Instant recordedAt,
            byte[] encryptedEvidence) {
        this.id = id;
        this.holderDigest = holderDigest;
        this.basis = basis;
        this.holds = holds;
        this.source = source;
        this.recordedBy = recordedBy;
        this.recordedAt = recordedAt;
        this.encryptedEvidence = encryptedEvidence == null ? null : encryptedEvidence.clone();
    }

    UUID id() {
        return id;
    }

    Source source() {
        return source;
    }

    String recordedBy() {
        return recordedBy;
    }

    Instant recordedAt() {
        return recordedAt;
    }

    Optional<byte[]> encryptedEvidence() {
        return Optional.ofNullable(encryptedEvidence);
    }

    String holderDigest() {
        return holderDigest;
    }

    Basis basis() {
        return basis;
    }

    /** Empty if it is not known. */
    Optional<Boolean> holds() {
        return Optional.ofNullable(holds);
    }
}
