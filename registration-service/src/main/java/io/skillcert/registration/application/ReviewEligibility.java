package io.skillcert.registration.application;

import io.skillcert.clock.BusinessClock;
import io.skillcert.http.Audit;
import io.skillcert.http.ETags;
import io.skillcert.registration.batch.BatchProblems;
import io.skillcert.registration.batch.ExamBatches;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** A registrar's review (资格审核, REG-10): approve what the rules admit, reject what they do not. */
@ApplicationScoped
public class ReviewEligibility {

    private final Registrations registrations;
    private final EligibilityDecisions decisions;
    private final ExamBatches batches;
    private final Audit audit;
    private final BusinessClock clock;

    ReviewEligibility(
            Registrations registrations,
            EligibilityDecisions decisions,
            ExamBatches batches,
            Audit audit,
            BusinessClock clock) {
        this.registrations = registrations;
        this.decisions = decisions;
        this.batches = batches;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Registration approve(UUID id, String ifMatch) {
        var registration = underReview(id, ifMatch);
        var decision = decisions.latestOf(id);
        if (!decision.isEligible()) {
            throw RegistrationProblems.notEligible(decision.reasons());
        }
        registration.approve();
        audit.record("approve", "registration", id, null);
        registrations.flush();
        return registration;
    }

    @Transactional
    public Registration reject(UUID id, String ifMatch) {
        var registration = underReview(id, ifMatch);
        var decision = decisions.latestOf(id);
        if (decision.isEligible()) {
            throw RegistrationProblems.eligible();
        }
        registration.reject();
        audit.record("reject", "registration", id, String.join(", ", decision.reasons()));
        registrations.flush();
        return registration;
    }

    private Registration underReview(UUID id, String ifMatch) {
        var registration = registrations.lock(id);
        ETags.require(ifMatch, registration.version());
        var batch = batches.get(registration.batchId());
        if (!batch.isInReviewOn(clock.today())) {
            throw BatchProblems.reviewClosed(batch);
        }
        return registration;
    }
}
