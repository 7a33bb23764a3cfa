package io.skillcert.registration.application;

import io.skillcert.clock.DueWork;
import io.skillcert.http.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/** REG-10: what is not paid when the review period of its batch ends lapses. */
@ApplicationScoped
class LapseUnpaidRegistrations implements DueWork {

    private static final int BATCH = 500;

    private final Registrations registrations;
    private final Audit audit;

    LapseUnpaidRegistrations(Registrations registrations, Audit audit) {
        this.registrations = registrations;
        this.audit = audit;
    }

    @Override
    public String name() {
        return "lapse-unpaid-registrations";
    }

    @Override
    public void run(LocalDate today) {
        for (var id : registrations.unpaidAfterReview(today, BATCH)) {
            registrations.lock(id).lapse();
            audit.record("lapse", "registration", id, "unpaid when the review period ended");
        }
    }
}
