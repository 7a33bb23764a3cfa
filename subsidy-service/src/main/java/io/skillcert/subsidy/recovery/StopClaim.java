package io.skillcert.subsidy.recovery;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.events.subsidy.ClaimDecidedV1;
import io.skillcert.events.subsidy.RecoveryStartedV1;
import io.skillcert.http.security.Caller;
import io.skillcert.messaging.Outbox;
import io.skillcert.subsidy.assessment.policy.SubsidyRule;
import io.skillcert.subsidy.award.InsurancePayments;
import io.skillcert.subsidy.claim.AssessClaim;
import io.skillcert.subsidy.claim.Claim;
import io.skillcert.subsidy.claim.ClaimLog;
import io.skillcert.subsidy.claim.ClaimStatus;
import io.skillcert.subsidy.claim.Claims;
import io.skillcert.subsidy.claim.PayoutParameterSource;
import io.skillcert.subsidy.claim.policy.PayoutRules.PaymentStage;
import io.skillcert.subsidy.entitlement.Entitlements;
import io.skillcert.subsidy.fund.SpendFunds;
import io.skillcert.subsidy.payment.SettlePayments.PaymentSettled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

/**
 * Handles a fact that becomes known after a claim was granted and bars it: before payment the rules refuse the claim, after
 * payment the money is recovered (SUB-14). A claim whose payment is at the bank is handled when the bank has answered.
 */
@ApplicationScoped
public class StopClaim {

    private final Claims claims;
    private final Entitlements entitlements;
    private final InsurancePayments insurancePayments;
    private final AssessClaim assessClaim;
    private final SpendFunds spendFunds;
    private final PayoutParameterSource payout;
    private final Debts debts;
    private final ClaimLog log;
    private final Outbox outbox;
    private final Audit audit;
    private final BusinessClock clock;

    StopClaim(
            Claims claims,
            Entitlements entitlements,
            InsurancePayments insurancePayments,
            AssessClaim assessClaim,
            SpendFunds spendFunds,
            PayoutParameterSource payout,
            Debts debts,
            ClaimLog log,
            Outbox outbox,
            Audit audit,
            BusinessClock clock) {
        this.claims = claims;
        this.entitlements = entitlements;
        this.insurancePayments = insurancePayments;
        this.assessClaim = assessClaim;
        this.spendFunds = spendFunds;
        this.payout = payout;
        this.debts = debts;
        this.log = log;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** Handles all claims of a certificate, in the transaction that records the fact. The holder must be locked. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void onBarringFact(String certificateNumber) {
        for (var id : claims.ofCertificate(certificateNumber)) {
            onBarringFact(claims.lock(id), entitlements.of(certificateNumber).isRevoked());
        }
    }

    private void onBarringFact(Claim claim, boolean revoked) {
        if (revoked) {
            onRevocation(claim);
        } else if (claim.status().isGrantedUnpaid()) {
            stop(claim);
        }
    }

    private void onRevocation(Claim claim) {
        switch (payout.rules().onRevocation(stageOf(claim.status()), clock.today())) {
            case STOP -> stop(claim);
            case RECOVER -> recover(claim);
            case NOTHING -> {}
        }
    }

    private static PaymentStage stageOf(ClaimStatus status) {
        if (status.isGrantedUnpaid()) {
            return PaymentStage.GRANTED;
        }
        return switch (status) {
            case IN_PAYMENT -> PaymentStage.AT_BANK;
            case PAID -> PaymentStage.PAID;
            default -> PaymentStage.NOT_GRANTED;
        };
    }

    /** Handles a claim whose certificate was revoked, or paid from another source, while the bank had the payment. */
    void onSettled(@Observes PaymentSettled settled) {
        var claim = settled.claim();
        var revoked = entitlements.of(claim.certificateNumber()).isRevoked();
        if (revoked || insurancePayments.areKnownFor(claim.certificateNumber())) {
            onBarringFact(claim, revoked);
        }
    }

    /** Has the rules decide again; they refuse, and the decision holds the reason. */
    private void stop(Claim claim) {
        var before = claim.status();
        if (claim.fundId().isPresent()) {
            spendFunds.release(claim);
        }
        var decided = assessClaim.assess(claim);
        if (!decided.decision().isRefused()) {
            throw new IllegalStateException("the rules still grant a claim that is to be stopped: " + claim.id());
        }
        outbox.append(ClaimDecidedV1.TYPE, claim.personId(), claim.stopped(decided, clock.instant()));
        log.step(
                claim,
                before,
                Caller.SERVICE,
                String.join(", ", decided.decision().openRules()));
    }

    private void recover(Claim claim) {
        var today = clock.today();
        var before = claim.status();
        claim.startRecovery();
        debts.persist(new Debt(claim.id(), claim.amount(), today));
        spendFunds.recover(claim);
        log.step(claim, before, Caller.SERVICE, SubsidyRule.REVOCATION.code());
        outbox.append(
                RecoveryStartedV1.TYPE,
                claim.personId(),
                new RecoveryStartedV1(
                        claim.id(),
                        claim.personId(),
                        claim.certificateNumber(),
                        claim.amount().toString(),
                        today,
                        clock.instant()));
        audit.record("start-recovery", "claim", claim.id(), null);
    }
}
