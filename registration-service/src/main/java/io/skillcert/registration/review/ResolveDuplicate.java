package io.skillcert.registration.review;

import io.skillcert.audit.Audit;
import io.skillcert.events.registration.RegistrationCancelledV1;
import io.skillcert.http.ETags;
import io.skillcert.messaging.Outbox;
import io.skillcert.registration.RegistrationProblem;
import io.skillcert.registration.application.Actor;
import io.skillcert.registration.application.CurrentActor;
import io.skillcert.registration.application.FeeRefunds;
import io.skillcert.registration.application.Registration;
import io.skillcert.registration.application.RegistrationLetters;
import io.skillcert.registration.application.Registrations;
import io.skillcert.registration.application.ReservedPlaces;
import io.skillcert.registration.batch.ExamBatches;
import io.skillcert.registration.progress.ExamProgresses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/**
 * Decides which of two registrations of a person counts (REG-13): the possible duplicate, which then displaces the other
 * one, or that one. So nobody can keep a person out by registering in the person's name.
 */
@ApplicationScoped
public class ResolveDuplicate {

    /** Does not name the registrar's reason, which may concern the person: the account may be a stranger's. */
    private static final String DISPLACED = "the person whom the identity document names has registered";

    private final Registrations registrations;
    private final ExamBatches batches;
    private final ExamProgresses progresses;
    private final ReviewPermission permission;
    private final ReservedPlaces places;
    private final FeeRefunds refunds;
    private final Outbox outbox;
    private final CurrentActor currentActor;
    private final RegistrationLetters letters;
    private final Audit audit;

    ResolveDuplicate(
            Registrations registrations,
            ExamBatches batches,
            ExamProgresses progresses,
            ReviewPermission permission,
            ReservedPlaces places,
            FeeRefunds refunds,
            Outbox outbox,
            CurrentActor currentActor,
            RegistrationLetters letters,
            Audit audit) {
        this.registrations = registrations;
        this.batches = batches;
        this.progresses = progresses;
        this.permission = permission;
        this.places = places;
        this.refunds = refunds;
        this.outbox = outbox;
        this.currentActor = currentActor;
        this.letters = letters;
        this.audit = audit;
    }

    /** Which registration counts. */
    public enum Keep {
        /** The possible duplicate: the other one is cancelled and its fee refunded. */
        THIS,
        /** The other one: the possible duplicate is rejected. */
        OTHER
    }

    /**
     * Decides a possible duplicate.
     *
     * @throws io.skillcert.http.problem.ProblemException 409 if it is none, the registrar has made one of the registrations, or
     *     the result of the other is published
     */
    @Transactional
    public Registration resolve(UUID id, Keep keep, String reason, String ifMatch) {
        var actor = currentActor.get(reason);
        var other = lockOther(registrations.get(id));
        var registration = registrations.lock(id);
        ETags.require(ifMatch, registration.version());
        if (!registration.identification().possibleDuplicate() || !registration.isUnderReview()) {
            throw RegistrationProblem.NOT_A_DUPLICATE.exception();
        }
        permission.requireOther(registration, actor);
        if (keep == Keep.OTHER && other.isPresent()) {
            registration.reject(actor);
            letters.write(registration);
            places.release(registration);
        } else {
            other.ifPresent(displaced -> cancel(displaced, actor));
            registrations.flush(); // only one of them may count at a time (REG-13)
            registration.identify(registration.identification().notDuplicate());
        }
        audit.record("resolve-duplicate", "registration", id, keep + ": " + reason);
        registrations.flush();
        return registration;
    }

    /** Locks the registration that counts before the duplicate. */
    private Optional<Registration> lockOther(Registration duplicate) {
        return registrations
                .live(duplicate.personId(), batches.get(duplicate.batchId()), duplicate.level())
                .filter(other -> !other.id().equals(duplicate.id()))
                .map(other -> registrations.lock(other.id()));
    }

    private void cancel(Registration displaced, Actor actor) {
        permission.requireOther(displaced, actor);
        if (progresses.lockedHasResult(displaced.id())) {
            throw RegistrationProblem.RESULT_PUBLISHED.exception();
        }
        displaced
                .cancel(actor.withReason(DISPLACED))
                .ifPresent(event -> outbox.append(RegistrationCancelledV1.TYPE, displaced.personId(), event));
        places.release(displaced);
        refunds.refund(displaced, FeeRefunds.Ground.DISPLACED);
        audit.record("displace", "registration", displaced.id(), actor.reason());
    }
}
