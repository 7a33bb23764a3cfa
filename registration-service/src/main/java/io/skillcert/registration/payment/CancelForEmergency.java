package io.skillcert.registration.payment;

import io.skillcert.audit.Audit;
import io.skillcert.events.registration.RegistrationCancelledV1;
import io.skillcert.http.ETags;
import io.skillcert.messaging.Outbox;
import io.skillcert.registration.application.CurrentActor;
import io.skillcert.registration.application.Emergencies;
import io.skillcert.registration.application.Registration;
import io.skillcert.registration.application.RegistrationProblems;
import io.skillcert.registration.application.RegistrationStatus;
import io.skillcert.registration.application.Registrations;
import io.skillcert.registration.application.ReservedPlaces;
import io.skillcert.registration.progress.ExamProgresses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** REG-12: cancels the registration of a candidate whom a public emergency (公共突发事件) prevents, and refunds the fee. */
@ApplicationScoped
public class CancelForEmergency {

    private final Registrations registrations;
    private final ExamProgresses progresses;
    private final ReservedPlaces places;
    private final Emergencies emergencies;
    private final Refunds refunds;
    private final Outbox outbox;
    private final CurrentActor currentActor;
    private final Audit audit;

    CancelForEmergency(
            Registrations registrations,
            ExamProgresses progresses,
            ReservedPlaces places,
            Emergencies emergencies,
            Refunds refunds,
            Outbox outbox,
            CurrentActor currentActor,
            Audit audit) {
        this.registrations = registrations;
        this.progresses = progresses;
        this.places = places;
        this.emergencies = emergencies;
        this.refunds = refunds;
        this.outbox = outbox;
        this.currentActor = currentActor;
        this.audit = audit;
    }

    @Transactional
    public Registration cancel(UUID id, String reason, String ifMatch) {
        var actor = currentActor.get(reason);
        var registration = registrations.lock(id);
        emergencies.requirePermission(registration, actor);
        ETags.require(ifMatch, registration.version());
        if (registration.status() != RegistrationStatus.CONFIRMED) {
            throw RegistrationProblems.notConfirmed(registration.status());
        }
        if (progresses.hasResult(id)) {
            throw RegistrationProblems.resultPublished();
        }
        registration
                .cancel(actor)
                .ifPresent(event -> outbox.append(RegistrationCancelledV1.TYPE, registration.personId(), event));
        places.release(registration);
        refunds.refundRest(registration, Refund.Reason.PUBLIC_EMERGENCY);
        audit.record("recognise-emergency", "registration", id, reason);
        registrations.flush();
        return registration;
    }
}
