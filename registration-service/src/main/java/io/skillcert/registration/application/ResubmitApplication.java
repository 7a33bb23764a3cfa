package io.skillcert.registration.application;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.http.ETags;
import io.skillcert.personal.FieldCipher;
import io.skillcert.registration.RegistrationProblem;
import io.skillcert.registration.batch.ExamBatches;
import io.skillcert.registration.eligibility.CandidateFacts;
import io.skillcert.registration.person.Persons;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Resubmits a registration that was returned for correction (补正). The rules decide again. */
@ApplicationScoped
public class ResubmitApplication {

    private final Registrations registrations;
    private final ExamBatches batches;
    private final DecideEligibility decideEligibility;
    private final FieldCipher cipher;
    private final Persons persons;
    private final FactsAgreement agreement;
    private final CurrentActor currentActor;
    private final RegistrationLetters letters;
    private final Audit audit;
    private final BusinessClock clock;

    ResubmitApplication(
            Registrations registrations,
            ExamBatches batches,
            DecideEligibility decideEligibility,
            FieldCipher cipher,
            Persons persons,
            FactsAgreement agreement,
            CurrentActor currentActor,
            RegistrationLetters letters,
            Audit audit,
            BusinessClock clock) {
        this.registrations = registrations;
        this.batches = batches;
        this.decideEligibility = decideEligibility;
        this.cipher = cipher;
        this.persons = persons;
        this.agreement = agreement;
        this.currentActor = currentActor;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Registration resubmit(UUID id, CandidateFacts facts, String ifMatch) {
        var registration = registrations.lock(id);
        var actor = currentActor.get(null);
        if (!registration.registeredBy().equals(actor.by())) {
            throw RegistrationProblem.REGISTRATION_NOT_FOUND.exception(id);
        }
        ETags.require(ifMatch, registration.version());
        var batch = batches.get(registration.batchId());
        if (!batch.isInReviewOn(clock.today())) {
            throw RegistrationProblem.REVIEW_PERIOD_OVER.exception(
                    batch.periods().reviewTo());
        }
        var document = persons.findById(registration.personId()).document(cipher);
        agreement.require(facts, document, "facts", clock.today());
        registration.resubmit(actor);
        decideEligibility.decide(registration, facts, actor.withReason("round " + registration.round()));
        letters.write(registration);
        audit.record("resubmit", "registration", id, null);
        registrations.flush();
        return registration;
    }
}
