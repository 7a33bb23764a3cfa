package io.skillcert.registration.application;

import io.skillcert.clock.BusinessClock;
import io.skillcert.http.Audit;
import io.skillcert.http.Ids;
import io.skillcert.http.Violations;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.policy.SkillLevel;
import io.skillcert.registration.batch.BatchProblems;
import io.skillcert.registration.batch.ExamBatch;
import io.skillcert.registration.batch.ExamBatches;
import io.skillcert.registration.batch.ExamSites;
import io.skillcert.registration.eligibility.CandidateFacts;
import io.skillcert.registration.person.Person;
import io.skillcert.registration.person.Persons;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Submits one registration (REG-10): recognise the person, hold REG-13, take a place, decide by the rules, record. */
@ApplicationScoped
public class RegisterCandidate {

    private final ExamBatches batches;
    private final ExamSites sites;
    private final Persons persons;
    private final Registrations registrations;
    private final DecideEligibility decideEligibility;
    private final Commitments commitments;
    private final Acts acts;
    private final Audit audit;
    private final BusinessClock clock;

    RegisterCandidate(
            ExamBatches batches,
            ExamSites sites,
            Persons persons,
            Registrations registrations,
            DecideEligibility decideEligibility,
            Commitments commitments,
            Acts acts,
            Audit audit,
            BusinessClock clock) {
        this.batches = batches;
        this.sites = sites;
        this.persons = persons;
        this.registrations = registrations;
        this.decideEligibility = decideEligibility;
        this.commitments = commitments;
        this.acts = acts;
        this.audit = audit;
        this.clock = clock;
    }

    /** What one registration needs; checked for form already. @param site empty: wherever there is room */
    public record Application(
            String name, IdentityDocument document, SkillLevel level, Optional<UUID> site, CandidateFacts facts) {}

    public record Registered(Registration registration, EligibilityDecision decision) {}

    /** What came of an application. */
    public enum Result {
        REGISTERED,
        /** The person has a live registration there (REG-13). */
        DUPLICATE,
        /** No site has room. */
        NO_ROOM
    }

    /** @param registered present if {@code REGISTERED} */
    public record Outcome(Result result, Optional<Registered> registered) {
        static Outcome without(Result result) {
            return new Outcome(result, Optional.empty());
        }
    }

    /** @throws io.skillcert.http.ProblemException 409 if the batch is closed or full, or the person already in it */
    @Transactional
    public Registered register(ExamBatch batch, Application application, String commitment) {
        return register(Ids.next(), batch, application, commitment);
    }

    /** @param id what it was known by as a draft */
    @Transactional
    public Registered register(UUID id, ExamBatch batch, Application application, String commitment) {
        begin(batch, commitment);
        var person = persons.recognise(application.document(), application.name());
        var outcome = registerUnlessLive(id, batch, application, person, registrations.nextNumber(), Optional.empty());
        return switch (outcome.result()) {
            case REGISTERED -> outcome.registered().orElseThrow();
            case DUPLICATE -> throw RegistrationProblems.duplicate();
            case NO_ROOM -> throw BatchProblems.noRoom(application.level());
        };
    }

    /** @throws io.skillcert.http.ProblemException 409 if the batch is closed, 400 if another text was signed */
    @Transactional(Transactional.TxType.MANDATORY)
    public void begin(ExamBatch batch, String commitment) {
        batches.holdStill(batch);
        if (!batch.isOpenForRegistrationOn(clock.today())) {
            throw BatchProblems.registrationClosed(batch);
        }
        requireInForce(commitment);
    }

    void requireInForce(String commitment) {
        var inForce = commitments.versionOn(clock.today());
        new Violations()
                .addIf(
                        !commitment.equals(inForce),
                        "commitment",
                        "is not the version of the text in force, " + inForce + ": see /v1/commitment")
                .throwIfAny();
    }

    /**
     * One of many, in a batch that {@link #begin} has found open.
     *
     * @param person recognised, and locked
     * @param number of {@link Registrations#nextNumbers}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Outcome registerUnlessLive(
            ExamBatch batch, Application application, Person person, long number, UUID cohortId) {
        return registerUnlessLive(Ids.next(), batch, application, person, number, Optional.of(cohortId));
    }

    private Outcome registerUnlessLive(
            UUID id, ExamBatch batch, Application application, Person person, long number, Optional<UUID> cohortId) {
        if (registrations.hasLive(person.id(), batch, application.level())) {
            return Outcome.without(Result.DUPLICATE);
        }
        var place = sites.take(batch, application.site(), application.level(), Set.of());
        if (place.isFull()) {
            return Outcome.without(Result.NO_ROOM);
        }
        var registration = Registration.submit(
                id,
                number,
                new Sitting(
                        batch,
                        person,
                        application.level(),
                        place.site(),
                        Optional.empty(),
                        batch.fee(application.level(), Set.of())),
                cohortId,
                commitments.versionOn(clock.today()),
                clock.today(),
                acts.now(null));
        registrations.persist(registration);
        var decision = decideEligibility.decide(registration, application.facts(), null);
        audit.record("register", "registration", registration.id(), null);
        return new Outcome(Result.REGISTERED, Optional.of(new Registered(registration, decision)));
    }
}
