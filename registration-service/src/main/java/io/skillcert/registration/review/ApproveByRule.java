package io.skillcert.registration.review;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.registration.RegistrationProblem;
import io.skillcert.registration.application.Actor;
import io.skillcert.registration.application.CurrentActor;
import io.skillcert.registration.application.ReadChecklist;
import io.skillcert.registration.application.Registrant;
import io.skillcert.registration.application.Registration;
import io.skillcert.registration.application.RegistrationLetters;
import io.skillcert.registration.application.RegistrationStatus;
import io.skillcert.registration.application.StoredEligibilityDecision;
import io.skillcert.registration.application.StoredEligibilityDecisions;
import io.skillcert.registration.batch.ExamBatches;
import io.skillcert.registration.progress.ExamBars;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Approves the cases of a batch that leave a registrar nothing to decide: eligible, with all documents, and without a doubt
 * about the identity. The others stay in the review queue and are counted by the reason.
 */
@ApplicationScoped
public class ApproveByRule {

    private static final int PAGE = 100;
    private static final int MAX_CASES = 2000;

    private final ReviewCases cases;
    private final StoredEligibilityDecisions decisions;
    private final ReadChecklist checklist;
    private final ReviewPermission permission;
    private final ExamBars bars;
    private final ExamBatches batches;
    private final CurrentActor currentActor;
    private final RegistrationLetters letters;
    private final Audit audit;
    private final BusinessClock clock;

    ApproveByRule(
            ReviewCases cases,
            StoredEligibilityDecisions decisions,
            ReadChecklist checklist,
            ReviewPermission permission,
            ExamBars bars,
            ExamBatches batches,
            CurrentActor currentActor,
            RegistrationLetters letters,
            Audit audit,
            BusinessClock clock) {
        this.cases = cases;
        this.decisions = decisions;
        this.checklist = checklist;
        this.permission = permission;
        this.bars = bars;
        this.batches = batches;
        this.currentActor = currentActor;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    /** Why a case was left for a registrar. */
    public enum Left {
        NOT_ELIGIBLE,
        /** The person is barred from exams for misconduct (EXM-14). */
        BARRED,
        DOCUMENTS_MISSING,
        /** A possible duplicate, another name than on record, or an account of which nothing is verified. */
        IDENTITY_DOUBTFUL,
        /** Another registrar reviews the case. */
        TAKEN,
        /** The caller has made the registration, or is the person. */
        OWN
    }

    /**
     * The result for up to 2,000 cases.
     *
     * @param next the number of the last case, after which the next call goes on; empty if there are no more
     */
    public record Result(int approved, Map<Left, Integer> left, Optional<Long> next) {}

    /**
     * Approves the cases of a batch after a number.
     *
     * @throws io.skillcert.http.problem.ProblemException 409 if the review period is over
     */
    public Result approve(UUID batchId, long after) {
        requireInReview(batchId);
        var actor = currentActor.get("approved by rule: eligible, documents complete, no doubt about the identity");
        var left = new EnumMap<Left, Integer>(Left.class);
        int approved = 0;
        int seen = 0;
        long last = after;
        while (seen < MAX_CASES) {
            var from = last;
            var page = QuarkusTransaction.requiringNew().call(() -> approvePage(batchId, from, actor, left));
            approved += page.approved();
            seen += page.seen();
            last = page.last();
            if (page.seen() < PAGE) {
                return new Result(approved, left, Optional.empty());
            }
        }
        return new Result(approved, left, Optional.of(last));
    }

    private void requireInReview(UUID batchId) {
        var batch = batches.get(batchId);
        if (!batch.isInReviewOn(clock.today())) {
            throw RegistrationProblem.REVIEW_PERIOD_OVER.exception(
                    batch.periods().reviewTo());
        }
    }

    private record PageResult(int approved, int seen, long last) {}

    private PageResult approvePage(UUID batchId, long after, Actor actor, Map<Left, Integer> left) {
        var page = cases.lockUnderReview(batchId, after, PAGE);
        var latest = decisions.latestOf(page.stream().map(Registration::id).toList());
        var barred = bars.inForce(page.stream().map(Registration::personId).collect(Collectors.toSet()), clock.today());
        var approved = new ArrayList<Registration>();
        for (var registration : page) {
            var reason = barred.contains(registration.personId())
                    ? Optional.of(Left.BARRED)
                    : reasonToLeave(registration, latest.get(registration.id()), actor);
            if (reason.isPresent()) {
                left.merge(reason.get(), 1, Integer::sum);
            } else {
                registration.approve(actor);
                audit.record("approve-by-rule", "registration", registration.id(), null);
                approved.add(registration);
            }
        }
        letters.write(approved);
        return new PageResult(approved.size(), page.size(), lastNumber(page, after));
    }

    private static long lastNumber(List<Registration> page, long after) {
        return page.isEmpty() ? after : page.get(page.size() - 1).number();
    }

    private Optional<Left> reasonToLeave(Registration registration, StoredEligibilityDecision decision, Actor actor) {
        var identification = registration.identification();
        if (registration.status() != RegistrationStatus.UNDER_REVIEW || isTaken(registration, actor)) {
            return Optional.of(Left.TAKEN);
        }
        if (!decision.isEligible()) {
            return Optional.of(Left.NOT_ELIGIBLE);
        }
        if (identification.possibleDuplicate()
                || identification.nameDiffers()
                || identification.registeredAs() == Registrant.UNVERIFIED) {
            return Optional.of(Left.IDENTITY_DOUBTFUL);
        }
        if (permission.isOwn(registration, actor)) {
            return Optional.of(Left.OWN);
        }
        return checklist.isComplete(registration, decision) ? Optional.empty() : Optional.of(Left.DOCUMENTS_MISSING);
    }

    private boolean isTaken(Registration registration, Actor actor) {
        return registration.isLockedForOther(actor.by(), clock.instant());
    }
}
