package io.skillcert.registration.payment;

import io.skillcert.clock.DueWork;
import io.skillcert.http.Audit;
import io.skillcert.registration.application.Acts;
import io.skillcert.registration.application.HeldPlaces;
import io.skillcert.registration.application.Registrations;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/** REG-10: what is not paid when the review period of its batch ends lapses. */
@ApplicationScoped
class LapseUnpaidRegistrations implements DueWork {

    private static final int AT_ONCE = 500;

    private final Registrations registrations;
    private final HeldPlaces places;
    private final Acts acts;
    private final Audit audit;

    LapseUnpaidRegistrations(Registrations registrations, HeldPlaces places, Acts acts, Audit audit) {
        this.registrations = registrations;
        this.places = places;
        this.acts = acts;
        this.audit = audit;
    }

    @Override
    public String name() {
        return "lapse-unpaid-registrations";
    }

    @Override
    public boolean run(LocalDate today) {
        var act = acts.fallsDue("unpaid when the review period ended");
        var unpaid = registrations.lockAll(registrations.unpaidAfterReview(today, AT_ONCE));
        for (var registration : unpaid) {
            registration.lapse(act);
            places.giveBack(registration);
            audit.record("lapse", "registration", registration.id(), act.reason());
        }
        return unpaid.size() == AT_ONCE;
    }
}
