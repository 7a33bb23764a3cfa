package io.skillcert.registration.application;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.http.problem.Violations;
import io.skillcert.http.security.Role;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.policy.SkillLevel;
import io.skillcert.registration.RegistrationProblem;
import io.skillcert.registration.account.AccountBinding;
import io.skillcert.registration.account.AccountBindings;
import io.skillcert.registration.application.LiveRegistrations.Admission;
import io.skillcert.registration.batch.ExamBatch;
import io.skillcert.registration.batch.ExamBatches;
import io.skillcert.registration.batch.ExamSites;
import io.skillcert.registration.eligibility.CandidateFacts;
import io.skillcert.registration.person.Person;
import io.skillcert.registration.person.Persons;
import io.skillcert.registration.progress.ExamBars;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Registers candidates (REG-10, REG-13): finds or creates the person, reserves an exam place, decides by the rules, and
 * stores the registration with its decision.
 */
@ApplicationScoped
public class RegisterCandidate {

    private static final String FORM = "application.";

    private final ExamBatches batches;
    private final ExamSites sites;
    private final Persons persons;
    private final Registrations registrations;
    private final StoredEligibilityDecisions decisions;
    private final CertifiedFacts certifiedFacts;
    private final DecideEligibility decideEligibility;
    private final Commitments commitments;
    private final FactsAgreement agreement;
    private final AccountBindings bindings;
    private final ExamBars bars;
    private final FieldCipher cipher;
    private final CurrentActor currentActor;
    private final RegistrationLetters letters;
    private final Audit audit;
    private final BusinessClock clock;

