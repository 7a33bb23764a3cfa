package io.skillcert.registration.person;

import io.skillcert.personal.FieldCipher;
import io.skillcert.registration.RegistrationProblem;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** A correction of a person's name, which one registrar proposes and another one confirms. */
@Entity
@Table(name = "name_correction")
public class NameCorrection {

    @Id
    private UUID id;

    @Version
    private long version;

    private UUID personId;
    private UUID registrationId;
    private byte[] encryptedName;
    private String evidence;

    @Enumerated(EnumType.STRING)
    private Status status;

    private String proposedBy;
    private Instant proposedAt;
    private String decidedBy;
    private Instant decidedAt;

    protected NameCorrection() {} // for JPA

    /** The states of a correction. */
    public enum Status {
        PROPOSED,
        CONFIRMED,
        REFUSED
    }

    /**
     * @param registrationId the registration with whose documents the name was compared
     * @param evidence what shows the right name
     */
    public record Proposal(UUID personId, UUID registrationId, String name, String evidence) {}

    public NameCorrection(UUID id, Proposal proposal, String account, Instant now, FieldCipher cipher) {
        this.id = id;
        this.personId = proposal.personId();
        this.registrationId = proposal.registrationId();
        this.evidence = proposal.evidence();
        this.status = Status.PROPOSED;
        this.proposedBy = account;
        this.proposedAt = now;
        this.encryptedName = cipher.encrypt(proposal.name(), place());
    }

    /** @throws io.skillcert.http.problem.ProblemException 409 if the account has proposed it, or it is decided already */
    public void confirm(String account, Instant now) {
        if (account.equals(proposedBy)) {
            throw RegistrationProblem.OTHER_REGISTRAR_NEEDED.exception();
        }
        decide(Status.CONFIRMED, account, now);
    }

    /** Refuses the correction; whoever has proposed it may withdraw it so. */
    public void refuse(String account, Instant now) {
        decide(Status.REFUSED, account, now);
    }

    private void decide(Status next, String account, Instant now) {
        if (status != Status.PROPOSED) {
            throw RegistrationProblem.NAME_CORRECTION_DECIDED.exception(status);
        }
        status = next;
        decidedBy = account;
        decidedAt = now;
    }

    private String place() {
        return FieldCipher.place("name_correction", "encrypted_name", id);
    }

    /** @return null after erasure */
    public String name(FieldCipher cipher) {
        return encryptedName == null ? null : cipher.decrypt(encryptedName, place());
    }

    public UUID id() {
        return id;
    }

    public UUID personId() {
        return personId;
    }

    public UUID registrationId() {
        return registrationId;
    }

    public String evidence() {
        return evidence;
    }

    public Status status() {
        return status;
    }

    public Instant proposedAt() {
        return proposedAt;
    }
}
