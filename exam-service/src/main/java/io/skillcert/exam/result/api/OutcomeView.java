package io.skillcert.exam.result.api;

import io.skillcert.http.FindingView;
import io.skillcert.policy.PolicyVersion;
import io.skillcert.policy.exam.ExamDecision;
import io.skillcert.policy.exam.Subject;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A decision on an exam, in the shape of the published API. */
public record OutcomeView(
        PolicyVersion policy,
        ExamDecision.Outcome outcome,
        boolean provisional,
        LocalDate publicationDueOn,
        ScoreReviewDays scoreReview,
        @Schema(nullable = true) LocalDate certificateNotBefore,
        List<SubjectView> subjects,
        ResitView resit,
        List<FindingView> findings) {

    public record ScoreReviewDays(LocalDate requestBy, LocalDate answerBy) {}

    public record SubjectView(
            Subject subject, ExamDecision.Status status, @Schema(nullable = true) LocalDate retainedUntil) {}

    public record ResitView(boolean allowed, List<Subject> subjects, @Schema(nullable = true) LocalDate registerBy) {

        public static ResitView of(ExamDecision.Resit resit) {
            return new ResitView(
                    resit.allowed(), resit.subjects(), resit.registerBy().orElse(null));
        }
    }

    /** @param language of the findings' sentences */
    public static OutcomeView of(ExamDecision decision, Locale language) {
        return new OutcomeView(
                decision.policy(),
                decision.outcome(),
                decision.provisional(),
                decision.publicationDueOn(),
                new ScoreReviewDays(decision.reviewRequestBy(), decision.reviewAnswerBy()),
                decision.certificateNotBefore().orElse(null),
                decision.subjects().stream()
                        .map(subject -> new SubjectView(
                                subject.subject(),
                                subject.status(),
                                subject.retainedUntil().orElse(null)))
                        .toList(),
                ResitView.of(decision.resit()),
                FindingView.of(decision.findings(), language));
    }
}
