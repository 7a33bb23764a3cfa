package io.skillcert.messaging;

import io.skillcert.http.trace.TraceContexts;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A received record as a CloudEvent in binary mode.
 *
 * @param key the key of the record, which is the person
 * @param id null if the record has no such attribute
 * @param type null if the record has no such attribute
 * @param epoch of the producer's database; 0 if the producer states none
 * @param sequence the number of the event among those of its key; null if the topic has none
 * @param time null if the record has no such attribute
 * @param dataSchema null if the record has no such attribute
 * @param traceparent the W3C trace context in which the event was written; null if the record has none
 * @param value null for a tombstone
 * @param defect why the record is no event to be handled; null if it is one
 */
record CloudEvent(
        String topic,
        int partition,
        long offset,
        String key,
        String id,
        String type,
        long epoch,
        Long sequence,
        String time,
        String dataSchema,
        String traceparent,
        byte[] value,
        Defect defect) {

    static final String ID_HEADER = "ce_id";
    static final String TYPE_HEADER = "ce_type";
    static final String SEQUENCE_HEADER = "ce_sequence";
    static final String EPOCH_HEADER = "ce_epoch";
    static final String TIME_HEADER = "ce_time";
    static final String SCHEMA_HEADER = "ce_dataschema";

    /** The attribute of the CloudEvents extension for distributed tracing. */
    static final String TRACE_HEADER = "ce_traceparent";

    private static final String OPTIONAL = "#optional";

    /**
     * Why a record is no event to be handled.
     *
     * @param cause UNREADABLE or FORGED
     */
    record Defect(ParkedEvent.Cause cause, String message) {

        static Defect unreadable(String message) {
            return new Defect(ParkedEvent.Cause.UNREADABLE, message);
        }
    }

    /** Returns the event; one without a key, an id or a type has a defect and is identified by its place in the topic. */
    static CloudEvent of(ConsumerRecord<String, byte[]> received) {
        return of(received, null);
    }

    /** Returns an event that its producer has not signed: nothing in it is believed, so that it has no place in an order. */
    static CloudEvent forged(ConsumerRecord<String, byte[]> received, String message) {
        return of(received, new Defect(ParkedEvent.Cause.FORGED, message));
    }

    private static CloudEvent of(ConsumerRecord<String, byte[]> received, Defect known) {
        var place = received.topic() + "-" + received.partition() + "-" + received.offset();
        var id = header(received, ID_HEADER);
        var type = header(received, TYPE_HEADER);
        var sequence = header(received, SEQUENCE_HEADER);
        var epoch = header(received, EPOCH_HEADER);
        var defect = known == null ? defect(received.key(), id, type, sequence, epoch) : known;
        return new CloudEvent(
                received.topic(),
                received.partition(),
                received.offset(),
                received.key() == null ? place : received.key(),
                id == null || known != null ? place : id,
                type == null ? "unknown" : type,
                defect != null || epoch == null ? 0 : Long.parseLong(epoch),
                defect != null || sequence == null ? null : Long.valueOf(sequence),
                header(received, TIME_HEADER),
                header(received, SCHEMA_HEADER),
                known == null ? traceparent(received) : null,
                received.value(),
                defect);
    }

    /** Whether consumers that don't know the type may skip the event. */
    boolean isOptional() {
        return dataSchema != null && dataSchema.endsWith(OPTIONAL);
    }

    /** One that can't be read is left out: a trace is no reason to refuse an event. */
    private static String traceparent(ConsumerRecord<String, byte[]> received) {
        return TraceContexts.of(TraceContexts.parse(header(received, TRACE_HEADER)))
                .orElse(null);
    }

    private static Defect defect(String key, String id, String type, String sequence, String epoch) {
        if (key == null) {
            return Defect.unreadable("the record has no key");
        }
        if (id == null || type == null) {
            return Defect.unreadable("the record has no " + (id == null ? ID_HEADER : TYPE_HEADER));
        }
        return isNumber(sequence) && isNumber(epoch)
                ? null
                : Defect.unreadable("the sequence or the epoch is not a number");
    }

    private static boolean isNumber(String text) {
        return text == null || text.matches("[0-9]{1,18}");
    }

    private static String header(ConsumerRecord<?, ?> received, String name) {
        var header = received.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
