package io.skillcert.registration.application;

import io.skillcert.audit.Audit;
import io.skillcert.events.registration.RegistrationCancelledV1;
import io.skillcert.job.RowJob;
import io.skillcert.messaging.Outbox;
import io.skillcert.registration.progress.ExamProgresses;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Cancels the live registrations of cancelled batches, releases their places and refunds their fees. */
@ApplicationScoped
class CancelRegistrationsOfBatch implements RowJob<UUID> {

    private final Registrations registrations;
    private final ExamProgresses progresses;
    private final ReservedPlaces places;
    private final FeeRefunds refunds;
    private final Outbox outbox;
    private final CurrentActor currentActor;
    private final Audit audit;

    CancelRegistrationsOfBatch(
            Registrations registrations,
            ExamProgresses progresses,
            ReservedPlaces places,
            FeeRefunds refunds,
            Outbox outbox,
            CurrentActor currentActor,
            Audit audit) {
        this.registrations = registrations;
        this.progresses = progresses;
        this.places = places;
        this.refunds = refunds;
        this.outbox = outbox;
        this.currentActor = currentActor;
        this.audit = audit;
    }

    @Override
    public String name() {
        return "cancel-registrations-of-batch";
    }

    @Override
    public int batchSize() {
        return 500;
    }

    @Override
    public List<UUID> due(int limit) {
        return registrations.liveOfCancelledBatches(limit);
    }

    @Override
    public void handle(List<UUID> ids) {
        var actor = currentActor.system("the batch does not take place");
        var events = new ArrayList<Outbox.Event>();
        registrations.lockAll(ids).stream()
                .filter(registration -> RegistrationStatus.LIVE.contains(registration.status()))
                .filter(registration -> !progresses.lockedHasResult(registration.id()))
                .forEach(registration -> {
                    registration
                            .cancel(actor)
                            .map(event ->
                                    new Outbox.Event(RegistrationCancelledV1.TYPE, registration.personId(), event))
                            .ifPresent(events::add);
                    places.release(registration);
                    refunds.refund(registration, FeeRefunds.Ground.BATCH_CANCELLED);
                    audit.record("cancel", "registration", registration.id(), actor.reason());
                });
        outbox.appendAll(events);
    }
}
