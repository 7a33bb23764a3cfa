package io.skillcert.registration.application;

import io.skillcert.audit.Audit;
import io.skillcert.events.registration.RegistrationCancelledV1;
import io.skillcert.job.Job;
import io.skillcert.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;

/** A batch that does not take place takes its registrations with it, so many at a time. */
@ApplicationScoped
class CancelWithBatch implements Job {

    private static final int BATCH_SIZE = 500;

    private final Registrations registrations;
    private final ReservedPlaces places;
    private final PaidFees fees;
    private final Outbox outbox;
    private final CurrentActor currentActor;
    private final Audit audit;

    CancelWithBatch(
            Registrations registrations,
            ReservedPlaces places,
            PaidFees fees,
            Outbox outbox,
            CurrentActor currentActor,
            Audit audit) {
        this.fees = fees;
        this.registrations = registrations;
        this.places = places;
        this.outbox = outbox;
        this.currentActor = currentActor;
        this.audit = audit;
    }

    @Override
    public String name() {
        return "cancel-with-batch";
    }

    @Override
    public Progress runBatch() {
        var actor = currentActor.system("the batch does not take place");
        var cancelled = registrations.lockAll(registrations.liveOfCancelledBatches(BATCH_SIZE));
        var events = new ArrayList<Outbox.Event>();
        for (var registration : cancelled) {
            registration
                    .cancel(actor)
                    .map(event -> new Outbox.Event(RegistrationCancelledV1.TYPE, registration.personId(), event))
                    .ifPresent(events::add);
            places.release(registration);
            fees.refund(registration, PaidFees.Ground.BATCH_CANCELLED);
            audit.record("cancel", "registration", registration.id(), actor.reason());
        }
        outbox.appendAll(events);
        return cancelled.size() == BATCH_SIZE ? Progress.MORE : Progress.DONE;
    }
}
