package io.skillcert.client;

import java.time.Instant;

/**
 * An event of a webhook. It has no personal data: who needs more reads the case.
 *
 * @param id the same in each attempt, and in the feed; keep the ids that you have handled
 * @param type such as {@code io.skillcert.exam.certificate-issued.v1}; new types may come
 * @param position in the log of the service
 * @param subjectType such as {@code claim}
 * @param subject the identifier of the case
 * @param status of the case after the event
 * @param version rises with the events of a subject
 * @param time when it happened
 * @param link the path in the same service where the case is read; null if there is none
 */
public record WebhookEvent(
        String id,
        String type,
        long position,
        String subjectType,
        String subject,
        String status,
        long version,
        Instant time,
        String link) {}
