package io.skillcert.registration.review;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.http.ETags;
import io.skillcert.personal.FieldCipher;
import io.skillcert.registration.RegistrationProblem;
import io.skillcert.registration.application.Actor;
import io.skillcert.registration.application.CurrentActor;
import io.skillcert.registration.application.DecideEligibility;
import io.skillcert.registration.application.FactsAgreement;
import io.skillcert.registration.application.Registrant;
import io.skillcert.registration.application.Registration;
import io.skillcert.registration.application.RegistrationLetters;
import io.skillcert.registration.application.RegistrationStatus;
import io.skillcert.registration.application.Registrations;
import io.skillcert.registration.application.ReservedPlaces;
import io.skillcert.registration.application.StoredEligibilityDecision;
import io.skillcert.registration.application.StoredEligibilityDecisions;
import io.skillcert.registration.batch.ExamBatches;
import io.skillcert.registration.eligibility.CandidateFacts;
import io.skillcert.registration.eligibility.policy.DocumentCode;
import io.skillcert.registration.person.Persons;
import io.skillcert.registration.progress.ExamBars;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The eligibility review (资格审核, REG-10). A registrar approves eligible registrations, rejects ineligible ones, returns
 * incomplete ones and corrects facts that the documents contradict. A case is locked for one registrar at a time.
 */
@ApplicationScoped
public class ReviewEligibility {

    /** How long a case is locked for the registrar who has taken it. */
    private static final Duration LOCK_TIME = Duration.ofMinutes(30);

    private final Registrations registrations;
    private final ReviewCases cases;
    private final StoredEligibilityDecisions decisions;
    private final DecideEligibility decideEligibility;
    private final FieldCipher cipher;
    private final Persons persons;
    private final ExamBars bars;
    private final FactsAgreement agreement;
    private final ExamBatches batches;
    private final ReviewPermission permission;
    private final ReservedPlaces places;
    private final CurrentActor currentActor;
    private final RegistrationLetters letters;
    private final Audit audit;
    private final BusinessClock clock;

    ReviewEligibility(
            Registrations registrations,
            ReviewCases cases,
            StoredEligibilityDecisions decisions,
            DecideEligibility decideEligibility,
            FieldCipher cipher,
            Persons persons,
            ExamBars bars,
            FactsAgreement agreement,
            ExamBatches batches,
            ReviewPermission permission,
            ReservedPlaces places,
            CurrentActor currentActor,
            RegistrationLetters letters,
            Audit audit,
            BusinessClock clock) {
        this.registrations = registrations;
        this.cases = cases;
        this.decisions = decisions;
        this.decideEligibility = decideEligibility;
        this.cipher = cipher;
        this.persons = persons;
        this.bars = bars;
        this.agreement = agreement;
        this.batches = batches;
        this.permission = permission;
        this.places = places;
        this.currentActor = currentActor;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Locks the oldest case of a batch that no other registrar has locked.
     *
     * @return empty if there is none
     */
    @Transactional
    public Optional<Registration> takeNext(UUID batchId) {
        batches.get(batchId);
        var actor = currentActor.get(null);
        return cases.nextToReview(batchId, actor.by(), actor.at()).map(id -> {
            var registration = registrations.lock(id);
            registration.lockForReview(actor.by(), actor.at(), actor.at().plus(LOCK_TIME));
            registrations.flush();
            return registration;
        });
    }

    /** Releases the lock of the caller on a case. */
    @Transactional
    public Registration release(UUID id) {
        var registration = registrations.lock(id);
        var actor = currentActor.get(null);
        registration.lockForReview(actor.by(), actor.at(), actor.at());
        registration.releaseReviewLock();
        registrations.flush();
        return registration;
    }

    @Transactional
    public Registration approve(UUID id, String ifMatch) {
        var actor = currentActor.get(null);
        var registration = underReview(id, ifMatch, actor);
        var decision = decisions.latestOf(id);
        if (!decideEligibility.mayRegister(registration, decision)) {
            throw RegistrationProblem.NOT_ELIGIBLE.exception(String.join(", ", decision.reasons()));
        }
        if (registration.identification().nameDiffers()) {
            throw RegistrationProblem.NAME_DIFFERS.exception();
        }
        bars.requireNone(registration.personId(), clock.today());
        registration.approve(actor);
        letters.write(registration);
        audit.record("approve", "registration", id, null);
        registrations.flush();
        return registration;
    }

    @Transactional
    public Registration reject(UUID id, String ifMatch) {
        var registration = underReview(id, ifMatch, currentActor.get(null));
        var decision = decisions.latestOf(id);
        var isBarred = bars.inForce(registration.personId(), clock.today()).isPresent();
        if (decideEligibility.mayRegister(registration, decision)
                && !isBarred
                && !registration.identification().isDoubtful()) {
            throw RegistrationProblem.ELIGIBLE.exception();
        }
        var actor = rejecting(registration, decision, isBarred);
        registration.reject(actor);
        letters.write(registration);
        places.release(registration);
        audit.record("reject", "registration", id, actor.reason());
        registrations.flush();
        return registration;
    }

    private Actor rejecting(Registration registration, StoredEligibilityDecision decision, boolean isBarred) {
        if (!decision.isEligible()) {
            return currentActor.get(String.join(", ", decision.reasons()));
        }
        if (isBarred && registration.identification().registeredAs() != Registrant.UNVERIFIED) {
            return currentActor.get("EXM-14: the person is barred from exams for misconduct");
        }
        // Does not say what is known about the person, because nothing is verified of the account.
        return currentActor.get(
                "the application could not be confirmed: bind the account to the identity document to see the reason");
    }

    /** @param documents the documents to correct; if empty, the facts must be corrected */
    @Transactional
    public Registration returnForCorrection(UUID id, List<DocumentCode> documents, String reason, String ifMatch) {
        var actor = currentActor.get(reason);
        var registration = underReview(id, ifMatch, actor);
        registration.returnForCorrection(documents, actor);
        letters.write(registration);
        audit.record("return-for-correction", "registration", id, reason);
        registrations.flush();
        return registration;
    }

    /** Corrects facts that the documents contradict. The rules decide again; the earlier decision is kept. */
    @Transactional
    public Registration correctFacts(UUID id, CandidateFacts facts, String reason, String ifMatch) {
        var actor = currentActor.get(reason);
        var registration = underReview(id, ifMatch, actor);
        if (registration.status() != RegistrationStatus.UNDER_REVIEW) {
            throw RegistrationProblem.NOT_UNDER_REVIEW.exception(registration.status());
        }
        var document = persons.findById(registration.personId()).document(cipher);
        agreement.require(facts, document, "facts", clock.today());
        registration.lockForReview(actor.by(), actor.at(), actor.at().plus(LOCK_TIME));
        decideEligibility.decide(registration, facts, actor);
        audit.record("correct-facts", "registration", id, reason);
        registrations.flush();
        return registration;
    }

    private Registration underReview(UUID id, String ifMatch, Actor actor) {
        var registration = registrations.lock(id);
        ETags.require(ifMatch, registration.version());
        var batch = batches.get(registration.batchId());
        if (!batch.isInReviewOn(clock.today())) {
            throw RegistrationProblem.REVIEW_PERIOD_OVER.exception(
                    batch.periods().reviewTo());
        }
        permission.requireOther(registration, actor);
        registration.lockForReview(actor.by(), actor.at(), actor.at());
        return registration;
    }
}
