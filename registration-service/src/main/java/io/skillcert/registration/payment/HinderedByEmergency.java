package io.skillcert.registration.payment;

import io.skillcert.events.registration.RegistrationCancelledV1;
import io.skillcert.http.Audit;
import io.skillcert.http.ETags;
import io.skillcert.messaging.Outbox;
import io.skillcert.registration.application.Acts;
import io.skillcert.registration.application.Emergencies;
import io.skillcert.registration.application.HeldPlaces;
import io.skillcert.registration.application.Registration;
import io.skillcert.registration.application.RegistrationProblems;
import io.skillcert.registration.application.RegistrationStatus;
import io.skillcert.registration.application.Registrations;
import io.skillcert.registration.progress.ExamProgresses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** REG-12: who is hindered by a public emergency (公共突发事件) is not absent; the registration ends and the fee goes back. */
@ApplicationScoped
public class HinderedByEmergency {

    private final Registrations registrations;
    private final ExamProgresses progresses;
    private final HeldPlaces places;
    private final Emergencies emergencies;
    private final Refunds refunds;
    private final Outbox outbox;
    private final Acts acts;
    private final Audit audit;

    HinderedByEmergency(
            Registrations registrations,
            ExamProgresses progresses,
            HeldPlaces places,
            Emergencies emergencies,
            Refunds refunds,
            Outbox outbox,
            Acts acts,
            Audit audit) {
        this.registrations = registrations;
        this.progresses = progresses;
        this.places = places;
        this.emergencies = emergencies;
        this.refunds = refunds;
        this.outbox = outbox;
        this.acts = acts;
        this.audit = audit;
    }

    @Transactional
    public Registration recognise(UUID id, String reason, String ifMatch) {
        var act = acts.now(reason);
        var registration = registrations.lock(id);
        emergencies.requireSay(registration, act);
        ETags.require(ifMatch, registration.version());
        if (registration.status() != RegistrationStatus.CONFIRMED) {
            throw RegistrationProblems.notConfirmed(registration.status());
        }
        if (progresses.hasResult(id)) {
            throw RegistrationProblems.resultPublished();
        }
        registration
                .cancel(act)
                .ifPresent(event -> outbox.append(RegistrationCancelledV1.TYPE, registration.personId(), event));
        places.giveBack(registration);
        refunds.dueFor(registration, Refund.Reason.PUBLIC_EMERGENCY);
        audit.record("recognise-emergency", "registration", id, reason);
        registrations.flush();
        return registration;
    }
}
