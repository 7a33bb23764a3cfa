package io.skillcert.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An event as it is shown outside: what has happened to which case, and where to read it. It has no personal data.
 *
 * @param id the same in the feed, in webhooks and in Kafka
 * @param position in the event log of the service; absent in a test event
 * @param subjectType what the event is about, such as {@code registration}
 * @param subject its id or number
 * @param status of the subject since the event
 * @param version rises with the events of a subject; an event whose version is not above the last one seen is old
 * @param link the path of the subject in this service; absent if the service has no such operation
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Event")
public record ThinEvent(
        UUID id,
        String type,
        Long position,
        String subjectType,
        String subject,
        String status,
        Long version,
        Instant time,
        String link) {

    /** The type of events that only test whether a receiver works. */
    public static final String TEST_TYPE = "io.skillcert.webhook.test.v1";

    /** An event that is about nothing. */
    public static ThinEvent test(UUID id, Instant time) {
        return new ThinEvent(id, TEST_TYPE, null, null, null, null, null, time, null);
    }

    static ThinEvent of(LoggedEvent event, PublishedType type) {
        var subject = event.payload().path(type.subjectField()).asText();
        return new ThinEvent(
                event.id(),
                event.type(),
                event.position(),
                type.subjectType(),
                subject,
                type.status(),
                event.sequence(),
                event.createdAt(),
                type.link(subject).orElse(null));
    }
}
