package io.skillcert.subsidy.letter;

import io.skillcert.clock.BusinessClock;
import io.skillcert.http.FindingView;
import io.skillcert.http.json.Json;
import io.skillcert.http.language.Texts;
import io.skillcert.letter.LetterText;
import io.skillcert.letter.LetterText.Reason;
import io.skillcert.policy.Verdict;
import io.skillcert.subsidy.assessment.StoredDecisions;
import io.skillcert.subsidy.claim.Claim;
import io.skillcert.subsidy.claim.ClaimParameterSource;
import io.skillcert.subsidy.entitlement.Entitlements;
import io.skillcert.subsidy.review.Reconsiderations;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** The texts of letters about claims; the sentences stand in the bundle {@code ClaimLetters}. */
@ApplicationScoped
class ClaimTexts {

    private static final String BUNDLE = "ClaimLetters";

    private final StoredDecisions decisions;
    private final Entitlements entitlements;
    private final Reconsiderations reconsiderations;
    private final ClaimParameterSource limits;
    private final Json json;
    private final BusinessClock clock;

    ClaimTexts(
            StoredDecisions decisions,
            Entitlements entitlements,
            Reconsiderations reconsiderations,
            ClaimParameterSource limits,
            Json json,
            BusinessClock clock) {
        this.decisions = decisions;
        this.entitlements = entitlements;
        this.reconsiderations = reconsiderations;
        this.limits = limits;
        this.json = json;
        this.clock = clock;
    }

    LetterText granted(Claim claim, Locale language) {
        return new LetterText(
                sentence("granted.title", language),
                List.of(subject(claim, language), sentence("granted", language, claim.amount())),
                List.of(),
                List.of(sentence("granted.next", language)));
    }

    LetterText refused(Claim claim, Locale language) {
        return new LetterText(
                sentence("refused.title", language),
                List.of(subject(claim, language), sentence("refused", language)),
                reasons(claim, language),
                remedies(claim, language));
    }

    LetterText paid(Claim claim, Locale language) {
        return new LetterText(
                sentence("paid.title", language),
                List.of(
                        subject(claim, language),
                        sentence(
                                "paid", language, claim.amount(), claim.paidOn().orElseThrow())),
                List.of(),
                List.of(sentence("paid.next", language)));
    }

    private List<Reason> reasons(Claim claim, Locale language) {
        var assessment = decisions.recordOf(claim.decisionId().orElseThrow()).assessment(language);
        return StreamSupport.stream(assessment.path("findings").spliterator(), false)
                .map(finding -> json.convert(finding, FindingView.class))
                .filter(finding -> finding.verdict() != Verdict.MET)
                .map(finding -> new Reason(
                        finding.message(),
                        finding.citation().document() + ", "
                                + finding.citation().article()))
                .toList();
    }

    /** A refusal is reconsidered once; another claim can be made while the certificate is in its claim window. */
    private List<String> remedies(Claim claim, Locale language) {
        var remedies = new ArrayList<String>();
        var today = clock.today();
        if (reconsiderations.findByIdOptional(claim.id()).isEmpty()) {
            remedies.add(sentence("refused.reconsider", language, limits.rules().reconsiderBy(today)));
        } else {
            remedies.add(sentence("refused.again", language));
        }
        var entitlement = entitlements.of(claim.certificateNumber());
        entitlement
                .lastDayToClaim()
                .filter(day -> !today.isAfter(day) && !entitlement.isRevoked())
                .ifPresent(day -> remedies.add(sentence("refused.claim-again", language, day)));
        return remedies;
    }

    private static String subject(Claim claim, Locale language) {
        return sentence(
                "subject",
                language,
                sentence("kind." + claim.kind(), language),
                claim.certificateNumber(),
                claim.claimedOn().orElseThrow());
    }

    private static String sentence(String key, Locale language, Object... arguments) {
        return Texts.fill(Texts.bundle(BUNDLE, language, ClaimTexts.class).getString(key), language, arguments);
    }
}
