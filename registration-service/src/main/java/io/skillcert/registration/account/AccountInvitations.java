package io.skillcert.registration.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All invitations to bind an account. An expired one that was not used is deleted. */
@ApplicationScoped
class AccountInvitations implements PanacheRepositoryBase<AccountInvitation, UUID> {

    Optional<AccountInvitation> lockOf(List<String> codeDigests) {
        return find("codeDigest in ?1", codeDigests)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Deletes the issuer's unused invitations of some persons: a new code replaces the earlier one. */
    void withdraw(Collection<UUID> persons, String issuer) {
        delete(
                "any_of(personId, ?1) and issuedBy = ?2 and usedAt is null",
                (Object) persons.toArray(UUID[]::new),
                issuer);
    }

    void deleteExpired(Instant now) {
        delete("usedAt is null and expiresAt <= ?1", now);
    }
}
