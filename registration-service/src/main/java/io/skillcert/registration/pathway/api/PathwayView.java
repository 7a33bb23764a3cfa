package io.skillcert.registration.pathway.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.skillcert.http.FindingView;
import io.skillcert.policy.PolicyVersion;
import io.skillcert.policy.Yuan;
import io.skillcert.policy.subsidy.SubsidyDecision.Outcome;
import io.skillcert.registration.eligibility.policy.DocumentCode;
import io.skillcert.registration.pathway.policy.Pathway;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The answer of a pathway check.
 *
 * @param policies those of eligibility, result and subsidy
 * @param eligibleOn the first day on which the level is open; null if time alone does not open it
 * @param batch the batch to register for; null if there is none, and then nothing follows
 */
record PathwayView(
        List<PolicyVersion> policies,
        int goalLevel,
        @Schema(nullable = true) LocalDate eligibleOn,
        @Schema(nullable = true) String batch,
        @JsonUnwrapped JourneyView journey) {

    /**
     * The way through the batch.
     *
     * @param claimFrom the first day of a claim that is not refused; null if there is none
     * @param net what the subsidy leaves of the cost, negative if the person pays more than comes back
     */
    record JourneyView(
            List<String> routes,
            LocalDate registerFrom,
            LocalDate registerBy,
            LocalDate lastExamDay,
            LocalDate publicationDueOn,
            LocalDate scoreReviewUntil,
            LocalDate certificateNotBefore,
            @Schema(nullable = true) LocalDate claimFrom,
            LocalDate claimBy,
            @Schema(nullable = true) LocalDate decisionExpectedOn,
            @Schema(nullable = true) LocalDate decisionDueOn,
            SubsidyView subsidy,
            Yuan cost,
            @Schema(type = SchemaType.STRING, implementation = String.class, pattern = "-?\\d+\\.\\d{2}") Yuan net,
            boolean provisional,
            List<StepView> steps,
            List<UnknownView> unknowns) {}

    record SubsidyView(Outcome outcome, Yuan amount) {}

    /**
     * @param from the first day, if one is known
     * @param until the last day, if one is known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StepView(
            Pathway.StepCode code,
            LocalDate from,
            LocalDate until,
            List<DocumentCode> documents,
            List<FindingView> findings) {}

    /**
     * A fact that is not known and whose value changes the outcome.
     *
     * @param fact such as {@code bases.SOCIAL_INSURANCE}
     * @param outcomes those for true and for false, without repeats
     */
    record UnknownView(String fact, List<Outcome> outcomes) {}

    static PathwayView of(Pathway pathway, Locale language) {
        return new PathwayView(
                pathway.policies(),
                pathway.goal().number(),
                pathway.eligibleOn().orElse(null),
                pathway.journey().map(Pathway.Journey::batch).orElse(null),
                pathway.journey().map(journey -> of(journey, language)).orElse(null));
    }

    private static JourneyView of(Pathway.Journey journey, Locale language) {
        return new JourneyView(
                journey.routes(),
                journey.registerFrom(),
                journey.registerBy(),
                journey.lastExamDay(),
                journey.publicationDueOn(),
                journey.scoreReviewUntil(),
                journey.certificateNotBefore(),
                journey.claimFrom().orElse(null),
                journey.claimBy(),
                journey.decisionExpectedOn().orElse(null),
                journey.decisionDueOn().orElse(null),
                new SubsidyView(journey.subsidy().outcome(), journey.subsidy().amount()),
                journey.cost(),
                journey.net(),
                journey.provisional(),
                journey.steps().stream()
                        .map(step -> new StepView(
                                step.code(),
                                step.from().orElse(null),
                                step.until().orElse(null),
                                step.documents(),
                                FindingView.of(step.findings(), language)))
                        .toList(),
                journey.unknowns().stream()
                        .map(unknown -> new UnknownView("bases." + unknown.fact(), unknown.outcomes()))
                        .toList());
    }
}
