package io.skillcert.registration.emergency;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.events.registration.RegistrationCancelledV1;
import io.skillcert.http.problem.Violations;
import io.skillcert.messaging.Outbox;
import io.skillcert.policy.Yuan;
import io.skillcert.registration.RegistrationProblem;
import io.skillcert.registration.application.Actor;
import io.skillcert.registration.application.ConfirmedRegistrations;
import io.skillcert.registration.application.CurrentActor;
import io.skillcert.registration.application.FollowingRegistrations;
import io.skillcert.registration.application.Registration;
import io.skillcert.registration.application.Registrations;
import io.skillcert.registration.application.ReservedPlaces;
import io.skillcert.registration.application.Sitting;
import io.skillcert.registration.batch.ExamBatch;
import io.skillcert.registration.batch.ExamBatches;
import io.skillcert.registration.batch.ExamSites;
import io.skillcert.registration.person.Persons;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Moves a registration to another batch, free of charge, because a public emergency (公共突发事件) prevents the exam
 * (REG-12). The registration is cancelled, and a confirmed one in the other batch replaces it.
 */
@ApplicationScoped
public class MoveRegistration {

    private final HinderedRegistrations hindered;
    private final Registrations registrations;
    private final FollowingRegistrations following;
    private final ExamBatches batches;
    private final ExamSites sites;
    private final Persons persons;
    private final ReservedPlaces places;
    private final Outbox outbox;
    private final ConfirmedRegistrations confirmed;
    private final CurrentActor currentActor;
    private final Audit audit;

    MoveRegistration(
            HinderedRegistrations hindered,
            Registrations registrations,
            FollowingRegistrations following,
            ExamBatches batches,
            ExamSites sites,
            Persons persons,
            ReservedPlaces places,
            Outbox outbox,
            ConfirmedRegistrations confirmed,
            CurrentActor currentActor,
            Audit audit) {
        this.hindered = hindered;
        this.registrations = registrations;
        this.following = following;
        this.batches = batches;
        this.sites = sites;
        this.persons = persons;
        this.places = places;
        this.outbox = outbox;
        this.confirmed = confirmed;
        this.currentActor = currentActor;
        this.audit = audit;
    }

    /** @param site a site of the batch; empty to reserve a place at any of them */
    public record Target(UUID batchId, Optional<UUID> site) {}

    /**
     * Moves a registration.
     *
     * @throws io.skillcert.http.problem.ProblemException 409 if the registration can't be moved or the other batch does not
     *     offer the exam, is past its review period or has no free place
     * @see HinderedRegistrations#lock
     */
    @Transactional
    public Registration move(UUID id, Target target, String reason, String ifMatch) {
        var actor = currentActor.get(reason);
        var from = hindered.lock(id, actor, ifMatch);
        var batch = openBatch(target, from, actor);
        var person = persons.lock(from.personId());
        following.admit(from, person.id(), batch, from.level());
        from.cancelForEmergency(actor)
                .ifPresent(event -> outbox.append(RegistrationCancelledV1.TYPE, from.personId(), event));
        places.release(from);
        registrations.flush(); // only one of them may be live at a time (REG-13)
        var place = sites.room(batch, Set.of(from.level()), from.subjects()).take(target.site(), from.level());
        if (place.isFull()) {
            throw RegistrationProblem.SITE_FULL.exception(from.level().number());
        }
        var resit = from.resitOf().map(of -> new Sitting.Resit(of, from.subjects()));
        var sitting = new Sitting(
                batch, person, from.level(), place.site(), resit, Yuan.ZERO, from.accommodation(), from.reference());
        var moved = Registration.moved(from, Ids.next(), registrations.nextNumber(), sitting, actor);
        registrations.persist(moved);
        outbox.appendAll(confirmed.events(moved, person, actor));
        audit.record("move-registration", "registration", id, reason);
        return moved;
    }

    private ExamBatch openBatch(Target target, Registration from, Actor actor) {
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
            throw RegistrationProblem.OTHER_EXAM.exception();
        }
        if (!batch.isInReviewOn(BusinessClock.day(actor.at()))) {
            throw RegistrationProblem.REVIEW_PERIOD_OVER.exception(
                    batch.periods().reviewTo());
        }
        return batch;
    }
}
