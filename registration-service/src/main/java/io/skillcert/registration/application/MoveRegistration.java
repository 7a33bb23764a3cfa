package io.skillcert.registration.application;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.events.registration.RegistrationCancelledV1;
import io.skillcert.http.ETags;
import io.skillcert.http.problem.Violations;
import io.skillcert.messaging.Outbox;
import io.skillcert.policy.Yuan;
import io.skillcert.registration.batch.BatchProblems;
import io.skillcert.registration.batch.ExamBatch;
import io.skillcert.registration.batch.ExamBatches;
import io.skillcert.registration.batch.ExamSites;
import io.skillcert.registration.person.Persons;
import io.skillcert.registration.progress.ExamProgresses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * REG-12: who is hindered by a public emergency (公共突发事件) sits in another batch, free. The registration ends and one
 * there, confirmed at once, takes its place; the choice between this and the fee is the applicant's.
 */
@ApplicationScoped
public class MoveRegistration {

    private final Registrations registrations;
    private final ExamProgresses progresses;
    private final ExamBatches batches;
    private final ExamSites sites;
    private final Persons persons;
    private final ReservedPlaces places;
    private final Outbox outbox;
    private final ConfirmedRegistrations confirmed;
    private final Emergencies emergencies;
    private final CurrentActor currentActor;
    private final Audit audit;

    MoveRegistration(
            Registrations registrations,
            ExamProgresses progresses,
            ExamBatches batches,
            ExamSites sites,
            Persons persons,
            ReservedPlaces places,
            Outbox outbox,
            ConfirmedRegistrations confirmed,
            Emergencies emergencies,
            CurrentActor currentActor,
            Audit audit) {
        this.registrations = registrations;
        this.progresses = progresses;
        this.batches = batches;
        this.sites = sites;
        this.persons = persons;
        this.places = places;
        this.outbox = outbox;
        this.confirmed = confirmed;
        this.emergencies = emergencies;
        this.currentActor = currentActor;
        this.audit = audit;
    }

    /** @param site empty: wherever there is room */
    public record Target(UUID batchId, Optional<UUID> site) {}

    /** @throws io.skillcert.http.problem.ProblemException 409 unless it is confirmed, and the other batch can take it */
    @Transactional
    public Registration move(UUID id, Target target, String reason, String ifMatch) {
        var actor = currentActor.get(reason);
        var from = registrations.lock(id);
        emergencies.requirePermission(from, actor);
        ETags.require(ifMatch, from.version());
        if (from.status() != RegistrationStatus.CONFIRMED) {
            throw RegistrationProblems.notConfirmed(from.status());
        }
        if (progresses.hasResult(id)) {
            throw RegistrationProblems.resultPublished();
        }
        var batch = open(target, from, actor);
        var person = persons.lock(from.personId());
        if (registrations.hasLive(person.id(), batch, from.level())) {
            throw RegistrationProblems.duplicate();
        }
        from.cancel(actor).ifPresent(event -> outbox.append(RegistrationCancelledV1.TYPE, from.personId(), event));
        places.release(from);
        registrations.flush(); // only then may another one be live in its place
        var place = sites.room(batch, Set.of(from.level()), from.subjects()).take(target.site(), from.level());
        if (place.isFull()) {
            throw BatchProblems.noRoom(from.level());
        }
        var resit = from.resitOf().map(of -> new Sitting.Resit(of, from.subjects()));
        var sitting = new Sitting(batch, person, from.level(), place.site(), resit, Yuan.ZERO, from.accommodation());
        var moved = Registration.moved(from, Ids.next(), registrations.nextNumber(), sitting, actor);
        registrations.persist(moved);
        moved.confirmMoved(actor);
        outbox.append(confirmed.event(moved, person, actor));
        audit.record("move-registration", "registration", id, reason);
        return moved;
    }

    private ExamBatch open(Target target, Registration from, Actor actor) {
        var batch = batches.get(target.batchId());
        batches.lockForShare(batch);
        new Violations()
                .addIf(
                        target.site().isPresent()
                                && !sites.has(batch.id(), target.site().get()),
                        "siteId",
                        "is not a site of this batch")
                .throwIfAny();
        if (!batch.occupationCode().equals(from.occupationCode()) || !batch.holds(from.level())) {
            throw RegistrationProblems.otherExam();
        }
        if (!batch.isInReviewOn(BusinessClock.day(actor.at()))) {
            throw BatchProblems.reviewClosed(batch);
        }
        return batch;
    }
}
