package io.skillcert.registration.emergency;

import io.skillcert.audit.Audit;
import io.skillcert.events.registration.RegistrationCancelledV1;
import io.skillcert.messaging.Outbox;
import io.skillcert.registration.application.Actor;
import io.skillcert.registration.application.CurrentActor;
import io.skillcert.registration.application.FeeRefunds;
import io.skillcert.registration.application.Registration;
import io.skillcert.registration.application.Registrations;
import io.skillcert.registration.application.ReservedPlaces;
import io.skillcert.registration.progress.EndedRegistrations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.UUID;

/**
 * Reinstates a registration that was refunded or moved for an emergency while exam-service published its result: who has sat
 * the exam keeps the result. The refund that is not transferred yet is revoked, and the registration that replaced it ends.
 */
@ApplicationScoped
class ReinstateExamined implements EndedRegistrations {

    private final Registrations registrations;
    private final ReservedPlaces places;
    private final FeeRefunds refunds;
    private final Outbox outbox;
    private final CurrentActor currentActor;
    private final Audit audit;

    ReinstateExamined(
            Registrations registrations,
            ReservedPlaces places,
            FeeRefunds refunds,
            Outbox outbox,
            CurrentActor currentActor,
            Audit audit) {
        this.registrations = registrations;
        this.places = places;
        this.refunds = refunds;
        this.outbox = outbox;
        this.currentActor = currentActor;
        this.audit = audit;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void published(Collection<UUID> registrationIds) {
        registrations.endedForEmergency(registrationIds).forEach(id -> reinstate(registrations.lock(id)));
    }

    private void reinstate(Registration registration) {
        var actor = currentActor.system("the result of the exam was published meanwhile");
        registrations.lockMovedFrom(registration.id()).ifPresent(moved -> end(moved, actor));
        registrations.flush(); // only one of them may be live at a time (REG-13)
        registration.reinstate(actor);
        var transferred = refunds.revoke(registration, FeeRefunds.Ground.PUBLIC_EMERGENCY);
        audit.record(
                "reinstate",
                "registration",
                registration.id(),
                transferred ? actor.reason() + "; the fee is refunded already" : actor.reason());
    }

    private void end(Registration moved, Actor actor) {
        moved.cancel(actor).ifPresent(event -> outbox.append(RegistrationCancelledV1.TYPE, moved.personId(), event));
        places.release(moved);
        audit.record("end-moved-registration", "registration", moved.id(), actor.reason());
    }
}
