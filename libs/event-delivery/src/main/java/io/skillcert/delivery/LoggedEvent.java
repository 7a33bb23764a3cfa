package io.skillcert.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/**
 * An event of the event log.
 *
 * @param position in the log: 1, 2, 3 and so on
 * @param epoch of the database in which the event was sent
 * @param key the person
 * @param sequence the number of the event among those of its person
 */
public record LoggedEvent(
        long position, long epoch, UUID id, UUID key, long sequence, String type, JsonNode payload, Instant createdAt) {

    /** Returns an id that the event contains. */
    public UUID id(String field) {
        return UUID.fromString(payload.get(field).asText());
    }
}
