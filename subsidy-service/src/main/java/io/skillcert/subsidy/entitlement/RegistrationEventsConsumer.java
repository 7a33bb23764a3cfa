package io.skillcert.subsidy.entitlement;

import io.skillcert.events.registration.HolderAccountBoundV1;
import io.skillcert.events.registration.PersonCorrectedV1;
import io.skillcert.events.registration.RegistrationCancelledV1;
import io.skillcert.events.registration.RegistrationConfirmedV1;
import io.skillcert.events.registration.TrainingEnrolledV1;
import io.skillcert.messaging.EventReader;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes the events of registration-service: accounts bound to the holders of certificates. */
@ApplicationScoped
class RegistrationEventsConsumer {

    private static final String NAME = "subsidy.holders";

    private final EventReader reader;

    RegistrationEventsConsumer(EventReader reader, ActingAccounts actingAccounts) {
        this.reader = reader;
        reader.on(HolderAccountBoundV1.TYPE, HolderAccountBoundV1.class, actingAccounts::bind)
                .ignore(Set.of(
                        RegistrationConfirmedV1.TYPE,
                        RegistrationCancelledV1.TYPE,
                        TrainingEnrolledV1.TYPE,
                        PersonCorrectedV1.TYPE));
    }

    @Incoming("registration-events")
    @Blocking
    void on(ConsumerRecord<String, byte[]> received) throws Exception {
        reader.read(NAME, received);
    }
}
