package io.skillcert.delivery.webhook;

import java.net.URI;
import java.util.UUID;

/**
 * A message to a receiver.
 *
 * @param delivery the id of its row
 * @param eventId the value of {@code webhook-id}
 * @param timestamp the value of {@code webhook-timestamp}
 * @param signature the value of {@code webhook-signature}
 */
record Message(UUID delivery, UUID webhook, URI url, UUID eventId, String body, long timestamp, String signature) {}
