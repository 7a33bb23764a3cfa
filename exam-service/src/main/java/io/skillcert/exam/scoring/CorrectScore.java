package io.skillcert.exam.scoring;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.entry.ClosedBatches;
import io.skillcert.exam.entry.EntryStatus;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.exam.entry.ExamEntry;
import io.skillcert.exam.examiner.ExaminerChecks;
import io.skillcert.exam.scoring.policy.MarkingRules;
import io.skillcert.exam.seating.Seat;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.http.problem.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Corrects a mistyped score before publication: its marker corrects the own one, an exam officer anybody's. An exam officer
 * also takes back an absence that was entered by mistake. The score of the subject is computed again; two markers who
 * disagree after the correction need a third one.
 */
@ApplicationScoped
public class CorrectScore {

    private final ExamEntries entries;
    private final ClosedBatches closed;
    private final Markings markings;
    private final EnteredScores scores;
    private final ScoreCorrections corrections;
    private final MarkingRules markingRules;
    private final ExaminerChecks examiners;
    private final Audit audit;
    private final BusinessClock clock;

    CorrectScore(
            ExamEntries entries,
            ClosedBatches closed,
            Markings markings,
            EnteredScores scores,
            ScoreCorrections corrections,
            MarkingRules markingRules,
            ExaminerChecks examiners,
            Audit audit,
            BusinessClock clock) {
        this.entries = entries;
        this.closed = closed;
        this.markings = markings;
        this.scores = scores;
        this.corrections = corrections;
        this.markingRules = markingRules;
        this.examiners = examiners;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What is to be corrected.
     *
     * @param value the right score; empty to take back an absence
     * @param marker whose score it is; empty for the only one
     */
    public record Request(
            UUID batchId, Seat.Key seat, Optional<BigDecimal> value, Optional<String> marker, String reason) {}

    /**
     * Corrects a score that the account entered itself.
     *
     * @throws ProblemException 403 if the account may act for the candidate, 404 if the account has not marked the subject, 409 if the account is not accredited or the
     *     publication of the batch has started
     */
    @Transactional
    public ScoreCorrection correctOwn(Request request, String account) {
        var marker = examiners.of(account);
        marker.requireAccredited();
        var violations = new Violations();
        violations
                .addIf(request.value().isEmpty(), "score", "is required; an exam officer takes back an absence")
                .addIf(
                        !request.marker().orElse(account).equals(account),
                        "marker",
                        "is another account; an exam officer corrects other markers' scores")
                .throwIfAny();
        marker.requireImpartial(seated(request));
        return correct(request, account, account);
    }

    /**
     * Corrects anybody's score, or takes back an absence.
     *
     * @throws ProblemException 403 if the account may act for the candidate, 400 if several have marked the subject and none is named, 404 if there is no such score, 409
     *     if the publication of the batch has started
     */
    @Transactional
    public ScoreCorrection correctAny(Request request, String account) {
        examiners.of(account).requireNotActing(seated(request));
        if (request.value().isEmpty()) {
            return takeBackAbsence(request, account);
        }
        var markers = markings.markersOf(request.seat());
        if (request.marker().isEmpty() && markers.size() > 1) {
            throw Violations.single("marker", "is required: several examiners have marked this subject");
        }
        var marker = request.marker()
                .or(() -> markers.stream().findFirst())
                .orElseThrow(ExamProblem.MARKING_NOT_FOUND::exception);
        return correct(request, marker, account);
    }

    private ExamEntry seated(Request request) {
        var entry = entries.lock(request.seat().registrationId());
        if (entry == null || !entry.batchId().equals(request.batchId())) {
            throw ExamProblem.SITTING_NOT_FOUND.exception();
        }
        closed.requireOpen(request.batchId()); // after the lock: a publication locks the entries too
        if (entry.status() != EntryStatus.SEATED) {
            throw ExamProblem.SITTING_NOT_FOUND.exception();
        }
        return entry;
    }

    private ScoreCorrection takeBackAbsence(Request request, String account) {
        var absence = scores.findByIdOptional(request.seat())
                .filter(score -> score.value().isEmpty())
                .orElseThrow(ExamProblem.MARKING_NOT_FOUND::exception);
        scores.delete(absence);
        return record(
                ScoreCorrection.ofAbsence(Ids.next(), request.seat(), request.reason(), account, clock.instant()));
    }

    private ScoreCorrection correct(Request request, String marker, String account) {
        var seat = request.seat();
        var value = request.value().orElseThrow();
        if (marker.equals(ComputedScores.COMPUTER)) {
            throw ExamProblem.SCORE_IS_COMPUTED.exception();
        }
        var marking = markings.findByIdOptional(new Marking.Key(seat.registrationId(), seat.subject(), marker))
                .orElseThrow(ExamProblem.MARKING_NOT_FOUND::exception);
        if (marking.value().compareTo(value) == 0) {
            throw Violations.single("score", "is the score that is entered already");
        }
        var correction = ScoreCorrection.of(Ids.next(), marking, value, request.reason(), account, clock.instant());
        marking.correct(value);
        markings.flush();
        computeAgain(seat, account);
        return record(correction);
    }

    private void computeAgain(Seat.Key seat, String account) {
        var values = markings.of(List.of(seat.registrationId())).getOrDefault(seat, List.of()).stream()
                .map(Marking::value)
                .toList();
        scores.deleteById(seat);
        scores.flush();
        markingRules
                .score(seat.subject(), values, clock.today())
                .ifPresent(
                        score -> scores.persist(new EnteredScore(seat, Optional.of(score), account, clock.instant())));
    }

    private ScoreCorrection record(ScoreCorrection correction) {
        corrections.persistAndFlush(correction);
        audit.record("correct-score", "registration", correction.registrationId(), correction.reason());
        return correction;
    }
}
