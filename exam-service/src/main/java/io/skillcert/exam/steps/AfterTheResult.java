package io.skillcert.exam.steps;

import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.certificate.Certificate;
import io.skillcert.exam.certificate.Certificates;
import io.skillcert.exam.entry.EntryStatus;
import io.skillcert.exam.entry.ExamEntry;
import io.skillcert.exam.publication.Publication;
import io.skillcert.exam.review.ScoreReview;
import io.skillcert.exam.review.ScoreReviews;
import io.skillcert.exam.scoring.EnteredScores;
import io.skillcert.http.steps.CaseWriter;
import io.skillcert.http.steps.CaseWriter.Days;
import io.skillcert.policy.exam.ExamDecision;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Tells a candidate's published result with reviews and certificate, and what can be done about them. */
@ApplicationScoped
class AfterTheResult {

    private final ScoreReviews reviews;
    private final EnteredScores scores;
    private final Certificates certificates;
    private final BusinessClock clock;

    AfterTheResult(ScoreReviews reviews, EnteredScores scores, Certificates certificates, BusinessClock clock) {
        this.reviews = reviews;
        this.scores = scores;
        this.certificates = certificates;
        this.clock = clock;
    }

    /** @param isResat whether the candidate has registered the resit */
    record Published(ExamEntry entry, Publication publication, ExamDecision decision, boolean isResat) {
        UUID id() {
            return entry.registrationId();
        }
    }

    void write(Published published, CaseWriter writer) {
        writer.happened(
                published.decision().outcome().name(),
                null,
                published.publication().publishedOn());
        writer.step(ExamStep.LOOK_UP_RESULT);
        review(published, writer);
        resit(published, writer);
        certificate(published, writer);
    }

    private void review(Published published, CaseWriter writer) {
        var asked = reviews.of(published.id());
        for (var review : asked) {
            var subject = writer.name("subject", review.subject());
            writer.happened("REVIEW_REQUESTED", null, subject, review.askedOn());
            review.answeredAt().ifPresent(at -> writer.happened("REVIEW_ANSWERED", at, subject));
        }
        var requestBy = published.publication().reviewRequestBy();
        if (!clock.today().isAfter(requestBy) && hasScoreToReview(published.id(), asked)) {
            writer.step(ExamStep.REQUEST_SCORE_REVIEW, Days.until(requestBy));
        }
        asked.stream()
                .filter(ScoreReview::isOpen)
                .findFirst()
                .ifPresent(review ->
                        writer.step(ExamStep.AWAIT_REVIEW_ANSWER, review.id(), Days.until(review.answerBy())));
    }

    private boolean hasScoreToReview(UUID id, List<ScoreReview> asked) {
        var reviewed = asked.stream().map(ScoreReview::subject).toList();
        return scores.bySubject(List.of(id)).getOrDefault(id, Map.of()).entrySet().stream()
                .anyMatch(score -> score.getValue().isPresent() && !reviewed.contains(score.getKey()));
    }

    private void resit(Published published, CaseWriter writer) {
        Optional.of(published.decision().resit())
                .filter(right -> right.allowed() && !published.isResat())
                .flatMap(ExamDecision.Resit::registerBy)
                .filter(day -> !clock.today().isAfter(day))
                .ifPresent(day -> writer.step(ExamStep.REGISTER_RESIT, Days.until(day)));
    }

    private void certificate(Published published, CaseWriter writer) {
        var valid = certificates.validOf(published.id());
        if (valid.isPresent()) {
            issued(valid.get(), writer);
        } else if (published.entry().status() == EntryStatus.CERTIFIED) {
            writer.happened("CERTIFICATE_REVOKED", null);
        } else {
            published
                    .decision()
                    .certificateNotBefore()
                    .ifPresent(day -> writer.step(ExamStep.AWAIT_CERTIFICATE, Days.from(day)));
        }
    }

    private static void issued(Certificate certificate, CaseWriter writer) {
        writer.happened("CERTIFIED", null, certificate.number(), certificate.issuedOn())
                .step(ExamStep.COPY_CERTIFICATE)
                .step(ExamStep.MAIL_CERTIFICATE)
                .step(ExamStep.VERIFY_CERTIFICATE)
                .step(ExamStep.LOOK_UP_ENTITLEMENT);
    }
}
