package io.skillcert.registration.pathway;

import io.quarkus.runtime.Startup;
import io.skillcert.events.subsidy.ParameterAdoptedV1;
import io.skillcert.events.subsidy.ParameterWithdrawnV1;
import io.skillcert.messaging.EventReader;
import io.skillcert.messaging.EventReaders;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Stores the parameters that subsidy-service puts in force or withdraws. */
@Startup
@ApplicationScoped
class SubsidyParametersConsumer {

    private static final String NAME = "registration.subsidy-parameters";

    private final EventReader reader;

    SubsidyParametersConsumer(EventReaders readers, AdoptedParameters parameters) {
        this.reader = readers.reader(NAME)
                .on(ParameterAdoptedV1.TYPE, ParameterAdoptedV1.class, parameters::adopt)
                .on(ParameterWithdrawnV1.TYPE, ParameterWithdrawnV1.class, parameters::withdraw);
    }

    @Incoming("subsidy-parameters")
    @Blocking
    void on(ConsumerRecords<String, byte[]> poll) {
        reader.read(poll);
    }
}
