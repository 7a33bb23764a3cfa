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

/** Passes on the facts that bar claims: the revocation of a certificate (SUB-14) and its payment from insurance (SUB-08). */
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
        stopClaim.onRevocation(revoked.certificateNumber());
    }

    /**
     * Records payments from unemployment insurance and stops the claims of these certificates. A payment that is recorded
     * already changes nothing.
     *
     * @return the number of payments that are new
     */
    @Transactional
    public int paidFromInsurance(List<InsurancePayment> payments, String caller) {
        var holders = payments.stream()
                .flatMap(payment -> entitlements.known(payment.certificateNumber()).stream())
                .toList();
        awards.lock(holders.stream().map(Entitlement::holderDigest).toList());
        int recorded = insurancePayments.record(payments, caller);
        holders.forEach(entitlement -> stopClaim.onInsurancePayment(entitlement.certificateNumber()));
        return recorded;
    }
}
