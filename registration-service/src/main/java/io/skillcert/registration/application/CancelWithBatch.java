package io.skillcert.registration.application;

import io.skillcert.clock.DueWork;
import io.skillcert.events.registration.RegistrationCancelledV1;
import io.skillcert.http.Audit;
import io.skillcert.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;

/** A batch that does not take place takes its registrations with it, so many at a time. */
@ApplicationScoped
class CancelWithBatch implements DueWork {

    private static final int AT_ONCE = 500;

    private final Registrations registrations;
    private final HeldPlaces places;
    private final PaidFees fees;
    private final Outbox outbox;
    private final Acts acts;
    private final Audit audit;

    CancelWithBatch(
            Registrations registrations, HeldPlaces places, PaidFees fees, Outbox outbox, Acts acts, Audit audit) {
        this.fees = fees;
        this.registrations = registrations;
        this.places = places;
        this.outbox = outbox;
        this.acts = acts;
        this.audit = audit;
    }

    @Override
    public String name() {
        return "cancel-with-batch";
    }

    @Override
    public boolean run(LocalDate today) {
        var act = acts.fallsDue("the batch does not take place");
        var cancelled = registrations.lockAll(registrations.liveOfCancelledBatches(AT_ONCE));
        var events = new ArrayList<Outbox.Event>();
        for (var registration : cancelled) {
            registration
                    .cancel(act)
                    .map(event -> new Outbox.Event(RegistrationCancelledV1.TYPE, registration.personId(), event))
                    .ifPresent(events::add);
            places.giveBack(registration);
            fees.goBack(registration, PaidFees.Ground.BATCH_CANCELLED);
            audit.record("cancel", "registration", registration.id(), act.reason());
        }
        outbox.appendAll(events);
        return cancelled.size() == AT_ONCE;
    }
}
