package io.skillcert.registration.application;

import io.skillcert.clock.BusinessClock;
import io.skillcert.http.Audit;
import io.skillcert.http.Ids;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.policy.SkillLevel;
import io.skillcert.registration.batch.BatchProblems;
import io.skillcert.registration.batch.ExamBatch;
import io.skillcert.registration.eligibility.CandidateFacts;
import io.skillcert.registration.person.Persons;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Submits one registration (REG-10): recognise the person, hold REG-13, decide by the rules, record. */
@ApplicationScoped
public class RegisterCandidate {

    private final Persons persons;
    private final Registrations registrations;
    private final DecideEligibility decideEligibility;
    private final Audit audit;
    private final BusinessClock clock;

    RegisterCandidate(
            Persons persons,
            Registrations registrations,
            DecideEligibility decideEligibility,
            Audit audit,
            BusinessClock clock) {
        this.persons = persons;
        this.registrations = registrations;
        this.decideEligibility = decideEligibility;
        this.audit = audit;
        this.clock = clock;
    }

    /** What one registration needs; checked for form already. */
    public record Application(String name, IdentityDocument document, SkillLevel level, CandidateFacts facts) {}

    public record Registered(Registration registration, EligibilityDecision decision) {}

    /** @throws io.skillcert.http.ProblemException 409 if the batch is closed or the person is already in it */
    @Transactional
    public Registered register(ExamBatch batch, Application application, String caller) {
        requireOpen(batch);
        return registerUnlessLive(batch, application, Optional.empty(), caller)
                .orElseThrow(RegistrationProblems::duplicate);
    }

    /** @throws io.skillcert.http.ProblemException 409 if the batch is closed */
    public void requireOpen(ExamBatch batch) {
        if (!batch.isOpenForRegistrationOn(clock.today())) {
            throw BatchProblems.registrationClosed(batch);
        }
    }

    /** Empty if the person already has a live registration there (REG-13). */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Registered> registerUnlessLive(
            ExamBatch batch, Application application, Optional<UUID> cohortId, String caller) {
        var person = persons.recognise(application.document(), application.name());
        if (registrations.hasLive(person.id(), batch, application.level())) {
            return Optional.empty();
        }
        var registration = Registration.submit(
                Ids.next(),
                registrations.nextNumber(),
                batch,
                person,
                application.level(),
                cohortId,
                caller,
                clock.today());
        registrations.persist(registration);
        var decision = decideEligibility.decide(registration, application.facts());
        audit.record("register", "registration", registration.id(), null);
        return Optional.of(new Registered(registration, decision));
    }
}
