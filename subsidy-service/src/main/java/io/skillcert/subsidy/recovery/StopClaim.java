package io.skillcert.subsidy.recovery;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.events.subsidy.ClaimDecidedV1;
import io.skillcert.events.subsidy.RecoveryStartedV1;
import io.skillcert.http.security.Caller;
import io.skillcert.messaging.Outbox;
import io.skillcert.policy.subsidy.SubsidyRule;
import io.skillcert.subsidy.award.InsurancePayments;
import io.skillcert.subsidy.claim.Claim;
import io.skillcert.subsidy.claim.ClaimLog;
import io.skillcert.subsidy.claim.ClaimStatus;
import io.skillcert.subsidy.claim.Claims;
import io.skillcert.subsidy.claim.DecideClaim;
import io.skillcert.subsidy.claim.PayoutParameterSource;
import io.skillcert.subsidy.claim.policy.PayoutRules.RevocationFacts;
import io.skillcert.subsidy.entitlement.Entitlements;
import io.skillcert.subsidy.fund.SpendFunds;
import io.skillcert.subsidy.payment.BankConflicts;
import io.skillcert.subsidy.payment.SettlePayments.PaymentSettled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Stops or recovers claims that are barred after they were granted, because their certificate was revoked (SUB-14) or paid
 * for from unemployment insurance (SUB-08). A claim at the bank is dealt with when the bank has answered, one whose payment
 * the bank's reports contradict when that is settled.
 */
@ApplicationScoped
public class StopClaim {

    private final Claims claims;
    private final Entitlements entitlements;
    private final InsurancePayments insurancePayments;
    private final DecideClaim decideClaim;
    private final SpendFunds spendFunds;
    private final PayoutParameterSource policy;
    private final Debts debts;
    private final InsuranceCases insuranceCases;
    private final BankConflicts bankConflicts;
    private final ClaimLog log;
    private final Outbox outbox;
    private final Audit audit;
    private final BusinessClock clock;

    StopClaim(
            Claims claims,
            Entitlements entitlements,
            InsurancePayments insurancePayments,
            DecideClaim decideClaim,
            SpendFunds spendFunds,
            PayoutParameterSource policy,
            Debts debts,
            InsuranceCases insuranceCases,
            BankConflicts bankConflicts,
            ClaimLog log,
            Outbox outbox,
            Audit audit,
            BusinessClock clock) {
        this.claims = claims;
        this.entitlements = entitlements;
        this.insurancePayments = insurancePayments;
        this.decideClaim = decideClaim;
        this.spendFunds = spendFunds;
        this.policy = policy;
        this.debts = debts;
        this.insuranceCases = insuranceCases;
        this.bankConflicts = bankConflicts;
        this.log = log;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** Applies SUB-14 to the claims of a certificate, in the transaction in which it was revoked; the holder is locked. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void onRevocation(String certificateNumber) {
        claims.ofCertificate(certificateNumber).forEach(id -> onRevocation(claims.lock(id)));
    }

    /** Applies SUB-08 to the claims of a certificate, in the transaction of its payment from elsewhere; the holder is locked. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Stream<UUID> onInsurancePayment(String certificateNumber) {
        return claims.ofCertificate(certificateNumber).stream()
                .map(claims::lock)
                .filter(this::onInsurancePayment)
                .map(Claim::id);
    }

    /** Applies both rules once the bank has answered, because the certificate may have been barred meanwhile. */
    void onSettled(@Observes PaymentSettled settled) {
        var claim = settled.claim();
        onRevocation(claim);
        if (insurancePayments.areKnownFor(claim.certificateNumber())) {
            onInsurancePayment(claim);
        }
    }

    private void onRevocation(Claim claim) {
        var facts = new RevocationFacts(
                entitlements.of(claim.certificateNumber()).isRevoked(),
                claim.status().isGrantedUnpaid(),
                claim.status() == ClaimStatus.PAID);
        switch (policy.rules().onRevocation(facts, clock.today())) {
            case STOP -> stop(claim);
            case RECOVER -> recover(claim);
            case NOTHING -> {}
        }
    }

    /** @return whether the claim is paid already, so that a case is opened */
    private boolean onInsurancePayment(Claim claim) {
        if (claim.status().isGrantedUnpaid()) {
            stop(claim);
        }
        return claim.status() == ClaimStatus.PAID && insuranceCases.open(claim.id());
    }

    /** Decides the claim again with the fact that bars it. The reason of the refusal stands in the decision. */
    private void stop(Claim claim) {
        if (bankConflicts.isOpenFor(claim.id())) {
            return;
        }
        var decided = decideClaim.decideAndReserve(claim);
        if (!decided.decision().isRefused()) {
            return;
        }
        var before = claim.status();
        if (claim.fundId().isPresent()) {
            spendFunds.release(claim);
        }
        outbox.append(ClaimDecidedV1.TYPE, claim.personId(), claim.stopped(decided));
        log.step(
                claim,
                before,
                Caller.SERVICE,
                String.join(", ", decided.decision().openRules()));
    }

    private void recover(Claim claim) {
        recover(claim, SubsidyRule.REVOCATION);
    }

    /** Starts the recovery of what was paid. */
    void recover(Claim claim, SubsidyRule rule) {
        var today = clock.today();
        var before = claim.status();
        claim.startRecovery();
        debts.persist(new Debt(claim.id(), claim.amount(), today));
        spendFunds.recover(claim);
        log.step(claim, before, Caller.SERVICE, rule.code());
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
