package io.skillcert.registration.emergency;

import io.skillcert.audit.Audit;
import io.skillcert.events.registration.RegistrationCancelledV1;
import io.skillcert.messaging.Outbox;
import io.skillcert.registration.application.CurrentActor;
import io.skillcert.registration.application.FeeRefunds;
import io.skillcert.registration.application.Registration;
import io.skillcert.registration.application.Registrations;
import io.skillcert.registration.application.ReservedPlaces;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Cancels a registration and refunds its fee because a public emergency (公共突发事件) prevents the exam (REG-12). */
@ApplicationScoped
public class CancelForEmergency {

    private final HinderedRegistrations hindered;
    private final Registrations registrations;
    private final ReservedPlaces places;
    private final FeeRefunds refunds;
    private final Outbox outbox;
    private final CurrentActor currentActor;
    private final Audit audit;

    CancelForEmergency(
            HinderedRegistrations hindered,
            Registrations registrations,
            ReservedPlaces places,
            FeeRefunds refunds,
            Outbox outbox,
            CurrentActor currentActor,
            Audit audit) {
        this.hindered = hindered;
        this.registrations = registrations;
        this.places = places;
        this.refunds = refunds;
        this.outbox = outbox;
        this.currentActor = currentActor;
        this.audit = audit;
    }

    /** @see HinderedRegistrations#lock */
    @Transactional
    public Registration cancel(UUID id, String reason, String ifMatch) {
        var actor = currentActor.get(reason);
        var registration = hindered.lock(id, actor, ifMatch);
        registration
                .cancelForEmergency(actor)
                .ifPresent(event -> outbox.append(RegistrationCancelledV1.TYPE, registration.personId(), event));
        places.release(registration);
        refunds.refund(registration, FeeRefunds.Ground.PUBLIC_EMERGENCY);
        audit.record("recognise-emergency", "registration", id, reason);
        registrations.flush();
        return registration;
    }
}
