package io.skillcert.registration.application;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.events.registration.RegistrationCancelledV1;
import io.skillcert.http.ETags;
import io.skillcert.messaging.Outbox;
import io.skillcert.registration.RegistrationProblem;
import io.skillcert.registration.batch.ExamBatches;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Withdraws a registration at the request of its owner. */
@ApplicationScoped
public class WithdrawRegistration {

    private final Registrations registrations;
    private final ExamBatches batches;
    private final ReservedPlaces places;
    private final CurrentActor currentActor;
    private final Outbox outbox;
    private final Audit audit;
    private final BusinessClock clock;

    WithdrawRegistration(
            Registrations registrations,
            ExamBatches batches,
            ReservedPlaces places,
            CurrentActor currentActor,
            Outbox outbox,
            Audit audit,
            BusinessClock clock) {
        this.places = places;
        this.currentActor = currentActor;
        this.batches = batches;
        this.registrations = registrations;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Registration withdraw(UUID id, String ifMatch) {
        var actor = currentActor.get(null);
        var registration = registrations.lock(id);
        if (!registration.registeredBy().equals(actor.by())) {
            throw RegistrationProblem.REGISTRATION_NOT_FOUND.exception(id);
        }
        ETags.require(ifMatch, registration.version());
        var batch = batches.get(registration.batchId());
        if (clock.today().isAfter(batch.lastDayToWithdraw())) {
            throw RegistrationProblem.EXAM_BEGUN.exception(batch.periods().examFrom());
        }
        registration
                .withdraw(actor)
                .ifPresent(event -> outbox.append(RegistrationCancelledV1.TYPE, registration.personId(), event));
        places.release(registration);
        audit.record("withdraw", "registration", id, null);
        registrations.flush();
        return registration;
    }
}
