package io.skillcert.exam.review;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.entry.EntryStatus;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.exam.entry.ExamEntry;
import io.skillcert.exam.examiner.ExaminerChecks;
import io.skillcert.exam.lookup.FailedLookups;
import io.skillcert.exam.publication.CorrectResult;
import io.skillcert.exam.publication.Publications;
import io.skillcert.exam.scoring.EnteredScore;
import io.skillcert.exam.scoring.EnteredScores;
import io.skillcert.exam.scoring.Markings;
import io.skillcert.exam.seating.ExamSessions;
import io.skillcert.exam.seating.Seat;
import io.skillcert.http.ETags;
import io.skillcert.http.FindingView;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.policy.Verdict;
import io.skillcert.policy.exam.ExamResultRules;
import io.skillcert.policy.exam.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.UUID;

/** Reviews published scores on request (EXM-05, EXM-06); the score that a review finds is final (EXM-10). */
@ApplicationScoped
public class ReviewScores {

    private final ExamEntries entries;
    private final FailedLookups failures;
    private final ExamSessions sessions;
    private final Publications publications;
    private final EnteredScores scores;
    private final ScoreReviews reviews;
    private final CorrectResult correctResult;
    private final ExamResultRules rules;
    private final Markings markings;
    private final ExaminerChecks examiners;
    private final Audit audit;
    private final BusinessClock clock;

    ReviewScores(
            ExamEntries entries,
            FailedLookups failures,
            ExamSessions sessions,
            Publications publications,
            EnteredScores scores,
            ScoreReviews reviews,
            CorrectResult correctResult,
            ExamResultRules rules,
            Markings markings,
            ExaminerChecks examiners,
            Audit audit,
            BusinessClock clock) {
        this.entries = entries;
        this.failures = failures;
        this.sessions = sessions;
        this.publications = publications;
        this.scores = scores;
        this.reviews = reviews;
        this.correctResult = correctResult;
        this.rules = rules;
        this.markings = markings;
        this.examiners = examiners;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param document the identity document of the person, which is checked too */
    public record Request(UUID registrationId, IdentityDocument document, Subject subject) {}

    /**
     * Requests the review of a score.
     *
     * @throws ProblemException 404 if the account may not act for the registration; 409 before publication, after the
     *     window, without a score, and a second time
     */
    @Transactional
    public ScoreReview ask(Request request, String account) {
        var entry = entries.lockFor(account, request.registrationId(), request.document())
                .orElseThrow(() -> failures.failed(
                        account, "registration", request.registrationId(), ExamProblem.EXAM_ENTRY_NOT_FOUND));
        var publication = publications.findComplete(entry.batchId()).orElseThrow(() -> notYet(entry));
        if (clock.today().isAfter(publication.reviewRequestBy())) {
            throw ExamProblem.SCORE_REVIEW_WINDOW_OVER.exception(publication.reviewRequestBy());
        }
        var score = scores.findByIdOptional(new Seat.Key(entry.registrationId(), request.subject()))
                .filter(found -> found.value().isPresent())
                .orElseThrow(ExamProblem.NO_SCORE::exception);
        if (reviews.count("registrationId = ?1 and subject = ?2", entry.registrationId(), request.subject()) > 0) {
            throw ExamProblem.SCORE_REVIEW_ASKED.exception();
        }
        var review = new ScoreReview(Ids.next(), score, publication, account, clock.today());
        reviews.persistAndFlush(review);
        audit.record("ask-score-review", "score-review", review.id(), null);
        return review;
    }

    private ProblemException notYet(ExamEntry entry) {
        return sessions.lastExamDay(entry.batchId())
                .filter(day -> entry.status() != EntryStatus.CONFIRMED)
                .map(day -> ExamProblem.RESULTS_NOT_YET_PUBLISHED.exception(rules.publicationDueOn(day)))
                .orElseGet(ExamProblem.NOT_SEATED::exception);
    }

    /**
     * Answers a review.
     *
     * @throws ProblemException 403 if the caller may act for the person, 409 if it is answered, or the caller is a first marker or
     *     trained the person
     */
    @Transactional
    public ScoreReview answer(UUID id, BigDecimal found, String reason, String account, String ifMatch) {
        var review = reviews.lock(id);
        ETags.require(ifMatch, review.version());
        var score = scores.findById(new Seat.Key(review.registrationId(), review.subject()));
        var person = entries.findById(review.registrationId(), LockModeType.PESSIMISTIC_WRITE);
        requireImpartial(account, score, person);
        review.answer(found, reason, account, clock.instant());
        if (review.changesTheScore()) {
            score.correct(found);
            correctResult.correct(person);
        }
        reviews.flush();
        audit.record("answer-score-review", "score-review", id, reason);
        return review;
    }

    /** The reviewer is no first marker (EXM-10) did not train the person (EXM-13) and may not act for the person. */
    private void requireImpartial(String account, EnteredScore score, ExamEntry person) {
        var reviewer = examiners.of(account);
        var mayReview = reviewer.mayReview(markings.firstMarkersOf(score.key()));
        if (mayReview.verdict() != Verdict.MET) {
            throw ExamProblem.REVIEWER_IS_FIRST_MARKER.exception(FindingView.explanation(mayReview));
        }
        reviewer.requireAccredited();
        reviewer.requireImpartial(person);
    }
}
