package io.skillcert.exam.entry;

import io.quarkus.runtime.Startup;
import io.skillcert.access.AccessRequests;
import io.skillcert.events.registration.AccessRequestedV1;
import io.skillcert.events.registration.HolderAccountBoundV1;
import io.skillcert.events.registration.PersonCorrectedV1;
import io.skillcert.events.registration.PersonForgottenV1;
import io.skillcert.events.registration.RegistrationCancelledV1;
import io.skillcert.events.registration.RegistrationConfirmedV1;
import io.skillcert.events.registration.TrainingEnrolledV1;
import io.skillcert.exam.retention.ForgetPerson;
import io.skillcert.messaging.EventReader;
import io.skillcert.messaging.EventReaders;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Handles events of registration-service: adds and cancels exam entries, binds accounts, records training,
 * and renames and forgets persons.
 */
@Startup
@ApplicationScoped
class RegistrationEventsConsumer {

    private static final String NAME = "exam.entries";

    private final EventReader reader;
    private final ExamEntries entries;
    private final ActingAccounts accounts;
    private final LateEntries late;
    private final ExamPeriods periods;
    private final TrainingAffiliations trainings;

    RegistrationEventsConsumer(
            EventReaders readers,
            ExamEntries entries,
            ActingAccounts accounts,
            LateEntries late,
            ExamPeriods periods,
            TrainingAffiliations trainings,
            ForgetPerson forgetPerson,
            AccessRequests accessRequests) {
        this.entries = entries;
        this.accounts = accounts;
        this.late = late;
        this.periods = periods;
        this.trainings = trainings;
        this.reader = readers.reader(NAME)
                .onAll(RegistrationConfirmedV1.TYPE, RegistrationConfirmedV1.class, this::confirmed)
                .on(RegistrationCancelledV1.TYPE, RegistrationCancelledV1.class, this::cancelled)
                .on(HolderAccountBoundV1.TYPE, HolderAccountBoundV1.class, accounts::bind)
                .on(PersonCorrectedV1.TYPE, PersonCorrectedV1.class, this::corrected)
                .on(PersonForgottenV1.TYPE, PersonForgottenV1.class, forgetPerson::forget)
                .on(AccessRequestedV1.TYPE, AccessRequestedV1.class, accessRequests::receive)
                .on(TrainingEnrolledV1.TYPE, TrainingEnrolledV1.class, event -> trainings.persist(new Training(event)));
    }

    @Incoming("registration-events")
    @Blocking
    void on(ConsumerRecords<String, byte[]> poll) {
        reader.read(poll);
    }

    private void confirmed(List<RegistrationConfirmedV1> events) {
        var released = accounts.releasedOf(
                events.stream().map(RegistrationConfirmedV1::holderDigest).toList());
        var arrived = events.stream().map(ExamEntry::of).toList();
        arrived.forEach(entry -> {
            entry.withoutActing(released.getOrDefault(entry.holderDigest(), Set.of()));
            entries.persist(entry);
        });
        periods.store(events);
        late.reportLate(arrived);
    }

    /** Renames the entries; a certificate that is issued already is corrected by two exam officers. */
    private void corrected(PersonCorrectedV1 event) {
        entries.list("personId", event.personId()).forEach(entry -> entry.rename(event));
    }

    private void cancelled(RegistrationCancelledV1 event) {
        entries.findByIdOptional(event.registrationId()).ifPresent(ExamEntry::cancel);
    }
}
