package io.skillcert.exam.bank;

import io.quarkus.runtime.Startup;
import io.skillcert.events.registration.PracticeItemsPublishedV1;
import io.skillcert.messaging.EventReader;
import io.skillcert.messaging.EventReaders;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the texts of registration-service's practice items out of the exam. */
@Startup
@ApplicationScoped
class PracticeItemsConsumer {

    private static final String NAME = "exam.practice-items";

    private final EventReader reader;
    private final RegisterPracticeItems registerPracticeItems;

    PracticeItemsConsumer(EventReaders readers, RegisterPracticeItems registerPracticeItems) {
        this.registerPracticeItems = registerPracticeItems;
        this.reader =
                readers.reader(NAME).on(PracticeItemsPublishedV1.TYPE, PracticeItemsPublishedV1.class, this::published);
    }

    @Incoming("practice-items")
    @Blocking
    void on(ConsumerRecords<String, byte[]> poll) {
        reader.read(poll);
    }

    private void published(PracticeItemsPublishedV1 event) {
        registerPracticeItems.register(
                event.fingerprints().stream().map(HexFormat.of()::parseHex).toArray(byte[][]::new));
    }
}
