package io.skillcert.personkey;

import io.quarkus.runtime.Startup;
import io.skillcert.events.registration.PersonKeyV1;
import io.skillcert.messaging.EventReader;
import io.skillcert.messaging.EventReaders;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Stores the keys of persons that registration-service publishes, and deletes those that it destroys. */
@Startup
@ApplicationScoped
class PersonKeysConsumer {

    private static final String NAME = "person-keys";

    private final EventReader reader;

    PersonKeysConsumer(EventReaders readers, PersonKeys keys) {
        this.reader = readers.reader(NAME)
                .on(PersonKeyV1.TYPE, PersonKeyV1.class, keys::store)
                .onTombstone(PersonKeyV1.DESTROYED, personId -> keys.destroy(UUID.fromString(personId)));
    }

    @Incoming("person-keys")
    @Blocking
    void on(ConsumerRecords<String, byte[]> poll) {
        reader.read(poll);
    }
}
