package io.skillcert.subsidy.recovery;

import io.skillcert.subsidy.award.Awards;
import io.skillcert.subsidy.award.InsurancePayments;
import io.skillcert.subsidy.award.InsurancePayments.InsurancePayment;
import io.skillcert.subsidy.entitlement.Entitlement;
import io.skillcert.subsidy.entitlement.Entitlements;
import io.skillcert.subsidy.entitlement.FollowCertificate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.List;

/** What bars claims of a certificate: its revocation (SUB-14), or a payment from unemployment insurance (SUB-08). */
@ApplicationScoped
public class BarringFacts {

    private final StopClaim stopClaim;
    private final Awards awards;
    private final Entitlements entitlements;
    private final InsurancePayments insurancePayments;

    BarringFacts(StopClaim stopClaim, Awards awards, Entitlements entitlements, InsurancePayments insurancePayments) {
        this.stopClaim = stopClaim;
        this.awards = awards;
        this.entitlements = entitlements;
        this.insurancePayments = insurancePayments;
    }

    void onRevoked(@Observes FollowCertificate.Revoked revoked) {
        stopClaim.onBarringFact(revoked.certificateNumber());
    }

    /** The same again changes nothing. Returns how many are new. */
    @Transactional
    public int paidFromInsurance(List<InsurancePayment> payments, String caller) {
        var holders = payments.stream()
                .flatMap(payment -> entitlements.known(payment.certificateNumber()).stream())
                .toList();
        awards.lock(holders.stream().map(Entitlement::holderDigest).toList());
        int recorded = insurancePayments.record(payments, caller);
        holders.forEach(entitlement -> stopClaim.onBarringFact(entitlement.certificateNumber()));
        return recorded;
    }
}
