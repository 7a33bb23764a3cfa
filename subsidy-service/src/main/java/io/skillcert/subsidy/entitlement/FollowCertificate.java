package io.skillcert.subsidy.entitlement;

import io.skillcert.audit.Audit;
import io.skillcert.events.exam.CertificateReissuedV1;
import io.skillcert.events.exam.CertificateRevokedV1;
import io.skillcert.subsidy.award.Awards;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

/** Updates an entitlement when its certificate is reissued under another number or revoked (SUB-01, SUB-14). */
@ApplicationScoped
public class FollowCertificate {

    private final Entitlements entitlements;
    private final AssessEntitlement assessEntitlement;
    private final HolderNames holderNames;
    private final ActingAccounts actingAccounts;
    private final Awards awards;
    private final Event<Revoked> revoked;
    private final Audit audit;

    FollowCertificate(
            Entitlements entitlements,
            AssessEntitlement assessEntitlement,
            HolderNames holderNames,
            ActingAccounts actingAccounts,
            Awards awards,
            Event<Revoked> revoked,
            Audit audit) {
        this.entitlements = entitlements;
        this.assessEntitlement = assessEntitlement;
        this.holderNames = holderNames;
        this.actingAccounts = actingAccounts;
        this.awards = awards;
        this.revoked = revoked;
        this.audit = audit;
    }

    /** Fired in the transaction of a revocation, in which the holder's awards are locked. */
    public record Revoked(String certificateNumber) {}

    /** Replaces the number; the foreign key of the claims does so for them. */
    @Transactional
    void reissued(CertificateReissuedV1 event) {
        var entitlement = entitlements.lock(event.replacedNumber());
        entitlement.reissued(event.certificateNumber());
        entitlements.renumberPublishedPayments(event.replacedNumber(), event.certificateNumber());
        holderNames.store(entitlement, event.encryptedName());
        entitlements.flush();
        actingAccounts.add(entitlement.id(), event.actingAccounts());
        audit.record("follow-reissue", "entitlement", entitlement.id(), null);
    }

    @Transactional
    void revoked(CertificateRevokedV1 event) {
        awards.lock(entitlements.holderOf(event.certificateNumber()));
        var entitlement = entitlements.lock(event.certificateNumber());
        entitlement.revoked(event.revokedOn());
        assessEntitlement.reassess(entitlement);
        entitlements.flush();
        revoked.fire(new Revoked(event.certificateNumber()));
        audit.record("follow-revocation", "entitlement", entitlement.id(), null);
    }
}
