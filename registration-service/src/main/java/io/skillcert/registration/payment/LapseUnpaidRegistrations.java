package io.skillcert.registration.payment;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.job.Job;
import io.skillcert.registration.application.CurrentActor;
import io.skillcert.registration.application.Registrations;
import io.skillcert.registration.application.ReservedPlaces;
import jakarta.enterprise.context.ApplicationScoped;

/** REG-10: what is not paid when the review period of its batch ends lapses. */
@ApplicationScoped
class LapseUnpaidRegistrations implements Job {

    private static final int BATCH_SIZE = 500;

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
    public Progress runBatch() {
        var today = clock.today();
        var actor = currentActor.system("unpaid when the review period ended");
        var unpaid = registrations.lockAll(registrations.unpaidAfterReview(today, BATCH_SIZE));
        for (var registration : unpaid) {
            registration.lapse(actor);
            places.release(registration);
            audit.record("lapse", "registration", registration.id(), actor.reason());
        }
        return unpaid.size() == BATCH_SIZE ? Progress.MORE : Progress.DONE;
    }
}
