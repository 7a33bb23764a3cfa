package io.skillcert.registration.retention;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A person's withdrawal of the consent to the processing of personal data (撤回同意). */
@Entity
@Table(name = "consent_withdrawal")
public class ConsentWithdrawal {

    @Id
    private UUID id;

    private UUID personId;
    private Instant withdrawnAt;
    private LocalDate withdrawnOn;
    private String recordedBy;

    protected ConsentWithdrawal() {} // for JPA

    ConsentWithdrawal(UUID id, UUID personId, Instant withdrawnAt, LocalDate withdrawnOn, String recordedBy) {
        this.id = id;
        this.personId = personId;
        this.withdrawnAt = withdrawnAt;
        this.withdrawnOn = withdrawnOn;
        this.recordedBy = recordedBy;
    }

    public UUID id() {
        return id;
    }

    UUID personId() {
        return personId;
    }

    public Instant withdrawnAt() {
        return withdrawnAt;
    }
}
