package io.skillcert.registration.pathway.policy;

import io.skillcert.policy.Finding;
import io.skillcert.policy.PolicyVersion;
import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.Yuan;
import io.skillcert.policy.subsidy.Basis;
import io.skillcert.policy.subsidy.SubsidyDecision;
import io.skillcert.policy.subsidy.SubsidyDecision.Outcome;
import io.skillcert.registration.eligibility.policy.DocumentCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The way of a person to a certificate and its subsidy.
 *
 * @param policies those of eligibility, result and subsidy
 * @param eligibleOn the first day on which the goal level is open; empty if time alone does not open it
 * @param journey empty if no batch can be registered for
 */
public record Pathway(
        List<PolicyVersion> policies, SkillLevel goal, Optional<LocalDate> eligibleOn, Optional<Journey> journey) {

    /**
     * The way through one batch.
     *
     * @param routes the codes of the routes that are met on {@code registerFrom}
     * @param certificateNotBefore taken as the day of issue
     * @param claimFrom the first day of a claim that is not refused; empty if there is none
     * @param decisionDueOn the last day of the decision on a claim made on {@code claimFrom}
     * @param subsidy the decision on a claim made on {@code claimFrom}, or else on the day of issue
     * @param provisional whether a day lies past the last announced year of the calendar
     */
    public record Journey(
            String batch,
            List<String> routes,
            LocalDate registerFrom,
            LocalDate registerBy,
            LocalDate lastExamDay,
            LocalDate publicationDueOn,
            LocalDate scoreReviewUntil,
            LocalDate certificateNotBefore,
            Optional<LocalDate> claimFrom,
            LocalDate claimBy,
            Optional<LocalDate> decisionExpectedOn,
            Optional<LocalDate> decisionDueOn,
            SubsidyDecision subsidy,
            Yuan cost,
            boolean provisional,
            List<Step> steps,
            List<Unknown> unknowns) {

        /** What the subsidy leaves of the cost: negative if the person pays more than comes back. */
        public Yuan net() {
            return subsidy.amount().minus(cost);
        }
    }

    /** The steps, in their order. */
    public enum StepCode {
        REGISTER,
        SIT,
        PUBLICATION,
        SCORE_REVIEW,
        CERTIFICATE,
        CLAIM,
        DECISION
    }

    /**
     * One step of the way.
     *
     * @param from the first day; empty if nothing says it
     * @param until the last day; empty if nothing says it
     */
    public record Step(
            StepCode code,
            Optional<LocalDate> from,
            Optional<LocalDate> until,
            List<DocumentCode> documents,
            List<Finding> findings) {}

    /**
     * A fact that is not known and would change the outcome of the claim.
     *
     * @param outcomes the outcomes if it is true and if it is false, without repeats
     */
    public record Unknown(Basis fact, List<Outcome> outcomes) {}
}
