package io.skillcert.subsidy.recovery;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.personal.FieldCipher;
import io.skillcert.subsidy.award.Awards;
import io.skillcert.subsidy.award.InsurancePayments;
import io.skillcert.subsidy.award.RecordedInsurancePayment;
import io.skillcert.subsidy.entitlement.Entitlement;
import io.skillcert.subsidy.entitlement.Entitlements;
import io.skillcert.subsidy.interest.ConflictOfInterest;
import io.skillcert.subsidy.registry.HolderFactsChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/**
 * Voids a payment from unemployment insurance that was recorded by mistake (SUB-08): one person proposes it, another one
 * confirms it. The certificate may be claimed for again, and a refused claim reconsidered.
 */
@ApplicationScoped
public class VoidInsurancePayment {

    private static final String SUBJECT = "insurance-payment";

    private final InsurancePayments payments;
    private final Entitlements entitlements;
    private final Awards awards;
    private final ConflictOfInterest conflictOfInterest;
    private final FieldCipher cipher;
    private final Event<HolderFactsChanged> factsChanged;
    private final Audit audit;
    private final BusinessClock clock;

    VoidInsurancePayment(
            InsurancePayments payments,
            Entitlements entitlements,
            Awards awards,
            ConflictOfInterest conflictOfInterest,
            FieldCipher cipher,
            Event<HolderFactsChanged> factsChanged,
            Audit audit,
            BusinessClock clock) {
        this.payments = payments;
        this.entitlements = entitlements;
        this.awards = awards;
        this.conflictOfInterest = conflictOfInterest;
        this.cipher = cipher;
        this.factsChanged = factsChanged;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws io.skillcert.http.problem.ProblemException 404 if none is recorded, 403 if the caller acts for the holder */
    @Transactional
    public RecordedInsurancePayment propose(String certificateNumber, String reason, String caller) {
        lockHolder(certificateNumber, caller);
        var payment = payments.lock(certificateNumber);
        payment.settlement().propose(caller, clock.instant(), cipher.encrypt(reason, place(payment.id())));
        audit.record("propose-voiding", SUBJECT, payment.id(), null);
        return payment;
    }

    /** @throws io.skillcert.http.problem.ProblemException 403 if the caller has proposed it, 409 if nobody has */
    @Transactional
    public RecordedInsurancePayment confirm(String certificateNumber, String caller) {
        var holder = lockHolder(certificateNumber, caller);
        var payment = payments.lock(certificateNumber);
        payment.settlement().confirm(caller, clock.instant());
        audit.record("void", SUBJECT, payment.id(), null);
        factsChanged.fire(new HolderFactsChanged(holder));
        return payment;
    }

    /** @return the holder of the certificate; empty if the certificate is not known */
    private List<String> lockHolder(String certificateNumber, String caller) {
        var holder = entitlements.known(certificateNumber).map(Entitlement::holderDigest).stream()
                .toList();
        conflictOfInterest.refuse(holder, caller);
        awards.lock(holder);
        return holder;
    }

    private static String place(UUID id) {
        return FieldCipher.place("insurance_payment", "encrypted_reason", id);
    }

    public String reasonOf(RecordedInsurancePayment payment) {
        return cipher.decrypt(payment.settlement().encryptedReason().orElseThrow(), place(payment.id()));
    }
}
