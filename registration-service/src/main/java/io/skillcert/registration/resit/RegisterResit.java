package io.skillcert.registration.resit;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.http.problem.Violations;
import io.skillcert.registration.RegistrationProblem;
import io.skillcert.registration.application.CurrentActor;
import io.skillcert.registration.application.FollowingRegistrations;
import io.skillcert.registration.application.RegisterCandidate;
import io.skillcert.registration.application.Registration;
import io.skillcert.registration.application.RegistrationLetters;
import io.skillcert.registration.application.Registrations;
import io.skillcert.registration.application.Sitting;
import io.skillcert.registration.batch.ExamBatch;
import io.skillcert.registration.batch.ExamBatches;
import io.skillcert.registration.batch.ExamSites;
import io.skillcert.registration.batch.ExamSubject;
import io.skillcert.registration.person.Persons;
import io.skillcert.registration.progress.ExamBars;
import io.skillcert.registration.progress.ExamProgress;
import io.skillcert.registration.progress.ExamProgresses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Registers the one resit (补考, EXM-08) of the subjects not passed, within the retention year. Eligibility was decided with
 * the first registration, so no registrar reviews it again.
 */
@ApplicationScoped
public class RegisterResit {

    private final Registrations registrations;
    private final FollowingRegistrations following;
    private final ExamProgresses progresses;
    private final RegisterCandidate registerCandidate;
    private final ExamBatches batches;
    private final ExamSites sites;
    private final Persons persons;
    private final ExamBars bars;
    private final CurrentActor currentActor;
    private final RegistrationLetters letters;
    private final Audit audit;
    private final BusinessClock clock;

    RegisterResit(
            Registrations registrations,
            FollowingRegistrations following,
            ExamProgresses progresses,
            RegisterCandidate registerCandidate,
            ExamBatches batches,
            ExamSites sites,
            Persons persons,
            ExamBars bars,
            CurrentActor currentActor,
            RegistrationLetters letters,
            Audit audit,
            BusinessClock clock) {
        this.registrations = registrations;
        this.following = following;
        this.progresses = progresses;
        this.registerCandidate = registerCandidate;
        this.batches = batches;
        this.sites = sites;
        this.persons = persons;
        this.bars = bars;
        this.currentActor = currentActor;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Registers a resit.
     *
     * @param site empty to reserve a place at any site of the batch
     * @param reference the own reference of the account
     * @throws io.skillcert.http.problem.ProblemException 409 if the person is barred from exams, there is no right to a resit,
     *     the year is over, there is one already, or the batch is closed or full
     */
    @Transactional
    public Registration register(
            UUID earlierId, UUID batchId, Optional<UUID> site, Optional<String> reference, String commitment) {
        var actor = currentActor.get(null);
        var earlier = registrations.getFor(earlierId, actor.by());
        var batch = batches.get(batchId);
        registerCandidate.requireOpen(batch, commitment);
        if (!batch.occupationCode().equals(earlier.occupationCode()) || !batch.holds(earlier.level())) {
            throw RegistrationProblem.OTHER_EXAM.exception();
        }
        new Violations()
                .addIf(site.isPresent() && !sites.has(batchId, site.get()), "siteId", "is not a site of this batch")
                .throwIfAny();
        var person = persons.lock(earlier.personId());
        bars.requireNone(person.id(), clock.today());
        var subjects = subjectsToSit(earlier);
        if (registrations.hasResit(earlierId)) {
            throw RegistrationProblem.RESIT_USED.exception();
        }
        following.admit(earlier, person.id(), batch, earlier.level());
        var resit = Registration.submit(
                Ids.next(),
                registrations.nextNumber(),
                new Sitting(
                        batch,
                        person,
                        earlier.level(),
                        place(batch, site, earlier, subjects),
                        Optional.of(new Sitting.Resit(earlierId, subjects)),
                        batch.fee(earlier.level(), subjects),
                        earlier.accommodation(),
                        reference),
                earlier.identificationOfFollowing(actor.by()),
                Optional.empty(),
                commitment,
                actor);
        resit.approve(currentActor.system("EXM-08: eligibility was decided with the first registration"));
        registrations.persistAndFlush(resit);
        letters.write(resit);
        audit.record("register-resit", "registration", resit.id(), null);
        return resit;
    }

    private Set<ExamSubject> subjectsToSit(Registration earlier) {
        var progress = progresses.lock(earlier.id()); // a correction waits, and then finds the resit
        if (progress.outcome() == null) {
            throw RegistrationProblem.RESULT_NOT_PUBLISHED.exception();
        }
        var registerBy = progress.resitRegisterBy().orElseThrow(RegistrationProblem.NO_RESIT_RIGHT::exception);
        if (clock.today().isAfter(registerBy)) {
            throw RegistrationProblem.RESIT_RIGHT_EXPIRED.exception(registerBy);
        }
        return subjects(progress);
    }

    private static Set<ExamSubject> subjects(ExamProgress progress) {
        var subjects = EnumSet.noneOf(ExamSubject.class);
        progress.resitSubjects().forEach(subject -> subjects.add(ExamSubject.valueOf(subject)));
        return subjects;
    }

    private Optional<UUID> place(
            ExamBatch batch, Optional<UUID> site, Registration earlier, Set<ExamSubject> subjects) {
        var place = sites.room(batch, Set.of(earlier.level()), subjects).take(site, earlier.level());
        if (place.isFull()) {
            throw RegistrationProblem.SITE_FULL.exception(earlier.level().number());
        }
        return place.site();
    }
}
