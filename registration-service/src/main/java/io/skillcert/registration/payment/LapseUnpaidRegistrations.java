package io.skillcert.registration.payment;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.job.RowJob;
import io.skillcert.registration.application.CurrentActor;
import io.skillcert.registration.application.RegistrationStatus;
import io.skillcert.registration.application.Registrations;
import io.skillcert.registration.application.ReservedPlaces;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** REG-10: a registration lapses if it is not paid when the review period of its batch ends. */
@ApplicationScoped
class LapseUnpaidRegistrations implements RowJob<UUID> {

    private final Registrations registrations;
    private final ReservedPlaces places;
    private final CurrentActor currentActor;
    private final Audit audit;
    private final BusinessClock clock;

    LapseUnpaidRegistrations(
            Registrations registrations,
            ReservedPlaces places,
            CurrentActor currentActor,
            Audit audit,
            BusinessClock clock) {
        this.registrations = registrations;
        this.places = places;
        this.currentActor = currentActor;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "lapse-unpaid-registrations";
    }

    @Override
    public int batchSize() {
        return 500;
    }

    @Override
    public List<UUID> due(int limit) {
        return registrations.unpaidAfterReview(clock.today(), limit);
    }

    @Override
    public void handle(List<UUID> ids) {
        var actor = currentActor.system("unpaid when the review period ended");
        registrations.lockAll(ids).stream()
                .filter(registration -> RegistrationStatus.OPEN.contains(registration.status()))
                .forEach(registration -> {
                    registration.lapse(actor);
                    places.release(registration);
                    audit.record("lapse", "registration", registration.id(), actor.reason());
                });
    }
}
