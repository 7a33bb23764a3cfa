package io.skillcert.subsidy.claim.api;

import io.skillcert.clock.BusinessClock;
import io.skillcert.http.ETags;
import io.skillcert.http.language.CallerLanguage;
import io.skillcert.personal.Mask;
import io.skillcert.subsidy.assessment.DecisionRecord;
import io.skillcert.subsidy.assessment.StoredDecisions;
import io.skillcert.subsidy.assessment.SubsidyParameterSource;
import io.skillcert.subsidy.claim.Claim;
import io.skillcert.subsidy.claim.ClaimContent;
import io.skillcert.subsidy.claim.ClaimContentCipher;
import io.skillcert.subsidy.claim.ClaimStatus;
import io.skillcert.subsidy.claim.Claims;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/** Makes the published views of claims. Personal data are masked. */
@ApplicationScoped
public class ClaimViews {

    private final ClaimContentCipher contentCipher;
    private final ClaimantViews claimants;
    private final Claims claims;
    private final StoredDecisions decisions;
    private final SubsidyParameterSource policy;
    private final BusinessClock clock;
    private final CallerLanguage language;

    ClaimViews(
            ClaimContentCipher contentCipher,
            ClaimantViews claimants,
            Claims claims,
            StoredDecisions decisions,
            SubsidyParameterSource policy,
            BusinessClock clock,
            CallerLanguage language) {
        this.contentCipher = contentCipher;
        this.claimants = claimants;
        this.claims = claims;
        this.decisions = decisions;
        this.policy = policy;
        this.clock = clock;
        this.language = language;
    }

    public RestResponse<ClaimView> answer(Claim claim) {
        return ETags.ok(detailed(claim), claim.version());
    }

    List<ClaimView> views(List<Claim> page) {
        decisions.prefetch(
                page.stream().flatMap(claim -> claim.decisionId().stream()).toList());
        return page.stream().map(claim -> view(claim, null)).toList();
    }

    /** What {@code ?view=brief} shows: certificate, reference, status, days and version. */
    ClaimView brief(Claim claim) {
        return new ClaimView(
                claim.id(),
                href(claim),
                claim.reference().orElse(null),
                claim.certificateNumber(),
                null,
                claim.claimedOn().orElse(null),
                null,
                claim.claimedOn().map(policy.rules()::decisionDueOn).orElse(null),
                null,
                claim.status(),
                null,
                claim.correctBy().orElse(null),
                null,
                null,
                null,
                claim.paidOn().orElse(null),
                null,
                null,
                null,
                null,
                claim.version());
    }

    private static String href(Claim claim) {
        return "/v1/claims/" + claim.id();
    }

    /** With the claimant, for those who decide on claims. */
    public ClaimView detailed(Claim claim) {
        return view(claim, claimants.of(claim).orElse(null));
    }

    private ClaimView view(Claim claim, ClaimantView claimant) {
        var account = contentCipher.accountOf(claim);
        var decision = claim.latestDecision().or(() -> claim.decisionId().map(decisions::recordOf));
        var rules = policy.rules();
        var dueOn = claim.claimedOn().map(rules::decisionDueOn);
        return new ClaimView(
                claim.id(),
                href(claim),
                claim.reference().orElse(null),
                claim.certificateNumber(),
                claim.kind(),
                claim.claimedOn().orElse(null),
                claim.claimedOn().map(rules::decisionExpectedOn).orElse(null),
                dueOn.orElse(null),
                claim.status().awaitsDecision()
                        && dueOn.filter(clock.today()::isAfter).isPresent(),
                claim.status(),
                claim.amount(),
                claim.correctBy().orElse(null),
                claim.status() == ClaimStatus.AWAITING_FUNDS ? claims.placeInQueue(claim) : null,
                account.map(ClaimContent.Account::bankCode).orElse(null),
                account.map(ClaimContent.Account::number).map(Mask::number).orElse(null),
                claim.paidOn().orElse(null),
                claimant,
                claimableFrom(claim, decision).orElse(null),
                claim.decisionId().orElse(null),
                decision.map(record -> record.assessment(language.get())).orElse(null),
                claim.version());
    }

    private Optional<LocalDate> claimableFrom(Claim claim, Optional<DecisionRecord> decision) {
        return decision.filter(record -> claim.status() == ClaimStatus.REFUSED)
                .flatMap(record -> policy.rules().claimableFrom(record.facts()));
    }
}
