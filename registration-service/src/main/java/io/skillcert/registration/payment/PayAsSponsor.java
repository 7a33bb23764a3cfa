package io.skillcert.registration.payment;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.messaging.Outbox;
import io.skillcert.registration.RegistrationProblem;
import io.skillcert.registration.application.Actor;
import io.skillcert.registration.application.ConfirmedRegistrations;
import io.skillcert.registration.application.CurrentActor;
import io.skillcert.registration.application.Registration;
import io.skillcert.registration.application.Registrations;
import io.skillcert.registration.batch.ExamBatches;
import io.skillcert.registration.person.Persons;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/**
 * Confirms registrations whose fee a sponsor pays, such as a training institution whose price includes the first exam fee
 * (guide §7.1).
 */
@ApplicationScoped
public class PayAsSponsor {

    private static final int BATCH_SIZE = 250;

    private final Registrations registrations;
    private final Persons persons;
    private final ExamBatches batches;
    private final Outbox outbox;
    private final ConfirmedRegistrations confirmed;
    private final Audit audit;
    private final CurrentActor currentActor;

    PayAsSponsor(
            Registrations registrations,
            Persons persons,
            ExamBatches batches,
            Outbox outbox,
            ConfirmedRegistrations confirmed,
            Audit audit,
            CurrentActor currentActor) {
        this.registrations = registrations;
        this.persons = persons;
        this.batches = batches;
        this.outbox = outbox;
        this.confirmed = confirmed;
        this.audit = audit;
        this.currentActor = currentActor;
    }

    /** @param reference the sponsor's reference of the payment */
    @Transactional
    public Registration pay(UUID id, String reference) {
        var registration = registrations.lock(id);
        var actor = currentActor.get(reference);
        confirm(registration, actor);
        outbox.append(confirmed.event(registration, persons.findById(registration.personId()), actor));
        registrations.flush();
        return registration;
    }

    /**
     * Confirms all approved registrations of a cohort.
     *
     * @return how many were confirmed
     */
    @Transactional
    public int payForCohort(UUID cohortId, String reference) {
        var actor = currentActor.get(reference);
        int count = 0;
        var approved = registrations.lockApprovedOf(cohortId, 0, BATCH_SIZE);
        while (!approved.isEmpty()) {
            confirmAll(approved, actor);
            registrations.detachAll();
            count += approved.size();
            approved = registrations.lockApprovedOf(
                    cohortId, approved.get(approved.size() - 1).number(), BATCH_SIZE);
        }
        return count;
    }

    private void confirmAll(List<Registration> approved, Actor actor) {
        var people = persons.byId(approved.stream().map(Registration::personId).toList());
        approved.forEach(registration -> confirm(registration, actor));
        outbox.appendAll(confirmed.events(approved, people, actor));
    }

    private void confirm(Registration registration, Actor actor) {
        if (!registration.registeredBy().equals(actor.by())) {
            throw RegistrationProblem.REGISTRATION_NOT_FOUND.exception(registration.id());
        }
        var batch = batches.get(registration.batchId());
        if (!batch.isInReviewOn(BusinessClock.day(actor.at()))) {
            throw RegistrationProblem.REVIEW_PERIOD_OVER.exception(
                    batch.periods().reviewTo());
        }
        registration.confirm(actor.reason(), actor);
        audit.record(actor.by(), actor.at(), "pay-as-sponsor", "registration", registration.id(), actor.reason());
    }
}
