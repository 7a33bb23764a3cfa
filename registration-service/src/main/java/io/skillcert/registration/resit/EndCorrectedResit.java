package io.skillcert.registration.resit;

import io.skillcert.audit.Audit;
import io.skillcert.events.registration.RegistrationCancelledV1;
import io.skillcert.messaging.Outbox;
import io.skillcert.registration.application.CurrentActor;
import io.skillcert.registration.application.FeeRefunds;
import io.skillcert.registration.application.Registration;
import io.skillcert.registration.application.Registrations;
import io.skillcert.registration.application.ReservedPlaces;
import io.skillcert.registration.batch.ExamSubject;
import io.skillcert.registration.progress.ExamProgresses;
import io.skillcert.registration.progress.ResitRights;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Cancels a resit and refunds its fee if a score review leaves nothing or other subjects to sit again. If a right to a resit
 * is left, the candidate can register for it again (EXM-08, EXM-10).
 */
@ApplicationScoped
class EndCorrectedResit implements ResitRights {

    private final Registrations registrations;
    private final ExamProgresses progresses;
    private final ReservedPlaces places;
    private final FeeRefunds refunds;
    private final Outbox outbox;
    private final CurrentActor currentActor;
    private final Audit audit;

    EndCorrectedResit(
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
    @Transactional(Transactional.TxType.MANDATORY)
    public void corrected(UUID registrationId, List<String> subjects) {
        registrations
                .lockLiveResit(registrationId)
                .filter(resit -> !progresses.hasResult(resit.id())) // its exam was sat already
                .filter(resit -> !Set.copyOf(subjects)
                        .equals(resit.subjects().stream().map(ExamSubject::name).collect(Collectors.toSet())))
                .ifPresent(this::end);
    }

    private void end(Registration resit) {
        var actor = currentActor.system("the result that the resit was based on was corrected");
        resit.cancel(actor).ifPresent(event -> outbox.append(RegistrationCancelledV1.TYPE, resit.personId(), event));
        places.release(resit);
        refunds.refund(resit, FeeRefunds.Ground.RESULT_CORRECTED);
        audit.record("end-corrected-resit", "registration", resit.id(), actor.reason());
    }
}
