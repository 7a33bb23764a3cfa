package io.skillcert.subsidy.explanation;

import io.skillcert.clock.BusinessClock;
import io.skillcert.http.FindingView;
import io.skillcert.http.language.LocalizedText;
import io.skillcert.http.security.Caller;
import io.skillcert.http.steps.CaseWriter;
import io.skillcert.http.steps.CaseWriter.Days;
import io.skillcert.policy.Verdict;
import io.skillcert.policy.subsidy.SubsidyRule;
import io.skillcert.subsidy.approval.PublicNotices;
import io.skillcert.subsidy.assessment.SubsidyParameterSource;
import io.skillcert.subsidy.claim.AccountEvidence;
import io.skillcert.subsidy.claim.Claim;
import io.skillcert.subsidy.claim.ClaimContentCipher;
import io.skillcert.subsidy.claim.Claims;
import io.skillcert.subsidy.claim.ProvideBankAccount;
import io.skillcert.subsidy.entitlement.Entitlements;
import io.skillcert.subsidy.recovery.Debts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Finds the next steps of a claim by its status. Each is one that its operation would admit. */
@ApplicationScoped
class FindClaimSteps {

    private final ClaimContentCipher contentCipher;
    private final AccountEvidence accountEvidence;
    private final ProvideBankAccount provideBankAccount;
    private final Entitlements entitlements;
    private final Claims claims;
    private final PublicNotices notices;
    private final Debts debts;
    private final SubsidyParameterSource policy;
    private final Caller caller;
    private final BusinessClock clock;

    FindClaimSteps(
            ClaimContentCipher contentCipher,
            AccountEvidence accountEvidence,
            ProvideBankAccount provideBankAccount,
            Entitlements entitlements,
            Claims claims,
            PublicNotices notices,
            Debts debts,
            SubsidyParameterSource policy,
            Caller caller,
            BusinessClock clock) {
        this.contentCipher = contentCipher;
        this.accountEvidence = accountEvidence;
        this.provideBankAccount = provideBankAccount;
        this.entitlements = entitlements;
        this.claims = claims;
        this.notices = notices;
        this.debts = debts;
        this.policy = policy;
        this.caller = caller;
        this.clock = clock;
    }

    private enum Missing {
        NAME,
        ACCOUNT,
        FORM_SIGNED
    }

    void find(Claim claim, List<FindingView> open, CaseWriter writer) {
        switch (claim.status()) {
            case DRAFT -> draft(claim, writer);
            case RETURNED_FOR_CORRECTION -> correction(claim, open, writer);
            case SUBMITTED, UNDER_REVIEW, REFERRED -> undecided(claim, open, writer);
            case GRANTED -> writer.step(ClaimStep.AWAIT_APPROVAL);
            case AWAITING_FUNDS -> writer.step(ClaimStep.AWAIT_FUNDS, claims.placeInQueue(claim));
            case APPROVED, IN_PAYMENT -> writer.step(ClaimStep.AWAIT_PAYMENT, claim.amount());
            case RETURNED_BY_BANK -> returned(claim, writer);
            case IN_RECOVERY ->
                writer.step(ClaimStep.REPAY_DEBT, debts.get(claim.id()).open());
            case REFUSED, PAID, WITHDRAWN, EXPIRED, RECOVERED -> {}
        }
        notice(claim, writer);
        if (claim.status().canBeWithdrawn()) {
            writer.step(ClaimStep.WITHDRAW);
        }
    }

    private void draft(Claim claim, CaseWriter writer) {
        if (!isOwn(claim)) {
            return;
        }
        var days = entitlements
                .of(claim.certificateNumber())
                .lastDayToClaim()
                .map(Days::until)
                .orElse(Days.ANY);
        var missing = missing(claim);
        if (missing.isEmpty()) {
            showAccount(claim, days, writer);
            writer.step(ClaimStep.SUBMIT_CLAIM, days);
        } else {
            writer.step(ClaimStep.COMPLETE_CLAIM, days, names(missing, writer));
        }
    }

    private void correction(Claim claim, List<FindingView> open, CaseWriter writer) {
        if (isOwn(claim)) {
            var days = claim.correctBy().map(Days::until).orElse(Days.ANY);
            writer.step(ClaimStep.CORRECT_CLAIM, days);
            show(claim, open, days, writer);
            writer.step(ClaimStep.SUBMIT_CLAIM, days);
        }
    }

    private void undecided(Claim claim, List<FindingView> open, CaseWriter writer) {
        var claimedOn = claim.claimedOn().orElseThrow();
        var dueOn = policy.rules().decisionDueOn(claimedOn);
        if (isOwn(claim)) {
            show(claim, open, Days.until(dueOn), writer);
        }
        writer.step(ClaimStep.AWAIT_DECISION, Days.between(policy.rules().decisionExpectedOn(claimedOn), dueOn));
    }

    private void returned(Claim claim, CaseWriter writer) {
        if (provideBankAccount.awaitsCheck(claim)) {
            writer.step(ClaimStep.AWAIT_ACCOUNT_CHECK);
        } else if (isOwn(claim)) {
            writer.step(ClaimStep.SHOW_ACCOUNT).step(ClaimStep.CHANGE_ACCOUNT);
        }
    }

    private void notice(Claim claim, CaseWriter writer) {
        if (claim.status().isGrantedUnpaid()) {
            notices.findByIdOptional(claim.id())
                    .filter(notice -> !notice.isEnded() && !clock.today().isAfter(notice.shownUntil()))
                    .ifPresent(notice -> writer.step(
                            ClaimStep.AWAIT_END_OF_NOTICE, Days.between(notice.shownFrom(), notice.shownUntil())));
        }
    }

    private void show(Claim claim, List<FindingView> open, Days days, CaseWriter writer) {
        showAccount(claim, days, writer);
        var isBasisUnknown = open.stream()
                .anyMatch(finding ->
                        finding.rule().equals(SubsidyRule.BASIS.code()) && finding.verdict() == Verdict.UNKNOWN);
        if (isBasisUnknown) {
            writer.step(ClaimStep.SHOW_BASIS, days);
        }
    }

    private void showAccount(Claim claim, Days days, CaseWriter writer) {
        if (contentCipher.accountOf(claim).isPresent()
                && accountEvidence.sourceOf(claim).isEmpty()) {
            writer.step(ClaimStep.SHOW_ACCOUNT, days);
        }
    }

    /** What a claim that is submitted must have. */
    private List<Missing> missing(Claim claim) {
        var content = contentCipher.contentOf(claim);
        var missing = new ArrayList<Missing>();
        if (content.name().isEmpty()) {
            missing.add(Missing.NAME);
        }
        if (content.account().isEmpty()) {
            missing.add(Missing.ACCOUNT);
        }
        if (!content.formSigned()) {
            missing.add(Missing.FORM_SIGNED);
        }
        return missing;
    }

    private static LocalizedText names(List<Missing> missing, CaseWriter writer) {
        return LocalizedText.list(missing.stream()
                .map(what -> writer.name("missing", what))
                .<LocalizedText>map(name -> language -> name)
                .toList());
    }

    /** Some operations are for the account that has filed the claim only. */
    private boolean isOwn(Claim claim) {
        return claim.belongsTo(caller.account());
    }
}
