package io.skillcert.registration.payment;

import io.skillcert.clock.BusinessClock;
import io.skillcert.events.registration.RegistrationConfirmedV1;
import io.skillcert.http.Audit;
import io.skillcert.messaging.Outbox;
import io.skillcert.registration.application.Acts;
import io.skillcert.registration.application.Registration;
import io.skillcert.registration.application.RegistrationProblems;
import io.skillcert.registration.application.Registrations;
import io.skillcert.registration.batch.BatchProblems;
import io.skillcert.registration.batch.ExamBatches;
import io.skillcert.registration.person.Persons;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * The sponsor, such as a training institution whose price includes the first exam fee, answers for the fee
 * (guide §7.1): the registration is confirmed.
 */
@ApplicationScoped
public class PayAsSponsor {

    private final Registrations registrations;
    private final Persons persons;
    private final ExamBatches batches;
    private final Outbox outbox;
    private final Audit audit;
    private final Acts acts;
    private final BusinessClock clock;

    PayAsSponsor(
            Registrations registrations,
            Persons persons,
            ExamBatches batches,
            Outbox outbox,
            Audit audit,
            Acts acts,
            BusinessClock clock) {
        this.acts = acts;
        this.registrations = registrations;
        this.persons = persons;
        this.batches = batches;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param reference the sponsor's own reference of the payment */
    @Transactional
    public Registration pay(UUID id, String caller, String reference) {
        var event = confirm(id, caller, reference);
        outbox.append(event.type(), event.personId(), event.content());
        return registrations.findById(id);
    }

    private Outbox.Event confirm(UUID id, String caller, String reference) {
        var registration = registrations.lock(id);
        if (!registration.registeredBy().equals(caller)) {
            throw RegistrationProblems.notFound(id);
        }
        var batch = batches.get(registration.batchId());
        if (!batch.isInReviewOn(clock.today())) {
            throw BatchProblems.reviewClosed(batch);
        }
        var confirmed = registration.confirm(reference, persons.findById(registration.personId()), acts.now(reference));
        audit.record("pay-as-sponsor", "registration", id, reference);
        return new Outbox.Event(RegistrationConfirmedV1.TYPE, registration.personId(), confirmed);
    }

    /** All approved registrations of a cohort. Returns how many were confirmed. */
    @Transactional
    public int payForCohort(UUID cohortId, String caller, String reference) {
        var approved = registrations.approvedOf(cohortId);
        outbox.appendAll(
                approved.stream().map(id -> confirm(id, caller, reference)).toList());
        return approved.size();
    }
}
