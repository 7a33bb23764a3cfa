package io.skillcert.subsidy.entitlement;

import io.skillcert.events.exam.CertificateReissuedV1;
import io.skillcert.events.exam.CertificateRevokedV1;
import io.skillcert.http.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** An entitlement follows its certificate: another number, or none any more (SUB-01, SUB-14). */
@ApplicationScoped
class FollowCertificate {

    private final Entitlements entitlements;
    private final Audit audit;

    FollowCertificate(Entitlements entitlements, Audit audit) {
        this.entitlements = entitlements;
        this.audit = audit;
    }

    /** Claims follow the number by their foreign key. */
    @Transactional
    void reissued(CertificateReissuedV1 event) {
        var entitlement = entitlements.lock(event.replacedNumber());
        entitlement.reissued(event.certificateNumber());
        audit.record("follow-reissue", "entitlement", entitlement.id(), null);
    }

    @Transactional
    void revoked(CertificateRevokedV1 event) {
        var entitlement = entitlements.lock(event.certificateNumber());
        entitlement.revoked(event.revokedOn());
        audit.record("follow-revocation", "entitlement", entitlement.id(), null);
    }
}
