package io.skillcert.exam.mark;

import io.skillcert.assessment.marking.Response;
import io.skillcert.http.json.Json;
import io.skillcert.http.json.PlainJson;
import java.util.Optional;

/**
 * A response as the log of answers has it.
 *
 * @param json null if there is none
 * @param value what it says; empty if it can't be read
 */
record StoredResponse(String json, Optional<Response> value) {

    private static final StoredResponse NONE = new StoredResponse(null, Optional.of(Response.NONE));
    private static final String TAKEN_BACK = "null";

    /** @param stored null if there is none */
    static StoredResponse of(String stored, Json json) {
        return stored == null || stored.equals(TAKEN_BACK) ? NONE : new StoredResponse(stored, read(stored, json));
    }

    private static Optional<Response> read(String stored, Json json) {
        try {
            return Optional.of(new Response(json.read(stored, PlainJson.class).value()));
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    boolean isAnswered() {
        return json != null;
    }

    boolean isText() {
        return value.filter(response -> response.value() instanceof String).isPresent();
    }

    /** Whether there is nothing that could get points: no response, or a text of white space. */
    boolean isBlank() {
        return value.filter(
                        response -> !response.answered() || response.value() instanceof String text && text.isBlank())
                .isPresent();
    }
}
