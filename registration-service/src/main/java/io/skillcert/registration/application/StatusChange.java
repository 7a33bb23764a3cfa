package io.skillcert.registration.application;

import io.skillcert.database.Ids;
import io.skillcert.registration.eligibility.policy.DocumentCode;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One change of a registration's status: by whom, when and why. */
@Entity
@Table(name = "registration_status_change")
public class StatusChange {

    @Id
    private UUID id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "registration_id")
    private Registration registration;

    @Enumerated(EnumType.STRING)
    private RegistrationStatus fromStatus;

    @Enumerated(EnumType.STRING)
    private RegistrationStatus toStatus;

    private Instant at;
    private String byAccount;
    private String byRole;
    private String reason;
    private String[] documents;

    protected StatusChange() {} // for JPA

    StatusChange(
            Registration registration,
            RegistrationStatus from,
            RegistrationStatus to,
            Actor actor,
            List<DocumentCode> documents) {
        this.id = Ids.next();
        this.registration = registration;
        this.fromStatus = from;
        this.toStatus = to;
        this.at = actor.at();
        this.byAccount = actor.by();
        this.byRole = actor.role();
        this.reason = actor.reason();
        this.documents = documents.stream().map(DocumentCode::name).toArray(String[]::new);
    }

    /** The previous status; empty for a new registration. */
    public Optional<RegistrationStatus> from() {
        return Optional.ofNullable(fromStatus);
    }

    public RegistrationStatus to() {
        return toStatus;
    }

    public Instant at() {
        return at;
    }

    /** The role, not the account: applicants must not learn the account of the registrar. */
    public String byRole() {
        return byRole;
    }

    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** The documents to correct, if the registration was returned for correction. */
    public List<DocumentCode> documents() {
        return Arrays.stream(documents).map(DocumentCode::valueOf).toList();
    }
}
