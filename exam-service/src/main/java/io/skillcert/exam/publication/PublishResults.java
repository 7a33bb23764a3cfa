package io.skillcert.exam.publication;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.entry.ClosedBatches;
import io.skillcert.exam.entry.EntryStatus;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.exam.mark.AttemptMarks;
import io.skillcert.exam.seating.ExamSessions;
import io.skillcert.exam.seating.Seats;
import io.skillcert.http.trace.TraceContexts;
import io.skillcert.policy.exam.ExamResultRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * Starts the publication of a batch's results (EXM-04), once every score is in, and fixes the days that follow. The
 * {@link PublicationJob} then decides and publishes each result.
 */
@ApplicationScoped
public class PublishResults {

    private final ExamEntries entries;
    private final ClosedBatches closed;
    private final Seats seats;
    private final ExamSessions sessions;
    private final Publications publications;
    private final StoredResults results;
    private final AttemptMarks marks;
    private final ExamResultRules rules;
    private final Audit audit;
    private final BusinessClock clock;

    PublishResults(
            ExamEntries entries,
            ClosedBatches closed,
            Seats seats,
            ExamSessions sessions,
            Publications publications,
            StoredResults results,
            AttemptMarks marks,
            ExamResultRules rules,
            Audit audit,
            BusinessClock clock) {
        this.entries = entries;
        this.closed = closed;
        this.seats = seats;
        this.sessions = sessions;
        this.publications = publications;
        this.results = results;
        this.marks = marks;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws io.skillcert.http.problem.ProblemException 409 if it was started already, or a seat or a score is missing */
    @Transactional
    public Publication publish(UUID batchId) {
        entries.requireKnown(batchId);
        closed.lockSessions(batchId);
        closed.lockPublication(batchId);
        closed.requireOpen(batchId);
        var seated = entries.lockAndCount(batchId, EntryStatus.SEATED);
        var lastExamDay = sessions.lastExamDay(batchId);
        if (seated == 0 || lastExamDay.isEmpty()) {
            throw ExamProblem.NOBODY_SAT.exception(batchId);
        }
        var unseated = entries.countOfBatch(batchId, EntryStatus.CONFIRMED);
        var missing = seats.withoutResult(batchId);
        if (unseated + missing > 0) {
            throw ExamProblem.RESULTS_INCOMPLETE.exception(unseated, missing);
        }
        var unmarked = marks.awaitedOf(batchId);
        if (unmarked > 0) {
            throw ExamProblem.ATTEMPTS_NOT_MARKED.exception(unmarked);
        }
        results.resitWithoutEarlier(batchId).ifPresent(earlier -> {
            throw ExamProblem.EARLIER_RESULT_MISSING.exception(earlier);
        });
        var publication = Publication.of(
                batchId,
                lastExamDay.get(),
                clock.today(),
                clock.instant(),
                seated,
                rules,
                TraceContexts.current().orElse(null));
        publications.persistAndFlush(publication);
        audit.record("publish-results", "exam-batch", batchId, null);
        return publication;
    }
}
