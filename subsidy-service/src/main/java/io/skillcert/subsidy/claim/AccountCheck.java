package io.skillcert.subsidy.claim;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** An officer's check whether a bank account is the claimant's own (SUB-13). */
@Entity
@Immutable
@Table(name = "account_check")
class AccountCheck {

    @Id
    private UUID id;

    private UUID claimId;
    private boolean own;
    private String checkedBy;
    private Instant checkedAt;
    private byte[] encryptedEvidence;

    protected AccountCheck() {} // for JPA

    AccountCheck(UUID id, UUID claimId, boolean own, String checkedBy, Instant checkedAt, byte[] encryptedEvidence) {
        this.id = id;
        this.claimId = claimId;
        this.own = own;
        this.checkedBy = checkedBy;
        this.checkedAt = checkedAt;
        this.encryptedEvidence = encryptedEvidence.clone();
    }

    UUID id() {
        return id;
    }

    boolean own() {
        return own;
    }

    String checkedBy() {
        return checkedBy;
    }

    Instant checkedAt() {
        return checkedAt;
    }

    byte[] encryptedEvidence() {
        return encryptedEvidence.clone();
    }
}
