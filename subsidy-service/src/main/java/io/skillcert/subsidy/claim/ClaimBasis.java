package io.skillcert.subsidy.claim;

import io.skillcert.policy.subsidy.Basis;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A basis (SUB-02) that a claimant states, with its encrypted evidence. */
@Entity
@Table(name = "claim_basis")
class ClaimBasis {

    @Id
    private UUID id;

    private UUID claimId;

    @Enumerated(EnumType.STRING)
    private Basis basis;

    private byte[] encryptedEvidence;

    protected ClaimBasis() {} // for JPA

    ClaimBasis(UUID id, UUID claimId, Basis basis, byte[] encryptedEvidence) {
        this.id = id;
        this.claimId = claimId;
        this.basis = basis;
        this.encryptedEvidence = encryptedEvidence.clone();
    }

    UUID id() {
        return id;
    }

    Basis basis() {
        return basis;
    }

    byte[] encryptedEvidence() {
        return encryptedEvidence.clone();
    }
}
