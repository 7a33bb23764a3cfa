package io.skillcert.subsidy.recovery;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.clock.BusinessClock;
import io.skillcert.http.problem.Violations;
import io.skillcert.subsidy.award.Awards;
import io.skillcert.subsidy.award.DayOfFact;
import io.skillcert.subsidy.award.InsurancePayments;
import io.skillcert.subsidy.award.InsurancePayments.InsurancePayment;
import io.skillcert.subsidy.entitlement.Entitlement;
import io.skillcert.subsidy.entitlement.Entitlements;
import io.skillcert.subsidy.entitlement.FollowCertificate;
import io.skillcert.subsidy.registry.HolderFactsChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Passes on the facts that bar claims: the revocation of a certificate (SUB-14) and its payment from insurance (SUB-08). */
@ApplicationScoped
public class BarringFacts {

    private final StopClaim stopClaim;
    private final Awards awards;
    private final Entitlements entitlements;
    private final InsurancePayments insurancePayments;
    private final Event<HolderFactsChanged> factsChanged;
    private final BusinessClock clock;

    BarringFacts(
            StopClaim stopClaim,
            Awards awards,
            Entitlements entitlements,
            InsurancePayments insurancePayments,
            Event<HolderFactsChanged> factsChanged,
            BusinessClock clock) {
        this.stopClaim = stopClaim;
        this.awards = awards;
        this.entitlements = entitlements;
        this.insurancePayments = insurancePayments;
        this.factsChanged = factsChanged;
        this.clock = clock;
    }

    void onRevoked(@Observes FollowCertificate.Revoked revoked) {
        stopClaim.onRevocation(revoked.certificateNumber());
    }

    /**
     * The outcome of recording payments; a list without elements is absent.
     *
     * @param cases the claims that were paid here as well; two people must decide about each
     * @param unknown the numbers of which no certificate is known here; they are recorded, and may be mistyped
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Recorded(int recorded, List<UUID> cases, List<String> unknown) {}

    private void checkDays(List<InsurancePayment> payments) {
        var violations = new Violations();
        for (int i = 0; i < payments.size(); i++) {
            var field = "payments[" + i + "].paidOn";
            DayOfFact.check(payments.get(i).paidOn(), clock.today())
                    .ifPresent(message -> violations.add(field, message));
        }
        violations.throwIfAny();
    }

    /**
     * Records payments from unemployment insurance and stops the claims of these certificates. A payment that is recorded
     * already changes nothing.
     *
     * @return the number of payments that are new, and the paid claims on which a case was opened
     */
    @Transactional
    public Recorded paidFromInsurance(List<InsurancePayment> payments, String caller) {
        checkDays(payments);
        var holders = payments.stream()
                .flatMap(payment -> entitlements.known(payment.certificateNumber()).stream())
                .toList();
        awards.lock(holders.stream().map(Entitlement::holderDigest).toList());
        int recorded = insurancePayments.record(payments, caller);
        factsChanged.fire(new HolderFactsChanged(
                holders.stream().map(Entitlement::holderDigest).toList()));
        var cases = holders.stream()
                .flatMap(entitlement -> stopClaim.onInsurancePayment(entitlement.certificateNumber()))
                .toList();
        var known = holders.stream().map(Entitlement::certificateNumber).collect(Collectors.toSet());
        var unknown = payments.stream()
                .map(InsurancePayment::certificateNumber)
                .filter(number -> !known.contains(number))
                .toList();
        return new Recorded(recorded, cases, unknown);
    }
}
