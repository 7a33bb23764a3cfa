package io.skillcert.registration.letter;

import io.skillcert.clock.BusinessClock;
import io.skillcert.http.FindingView;
import io.skillcert.http.json.Json;
import io.skillcert.http.language.LocalizedText;
import io.skillcert.http.language.Texts;
import io.skillcert.letter.LetterText;
import io.skillcert.letter.LetterText.Reason;
import io.skillcert.registration.application.BarsOfApplicants;
import io.skillcert.registration.application.Registration;
import io.skillcert.registration.application.StatusChange;
import io.skillcert.registration.application.StoredEligibilityDecision;
import io.skillcert.registration.application.StoredEligibilityDecisions;
import io.skillcert.registration.application.StoredFindings;
import io.skillcert.registration.batch.ExamBatch;
import io.skillcert.registration.batch.ExamBatches;
import io.skillcert.registration.occupation.OccupationCatalogue;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The texts of letters about registrations; the sentences stand in the bundle {@code RegistrationLetters}. */
@ApplicationScoped
class RegistrationTexts {

    private static final String BUNDLE = "RegistrationLetters";

    private final ExamBatches batches;
    private final OccupationCatalogue occupations;
    private final StoredEligibilityDecisions decisions;
    private final BarsOfApplicants bars;
    private final Json json;
    private final BusinessClock clock;

    RegistrationTexts(
            ExamBatches batches,
            OccupationCatalogue occupations,
            StoredEligibilityDecisions decisions,
            BarsOfApplicants bars,
            Json json,
            BusinessClock clock) {
        this.batches = batches;
        this.occupations = occupations;
        this.decisions = decisions;
        this.bars = bars;
        this.json = json;
        this.clock = clock;
    }

    LetterText accepted(Registration registration, Locale language) {
        var reviewTo = batchOf(registration).periods().reviewTo();
        return new LetterText(
                sentence("accepted.title", language),
                List.of(subject(registration, language), sentence("accepted", language, reviewTo)),
                List.of(),
                List.of(sentence("accepted.next", language)));
    }

    LetterText returned(Registration registration, StatusChange change, Locale language) {
        var reason = translated(change, language);
        var what = change.documents().isEmpty()
                ? sentence("returned.facts", language)
                : sentence("returned.documents", language, documents(change, language));
        var reviewTo = batchOf(registration).periods().reviewTo();
        return new LetterText(
                sentence("returned.title", language),
                List.of(
                        subject(registration, language),
                        sentence("returned", language),
                        what,
                        sentence("reason", language, reason)),
                List.of(),
                List.of(sentence("returned.next", language, reviewTo), sentence("returned.late", language)));
    }

    /** A resit is approved without a review, because eligibility was reviewed with the first registration (EXM-08). */
    LetterText approved(Registration registration, Locale language) {
        var reviewTo = batchOf(registration).periods().reviewTo();
        var approved = registration.resitOf().isPresent() ? "approved-resit" : "approved";
        return new LetterText(
                sentence(approved + ".title", language),
                List.of(
                        subject(registration, language),
                        sentence(approved, language),
                        sentence("approved.fee", language, registration.fee())),
                List.of(),
                List.of(sentence("approved.next", language, reviewTo)));
    }

    LetterText refused(Registration registration, StatusChange change, Locale language) {
        var decision = decisions.latestOf(registration.decidedWith());
        var paragraphs = new ArrayList<String>();
        paragraphs.add(subject(registration, language));
        paragraphs.add(sentence("refused", language));
        if (!codes(decision).equals(change.reason().orElse(""))) {
            paragraphs.add(sentence("reason", language, translated(change, language)));
        }
        var found = decision.findings(json);
        return new LetterText(
                sentence("refused.title", language),
                paragraphs,
                reasons(found.unmet(), language),
                remedies(registration, found, language));
    }

    /** What can be done after a refusal. Nothing that would be refused again is named. */
    private List<String> remedies(Registration registration, StoredFindings found, Locale language) {
        if (found.holdsHigherLevel()) {
            return List.of(sentence("refused.higher-level", language));
        }
        var remedies = new ArrayList<String>();
        remedies.add(again(registration, language));
        found.opensByTimeOn().ifPresent(day -> remedies.add(sentence("refused.by-time", language, day)));
        return remedies;
    }

    private String again(Registration registration, Locale language) {
        var bar = bars.lastDay(registration);
        if (bar.isPresent()) {
            return sentence("refused.barred", language, bar.get(), bar.get().plusDays(1));
        }
        var registrationTo = batchOf(registration).periods().registrationTo();
        return clock.today().isAfter(registrationTo)
                ? sentence("refused.another-batch", language)
                : sentence("refused.same-batch", language, registrationTo);
    }

    private static String codes(StoredEligibilityDecision decision) {
        return String.join(", ", decision.reasons());
    }

    private static List<Reason> reasons(List<StoredFindings.RuleFinding> findings, Locale language) {
        return findings.stream()
                .map(finding -> new Reason(
                        FindingView.sentence(finding.rule(), finding.verdict(), finding.details(), language),
                        finding.citation().document() + ", "
                                + finding.citation().article()))
                .toList();
    }

    private String subject(Registration registration, Locale language) {
        var level = registration.level();
        return sentence(
                "subject",
                language,
                "%010d".formatted(registration.number()),
                occupations.nameOf(registration.occupationCode(), language),
                language.equals(Locale.ENGLISH) ? level.number() + ", " + level.englishName() : level.chineseName(),
                batchOf(registration).name(),
                registration.registeredOn());
    }

    private ExamBatch batchOf(Registration registration) {
        return batches.get(registration.batchId());
    }

    private static String documents(StatusChange change, Locale language) {
        return LocalizedText.list(change.documents().stream()
                        .<LocalizedText>map(code -> in -> sentence("document." + code, in))
                        .toList())
                .in(language);
    }

    private static String translated(StatusChange change, Locale language) {
        return change.reason().map(reason -> Texts.translated(reason, language)).orElse("");
    }

    private static String sentence(String key, Locale language, Object... arguments) {
        return Texts.fill(
                Texts.bundle(BUNDLE, language, RegistrationTexts.class).getString(key), language, arguments);
    }
}
