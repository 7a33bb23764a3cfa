package io.skillcert.registration.access;

import io.skillcert.events.access.AccessPartV1;
import io.skillcert.messaging.EventReader;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Stores the answers of the other services to access requests. */
@ApplicationScoped
class AccessPartsConsumer {

    private static final String NAME = "registration.access-parts";

    private final EventReader reader;

    AccessPartsConsumer(EventReader reader, AccessRequests requests) {
        this.reader = reader;
        reader.on(AccessPartV1.TYPE, AccessPartV1.class, requests::store);
    }

    @Incoming("access-parts")
    @Blocking
    void on(ConsumerRecord<String, byte[]> received) throws Exception {
        reader.read(NAME, received);
    }
}
