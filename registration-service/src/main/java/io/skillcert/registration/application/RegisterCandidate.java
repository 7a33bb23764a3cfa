package io.skillcert.registration.application;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.http.problem.Violations;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.policy.SkillLevel;
import io.skillcert.registration.application.KnownFacts.Known;
import io.skillcert.registration.application.Registrations.Live;
import io.skillcert.registration.batch.BatchProblems;
import io.skillcert.registration.batch.ExamBatch;
import io.skillcert.registration.batch.ExamBatches;
import io.skillcert.registration.batch.ExamSites;
import io.skillcert.registration.eligibility.CandidateFacts;
import io.skillcert.registration.person.Person;
import io.skillcert.registration.person.Persons;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Submits one registration (REG-10): recognise the person, hold REG-13, take a place, decide by the rules, record. */
@ApplicationScoped
public class RegisterCandidate {

    private final ExamBatches batches;
    private final ExamSites sites;
    private final Persons persons;
    private final Registrations registrations;
    private final StoredEligibilityDecisions decisions;
    private final KnownFacts knownFacts;
    private final DecideEligibility decideEligibility;
    private final Commitments commitments;
    private final CurrentActor currentActor;
    private final Audit audit;
    private final BusinessClock clock;

    RegisterCandidate(
            ExamBatches batches,
            ExamSites sites,
            Persons persons,
            Registrations registrations,
            StoredEligibilityDecisions decisions,
            KnownFacts knownFacts,
            DecideEligibility decideEligibility,
            Commitments commitments,
            CurrentActor currentActor,
            Audit audit,
            BusinessClock clock) {
        this.batches = batches;
        this.sites = sites;
        this.persons = persons;
        this.registrations = registrations;
        this.decisions = decisions;
        this.knownFacts = knownFacts;
        this.decideEligibility = decideEligibility;
        this.commitments = commitments;
        this.currentActor = currentActor;
        this.audit = audit;
        this.clock = clock;
    }

    /** What one registration needs; checked for form already. @param site empty: wherever there is room */
    public record Application(
            String name,
            IdentityDocument document,
            SkillLevel level,
            Optional<UUID> site,
            CandidateFacts facts,
            Accommodation accommodation) {}

    public record Registered(Registration registration, StoredEligibilityDecision decision) {}

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

    /** @param id of the registration it becomes: a draft's own, or a new one */
    public record Submission(UUID id, Application application) {}

    /** @throws io.skillcert.http.problem.ProblemException 409 if the batch is closed or full, or the person already in it */
    @Transactional
    public Registered register(ExamBatch batch, Application application, String commitment) {
        return register(new Submission(Ids.next(), application), batch, commitment);
    }

    /** @see #register(ExamBatch, Application, String) */
    @Transactional
    public Registered register(Submission submission, ExamBatch batch, String commitment) {
        begin(batch, commitment);
        var outcome = registerAll(batch, List.of(submission), Optional.empty(), currentActor.get(null))
                .get(0);
        return switch (outcome.result()) {
            case REGISTERED -> outcome.registered().orElseThrow();
            case DUPLICATE -> throw RegistrationProblems.duplicate();
            case NO_ROOM -> throw BatchProblems.noRoom(submission.application().level());
        };
    }

    /** @throws io.skillcert.http.problem.ProblemException 409 if the batch is closed, 400 if another text was signed */
    @Transactional(Transactional.TxType.MANDATORY)
    public void begin(ExamBatch batch, String commitment) {
        batches.lockForShare(batch);
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
     * Many in their order, in a batch that is held still and was open when the act was: of two that get in each
     * other's way, the first is registered. The statements needed do not grow with their number, but for the rows.
     *
     * @param actor its account owns the registrations, its day is that of the submission
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Outcome> registerAll(
            ExamBatch batch, List<Submission> submissions, Optional<UUID> cohortId, Actor actor) {
        var outcomes = decideAll(batch, submissions, cohortId, actor);
        record(outcomes, actor);
        return outcomes;
    }

    /** The first half of {@link #registerAll}: people are recognised and held, places taken, nothing is recorded yet. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Outcome> decideAll(
            ExamBatch batch, List<Submission> submissions, Optional<UUID> cohortId, Actor actor) {
        var applications = submissions.stream().map(Submission::application).toList();
        var names = new HashMap<IdentityDocument, String>();
        applications.forEach(application -> names.putIfAbsent(application.document(), application.name()));
        var people = persons.findOrCreateAll(names);
        var ids = people.values().stream().map(Person::id).collect(Collectors.toSet());
        var levels = applications.stream().map(Application::level).collect(Collectors.toSet());
        var all = new Circumstances(
                batch,
                registrations.liveOf(ids, batch),
                sites.room(batch, levels, Set.of()),
                knownFacts.of(ids, batch.occupationCode()),
                registrations.nextNumbers(submissions.size()).iterator(),
                cohortId,
                actor);
        return submissions.stream()
                .map(submission -> decideUnlessLive(
                        submission, people.get(submission.application().document()), all))
                .toList();
    }

    /** The second half, in the same transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(List<Outcome> outcomes, Actor actor) {
        var registered = outcomes.stream()
                .flatMap(outcome -> outcome.registered().stream())
                .toList();
        var all = registered.stream().map(Registered::registration).toList();
        registrations.addAll(all);
        decisions.addAll(registered.stream().map(Registered::decision).toList());
        var ids = all.stream().map(Registration::id).toList();
        audit.recordAll(actor.by(), actor.at(), "register", "registration", ids, null);
    }

    /** What those who are registered together find. */
    private record Circumstances(
            ExamBatch batch,
            Set<Live> live,
            ExamSites.Room room,
            Known known,
            Iterator<Long> numbers,
            Optional<UUID> cohortId,
            Actor actor) {}

    private Outcome decideUnlessLive(Submission submission, Person person, Circumstances found) {
        var application = submission.application();
        var live = new Live(person.id(), application.level());
        if (found.live().contains(live)) {
            return Outcome.without(Result.DUPLICATE);
        }
        var place = found.room().take(application.site(), application.level());
        if (place.isFull()) {
            return Outcome.without(Result.NO_ROOM);
        }
        found.live().add(live);
        var actor = found.actor();
        var day = BusinessClock.day(actor.at());
        var registration = Registration.submit(
                submission.id(),
                found.numbers().next(),
                new Sitting(
                        found.batch(),
                        person,
                        application.level(),
                        place.site(),
                        Optional.empty(),
                        found.batch().fee(application.level(), Set.of()),
                        application.accommodation()),
                found.cohortId(),
                commitments.versionOn(day),
                day,
                actor);
        var decision = decideEligibility.decide(registration, application.facts(), found.known(), actor);
        return new Outcome(Result.REGISTERED, Optional.of(new Registered(registration, decision)));
    }
}