    RegisterCandidate(
            ExamBatches batches,
            ExamSites sites,
            Persons persons,
            Registrations registrations,
            StoredEligibilityDecisions decisions,
            CertifiedFacts certifiedFacts,
            DecideEligibility decideEligibility,
            Commitments commitments,
            FactsAgreement agreement,
            AccountBindings bindings,
            ExamBars bars,
            FieldCipher cipher,
            CurrentActor currentActor,
            RegistrationLetters letters,
            Audit audit,
            BusinessClock clock) {
        this.batches = batches;
        this.sites = sites;
        this.persons = persons;
        this.registrations = registrations;
        this.decisions = decisions;
        this.certifiedFacts = certifiedFacts;
        this.decideEligibility = decideEligibility;
        this.commitments = commitments;
        this.agreement = agreement;
        this.bindings = bindings;
        this.bars = bars;
        this.cipher = cipher;
        this.currentActor = currentActor;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * An application whose fields are valid.
     *
     * @param site empty to reserve a place at any site of the batch
     * @param reference the own reference of the account
     */
    public record Application(
            String name,
            IdentityDocument document,
            SkillLevel level,
            Optional<UUID> site,
            CandidateFacts facts,
            Accommodation accommodation,
            Optional<String> reference) {}

    public record Registered(Registration registration, StoredEligibilityDecision decision) {}

    /** The result of an application. */
    public enum Result {
        REGISTERED,
        /** The person already has a live registration for the level in the batch (REG-13). */
        DUPLICATE,
        /** No site has a free place. */
        NO_ROOM
    }

    /**
     * The outcome of an application.
     *
     * @param registered present if {@code REGISTERED}
     * @param duplicateOf the live registration of a {@code DUPLICATE}, if the same account registered it
     */
    public record Outcome(Result result, Optional<Registered> registered, Optional<UUID> duplicateOf) {
        private static Outcome of(Registered registered) {
            return new Outcome(Result.REGISTERED, Optional.of(registered), Optional.empty());
        }

        private static Outcome duplicateOf(Optional<UUID> own) {
            return new Outcome(Result.DUPLICATE, Optional.empty(), own);
        }
    }

    /** @param id the identifier of the registration to create: that of its draft, or a new one */
    public record Submission(UUID id, Application application) {}

    /**
     * Registers one candidate.
     *
     * @throws io.skillcert.http.problem.ProblemException 400 if the form is invalid, 409 if the batch is closed or full or
     *     the person is already registered or barred from exams
     */
    @Transactional
    public Registered register(UUID batchId, ApplicationForm form, String commitment) {
        var violations = new Violations();
        var application = form.read(FORM, clock.today(), agreement, violations);
        violations.throwIfAny();
        var batch = batches.get(batchId);
        form.checkBatch(FORM, batch, sites, violations);
        violations.throwIfAny();
        return register(new Submission(Ids.next(), application), batch, commitment);
    }

    /**
     * Registers one candidate.
     *
     * @throws io.skillcert.http.problem.ProblemException 409 if the batch is closed or full, the account has already registered
     *     the person, or it is bound to somebody else's identity document
     */
    @Transactional
    public Registered register(Submission submission, ExamBatch batch, String commitment) {
        requireOpen(batch, commitment);
        var outcome = registerAll(batch, List.of(submission), Optional.empty(), currentActor.get(null))
                .get(0);
        return switch (outcome.result()) {
            case REGISTERED -> outcome.registered().orElseThrow();
            case DUPLICATE -> throw Registrations.duplicate(outcome.duplicateOf());
            case NO_ROOM ->
                throw RegistrationProblem.SITE_FULL.exception(
                        submission.application().level().number());
        };
    }

    /**
     * Locks the batch for share, so that it can't change until the transaction ends, and checks that it is open.
     *
     * @throws io.skillcert.http.problem.ProblemException 409 if the batch is closed, 400 if the commitment is not in force
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void requireOpen(ExamBatch batch, String commitment) {
        batches.lockForShare(batch);
        if (!batch.isOpenForRegistrationOn(clock.today())) {
            var periods = batch.periods();
            throw RegistrationProblem.REGISTRATION_CLOSED.exception(
                    periods.registrationFrom(), periods.registrationTo());
        }
        commitments.requireInForce(commitment, clock.today());
    }

    /**
     * Registers many candidates, in their order: of two applications that exclude each other the first is registered. The
     * batch is locked for share and was open on the actor's day. The number of statements does not depend on the number of
     * applications.
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

    /** The first half of {@link #registerAll}: locks persons, reserves places and decides, but stores no registration yet. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Outcome> decideAll(
            ExamBatch batch, List<Submission> submissions, Optional<UUID> cohortId, Actor actor) {
        var applications = submissions.stream().map(Submission::application).toList();
        var names = new HashMap<IdentityDocument, String>();
        applications.forEach(application -> names.putIfAbsent(application.document(), application.name()));
        var personsByDocument = persons.findOrCreateAll(names);
        var ids = personsByDocument.values().stream().map(Person::id).collect(Collectors.toSet());
        var levels = applications.stream().map(Application::level).collect(Collectors.toSet());
        var context = new BatchContext(
                batch,
                new LiveRegistrations(registrations.liveOf(ids, batch)),
                actor.role().equals(Role.PARTNER)
                        ? Optional.empty()
                        : bindings.of(actor.by()).map(AccountBinding::holderDigest),
                sites.room(batch, levels, Set.of()),
                certifiedFacts.of(ids, batch.occupationCode()),
                registrations.nextNumbers(submissions.size()).iterator(),
                cohortId,
                actor);
        return submissions.stream()
                .map(submission -> decideUnlessLive(
                        submission,
                        personsByDocument.get(submission.application().document()),
                        context))
                .toList();
    }

    /** The second half of {@link #registerAll}, in the same transaction: stores what was decided. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(List<Outcome> outcomes, Actor actor) {
        var registered = outcomes.stream()
                .flatMap(outcome -> outcome.registered().stream())
                .toList();
        var all = registered.stream().map(Registered::registration).toList();
        registrations.addAll(all);
        decisions.addAll(registered.stream().map(Registered::decision).toList());
        letters.write(all);
        var ids = all.stream().map(Registration::id).toList();
        audit.recordAll(actor.by(), actor.at(), "register", "registration", ids, null);
    }

    /** What candidates who are registered together share. */
    private record BatchContext(
            ExamBatch batch,
            LiveRegistrations live,
            Optional<String> boundTo,
            ExamSites.Room room,
            CertifiedFacts.ByPerson certified,
            Iterator<Long> numbers,
            Optional<UUID> cohortId,
            Actor actor) {}

    private Outcome decideUnlessLive(Submission submission, Person person, BatchContext context) {
        var application = submission.application();
        var actor = context.actor();
        var as = registrant(person, context);
        var admission = context.live().admission(person.id(), application.level(), actor.by(), as);
        if (admission == Admission.REFUSED) {
            return Outcome.duplicateOf(context.live().own(person.id(), application.level(), actor.by()));
        }
        var place = context.room().take(application.site(), application.level());
        if (place.isFull()) {
            return new Outcome(Result.NO_ROOM, Optional.empty(), Optional.empty());
        }
        var identification = new Identification(
                as,
                admission == Admission.POSSIBLE_DUPLICATE,
                !person.name(cipher).equals(application.name()),
                Identification.encrypt(application.name(), submission.id(), cipher));
        var registration = Registration.submit(
                submission.id(),
                context.numbers().next(),
                new Sitting(
                        context.batch(),
                        person,
                        application.level(),
                        place.site(),
                        Optional.empty(),
                        context.batch().fee(application.level(), Set.of()),
                        application.accommodation(),
                        application.reference()),
                identification,
                context.cohortId(),
                commitments.versionOn(BusinessClock.day(actor.at())),
                actor);
        context.live().add(registration);
        var decision = decideEligibility.decide(registration, application.facts(), context.certified(), actor);
        return Outcome.of(new Registered(registration, decision));
    }

    /**
     * In what capacity the account registers the person.
     *
     * @throws io.skillcert.http.problem.ProblemException 409 if the account is bound to somebody else's identity document, or the holder is
     *     barred from exams (EXM-14)
     */
    private Registrant registrant(Person person, BatchContext context) {
        if (context.actor().role().equals(Role.PARTNER)) {
            return Registrant.PARTNER;
        }
        if (context.boundTo().isEmpty()) {
            return Registrant.UNVERIFIED;
        }
        if (!context.boundTo().get().equals(person.holderDigest())) {
            throw RegistrationProblem.OTHER_HOLDER.exception();
        }
        // Of others the registrar refuses it: what is known of a person is not disclosed to whoever states a number.
        bars.requireNone(person.id(), BusinessClock.day(context.actor().at()));
        return Registrant.HOLDER;
    }
}
