package io.skillcert.exam.result;

import io.skillcert.exam.result.policy.ExamDecision;
import io.skillcert.exam.result.policy.Subject;
import io.skillcert.policy.PolicyVersion;
import java.time.LocalDate;
import java.util.List;

/** The answer of an outcome check, in the shape of the published API. */
public record OutcomeView(
        PolicyVersion policy,
        ExamDecision.Outcome outcome,
        boolean provisional,
        LocalDate publicationDueOn,
        ScoreReviewView scoreReview,
        LocalDate certificateNotBefore,
        List<SubjectView> subjects,
        ResitView resit) {

    public record ScoreReviewView(LocalDate requestBy, LocalDate answerBy) {}

    public record SubjectView(Subject subject, ExamDecision.Status status, LocalDate retainedUntil) {}

    public record ResitView(boolean allowed, List<Subject> subjects, LocalDate registerBy) {}

    public static OutcomeView of(ExamDecision outcome) {
        return new OutcomeView(
                outcome.policy(),
                outcome.outcome(),
                outcome.provisional(),
                outcome.publicationDueOn(),
                new ScoreReviewView(outcome.reviewRequestBy(), outcome.reviewAnswerBy()),
                outcome.certificateNotBefore().orElse(null),
                outcome.subjects().stream()
                        .map(subject -> new SubjectView(
                                subject.subject(),
                                subject.status(),
                                subject.retainedUntil().orElse(null)))
                        .toList(),
                new ResitView(
                        outcome.resit().allowed(),
                        outcome.resit().subjects(),
                        outcome.resit().registerBy().orElse(null)));
    }
}
