package io.skillcert.registration.account;

import io.skillcert.http.security.Role;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** An invitation to bind an account to a person. Its code is known only to whom it was handed out. */
@Entity
@Table(name = "account_invitation")
class AccountInvitation {

    @Id
    private UUID id;

    private UUID personId;
    private String codeDigest;
    private String issuedBy;
    private String issuedByRole;
    private Instant issuedAt;
    private Instant expiresAt;
    private String usedBy;
    private Instant usedAt;

    protected AccountInvitation() {} // for JPA

    /** Who hands out an invitation, in which role, when, and when it expires. */
    record Issue(String by, String role, Instant at, Instant expiresAt) {}

    AccountInvitation(UUID id, UUID personId, String codeDigest, Issue issue) {
        this.id = id;
        this.personId = personId;
        this.codeDigest = codeDigest;
        this.issuedBy = issue.by();
        this.issuedByRole = issue.role();
        this.issuedAt = issue.at();
        this.expiresAt = issue.expiresAt();
    }

    boolean isValidAt(Instant now) {
        return usedAt == null && now.isBefore(expiresAt);
    }

    void use(String account, Instant now) {
        usedBy = account;
        usedAt = now;
    }

    AccountBinding.Means means() {
        return issuedByRole.equals(Role.REGISTRAR)
                ? AccountBinding.Means.REGISTRAR_INVITATION
                : AccountBinding.Means.PARTNER_INVITATION;
    }

    UUID id() {
        return id;
    }

    UUID personId() {
        return personId;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
