package io.skillcert.subsidy.entitlement;

import io.quarkus.runtime.Startup;
import io.skillcert.access.AccessRequests;
import io.skillcert.events.registration.AccessRequestedV1;
import io.skillcert.events.registration.HolderAccountBoundV1;
import io.skillcert.events.registration.PersonCorrectedV1;
import io.skillcert.events.registration.PersonForgottenV1;
import io.skillcert.events.registration.RegistrationCancelledV1;
import io.skillcert.events.registration.RegistrationConfirmedV1;
import io.skillcert.events.registration.TrainingEnrolledV1;
import io.skillcert.messaging.EventReader;
import io.skillcert.messaging.EventReaders;
import io.skillcert.subsidy.retention.ForgetHolders;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Consumes the events of registration-service: accounts bound to the holders of certificates, and holders to be
 * forgotten.
 */
@Startup
@ApplicationScoped
class RegistrationEventsConsumer {

    private static final String NAME = "subsidy.holders";

    private final EventReader reader;

    RegistrationEventsConsumer(
            EventReaders readers,
            ActingAccounts actingAccounts,
            ForgetHolders forgetHolders,
            AccessRequests accessRequests) {
        this.reader = readers.reader(NAME)
                .on(HolderAccountBoundV1.TYPE, HolderAccountBoundV1.class, actingAccounts::bind)
                .on(PersonForgottenV1.TYPE, PersonForgottenV1.class, forgetHolders::forget)
                .on(AccessRequestedV1.TYPE, AccessRequestedV1.class, accessRequests::receive)
                .ignore(Set.of(
                        RegistrationConfirmedV1.TYPE,
                        RegistrationCancelledV1.TYPE,
                        TrainingEnrolledV1.TYPE,
                        PersonCorrectedV1.TYPE));
    }

    @Incoming("registration-events")
    @Blocking
    void on(ConsumerRecords<String, byte[]> poll) {
        reader.read(poll);
    }
}
