package io.skillcert.registration.review;

import io.skillcert.clock.BusinessClock;
import io.skillcert.registration.application.Registration;
import io.skillcert.registration.application.StoredEligibilityDecisions;
import io.skillcert.registration.batch.ExamBatches;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The cases of a batch that await a registrar. */
@ApplicationScoped
public class ReviewQueue {

    private final ReviewCases cases;
    private final StoredEligibilityDecisions decisions;
    private final ExamBatches batches;
    private final BusinessClock clock;

    ReviewQueue(ReviewCases cases, StoredEligibilityDecisions decisions, ExamBatches batches, BusinessClock clock) {
        this.cases = cases;
        this.decisions = decisions;
        this.batches = batches;
        this.clock = clock;
    }

    /**
     * A registration under review.
     *
     * @param eligible the decision of the rules
     * @param daysLeft days until the last day of the review period; 0 on that day
     * @param lockedUntil when the lock of a registrar expires; empty if the case is free
     */
    public record Case(Registration registration, boolean eligible, long daysLeft, Optional<Instant> lockedUntil) {}

    /**
     * The cases after a number, oldest first.
     *
     * @return up to one more than the limit
     */
    public List<Case> page(UUID batchId, long after, int limit) {
        var daysLeft = ChronoUnit.DAYS.between(
                clock.today(), batches.get(batchId).periods().reviewTo());
        var found = cases.reviewQueue(batchId, after, limit);
        var latest = decisions.latestOf(found.stream().map(Registration::id).toList());
        return found.stream()
                .map(registration -> new Case(
                        registration,
                        latest.get(registration.id()).isEligible(),
                        daysLeft,
                        registration.reviewLockedUntil().filter(until -> until.isAfter(clock.instant()))))
                .toList();
    }
}
