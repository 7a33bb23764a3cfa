package io.skillcert.events.exam;

import io.skillcert.events.Required;
import java.time.Instant;
import java.util.UUID;

/**
 * A public emergency (公共突发事件) prevents the session in which a person was to sit a subject (REG-12), or the registration
 * was confirmed after the publication of the batch had started. Topic exam.events, key personId.
 *
 * @param startsAt of the session that does not take place
 */
public record SittingCancelledV1(
        UUID registrationId, UUID personId, UUID batchId, String subject, Instant startsAt, Instant cancelledAt) {

    public static final String TYPE = "io.skillcert.exam.sitting-cancelled.v1";

    public SittingCancelledV1 {
        Required.all(registrationId, personId, batchId, subject, startsAt, cancelledAt);
    }
}
