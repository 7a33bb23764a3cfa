package io.skillcert.subsidy.explanation;

import io.skillcert.clock.BusinessClock;
import io.skillcert.http.FindingView;
import io.skillcert.http.security.Caller;
import io.skillcert.http.steps.CaseWriter;
import io.skillcert.http.steps.CaseWriter.Days;
import io.skillcert.policy.Verdict;
import io.skillcert.subsidy.assessment.DecisionRecord;
import io.skillcert.subsidy.assessment.SubsidyParameterSource;
import io.skillcert.subsidy.claim.Claim;
import io.skillcert.subsidy.claim.ClaimLog;
import io.skillcert.subsidy.claim.ClaimParameterSource;
import io.skillcert.subsidy.claim.Claims;
import io.skillcert.subsidy.entitlement.Entitlements;
import io.skillcert.subsidy.review.Reconsideration;
import io.skillcert.subsidy.review.Reconsiderations;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what can be done about the refusal of a claim: for each rule that is not met, its remedy and the days for it. */
@ApplicationScoped
class FindRemedies {

    /** They are met on another day, if nothing but time changes. */
    private static final Set<ClaimStep> BY_TIME =
            EnumSet.of(ClaimStep.REMEDY_SUB_01, ClaimStep.REMEDY_SUB_04, ClaimStep.REMEDY_SUB_05);

    private final Claims claims;
    private final Entitlements entitlements;
    private final Reconsiderations reconsiderations;
    private final ClaimLog log;
    private final SubsidyParameterSource policy;
    private final ClaimParameterSource limits;
    private final Caller caller;
    private final BusinessClock clock;

    FindRemedies(
            Claims claims,
            Entitlements entitlements,
            Reconsiderations reconsiderations,
            ClaimLog log,
            SubsidyParameterSource policy,
            ClaimParameterSource limits,
            Caller caller,
            BusinessClock clock) {
        this.claims = claims;
        this.entitlements = entitlements;
        this.reconsiderations = reconsiderations;
        this.log = log;
        this.policy = policy;
        this.limits = limits;
        this.caller = caller;
        this.clock = clock;
    }

    void find(Claim claim, DecisionRecord decision, List<FindingView> open, CaseWriter writer) {
        var reconsiderBy = reconsiderBy(claim);
        var lastDay = lastDayToClaim(claim);
        var claimableFrom = policy.rules().claimableFrom(decision.facts());
        open.stream()
                .filter(finding -> finding.verdict() == Verdict.NOT_MET)
                .flatMap(finding -> ClaimStep.remedyOf(finding.rule()).stream())
                .distinct()
                .forEach(remedy -> {
                    if (!remedy.isAnotherClaim()) {
                        reconsiderBy.ifPresent(day -> writer.step(remedy, Days.until(day)));
                    } else if (!BY_TIME.contains(remedy)) {
                        lastDay.ifPresent(day -> writer.step(remedy, Days.until(day)));
                    } else if (claimableFrom.isPresent()) {
                        lastDay.ifPresent(day -> writer.step(remedy, Days.between(claimableFrom.get(), day)));
                    }
                });
        reconsiderBy.ifPresent(day -> writer.step(ClaimStep.REQUEST_RECONSIDERATION, Days.until(day)));
        if (reconsiderations
                .findByIdOptional(claim.id())
                .filter(Reconsideration::isOpen)
                .isPresent()) {
            writer.step(ClaimStep.AWAIT_RECONSIDERATION);
        }
    }

    /** The last day on which the caller can request reconsideration; empty if that is over, or not the caller's to do. */
    private Optional<LocalDate> reconsiderBy(Claim claim) {
        return Optional.of(limits.rules().reconsiderBy(BusinessClock.day(log.lastAt(claim.id()))))
                .filter(day -> claim.belongsTo(caller.account()))
                .filter(day -> !clock.today().isAfter(day))
                .filter(day -> reconsiderations.findByIdOptional(claim.id()).isEmpty());
    }

    /** The last day for another claim; empty if it is over, or the certificate was claimed again. */
    private Optional<LocalDate> lastDayToClaim(Claim claim) {
        var entitlement = entitlements.of(claim.certificateNumber());
        return entitlement
                .lastDayToClaim()
                .filter(day -> !clock.today().isAfter(day) && !entitlement.isRevoked())
                .filter(day -> !claims.hasLive(claim.certificateNumber(), claim.kind(), claim.id()));
    }
}
