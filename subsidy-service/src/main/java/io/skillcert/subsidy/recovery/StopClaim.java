package io.skillcert.subsidy.recovery;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.events.subsidy.ClaimDecidedV1;
import io.skillcert.events.subsidy.RecoveryStartedV1;
import io.skillcert.messaging.Outbox;
import io.skillcert.subsidy.assessment.policy.SubsidyRule;
import io.skillcert.subsidy.award.InsurancePayments;
import io.skillcert.subsidy.claim.AssessClaim;
import io.skillcert.subsidy.claim.Claim;
import io.skillcert.subsidy.claim.ClaimLog;
import io.skillcert.subsidy.claim.ClaimStatus;
import io.skillcert.subsidy.claim.Claims;
import io.skillcert.subsidy.claim.PayoutParameterSource;
import io.skillcert.subsidy.claim.policy.PayoutRules;
import io.skillcert.subsidy.entitlement.Entitlements;
import io.skillcert.subsidy.fund.SpendFunds;
import io.skillcert.subsidy.payment.SettlePayments.PaymentSettled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

/**
 * A fact that bars a claim comes up after it was granted: before payment the rules refuse it, after payment the money is
 * asked back (SUB-14). What is at the bank is dealt with when the bank has answered.
 */
@ApplicationScoped
public class StopClaim {

    private static final String SERVICE = "service";

    private final Claims claims;
    private final Entitlements entitlements;
    private final InsurancePayments insurancePayments;
    private final AssessClaim assessClaim;
    private final SpendFunds spendFunds;
    private final PayoutParameterSource policy;
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
            PayoutParameterSource policy,
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
        this.policy = policy;
        this.debts = debts;
        this.log = log;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** In the transaction of the fact; the holder is locked. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void onBarringFact(String certificateNumber) {
        for (var id : claims.ofCertificate(certificateNumber)) {
            onBarringFact(claims.lock(id), entitlements.of(certificateNumber).isRevoked());
        }
    }

    private void onBarringFact(Claim claim, boolean revoked) {
        if (claim.status().isGrantedUnpaid()) {
            stop(claim);
        } else if (revoked && claim.status() == ClaimStatus.PAID) {
            recover(claim);
        }
    }

    /** The bank has answered about a claim whose certificate was revoked, or paid from elsewhere, meanwhile. */
    void onSettled(@Observes PaymentSettled settled) {
        var claim = settled.claim();
        var revoked = entitlements.of(claim.certificateNumber()).isRevoked();
        if (revoked || insurancePayments.areKnownFor(claim.certificateNumber())) {
            onBarringFact(claim, revoked);
        }
    }

    /** The rules decide anew and refuse: the reason stands in the decision. */
    private void stop(Claim claim) {
        var before = claim.status();
        if (claim.fundId().isPresent()) {
            spendFunds.release(claim);
        }
        var decided = assessClaim.assess(claim);
        if (!decided.assessment().isRefused()) {
            throw new IllegalStateException("a claim is stopped that the rules would still grant: " + claim.id());
        }
        outbox.append(ClaimDecidedV1.TYPE, claim.personId(), claim.stopped(decided, clock.instant()));
        log.step(claim, before, SERVICE, String.join(", ", decided.assessment().openRules()));
    }

    private void recover(Claim claim) {
        var today = clock.today();
        if (policy.rules().onRevocation(true, today) != PayoutRules.Revocation.RECOVER) {
            return;
        }
        var before = claim.status();
        claim.startRecovery();
        debts.persist(new Debt(claim.id(), claim.amount(), today));
        spendFunds.recover(claim);
        log.step(claim, before, SERVICE, SubsidyRule.REVOCATION.code());
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
