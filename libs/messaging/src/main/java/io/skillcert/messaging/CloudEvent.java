package io.skillcert.messaging;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The CloudEvents attributes of a received record that consumers need. */
record CloudEvent(String id, String type) {

    static final String ID_HEADER = "ce_id";
    static final String TYPE_HEADER = "ce_type";

    static CloudEvent of(ConsumerRecord<?, ?> received) {
        return new CloudEvent(header(received, ID_HEADER), header(received, TYPE_HEADER));
    }

    private static String header(ConsumerRecord<?, ?> received, String name) {
        var header = received.headers().lastHeader(name);
        if (header == null || header.value() == null) {
            throw new UnreadableEventException("the event has no " + name);
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
