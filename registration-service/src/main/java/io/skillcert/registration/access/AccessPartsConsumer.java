package io.skillcert.registration.access;

import io.quarkus.runtime.Startup;
import io.skillcert.events.access.AccessPartV1;
import io.skillcert.messaging.EventReader;
import io.skillcert.messaging.EventReaders;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Stores the answers of the other services to access requests. */
@Startup
@ApplicationScoped
class AccessPartsConsumer {

    private static final String NAME = "registration.access-parts";

    private final EventReader reader;

    AccessPartsConsumer(EventReaders readers, AccessRequests requests) {
        this.reader = readers.reader(NAME).on(AccessPartV1.TYPE, AccessPartV1.class, requests::store);
    }

    @Incoming("access-parts")
    @Blocking
    void on(ConsumerRecords<String, byte[]> poll) {
        reader.read(poll);
    }
}
