package io.skillcert.system.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/**
 * The final answer to a call.
 *
 * @param repeated whether an earlier attempt had an unknown outcome
 */
record Answer(int status, String text, boolean repeated) {

    boolean isDone() {
        return status / 100 == 2;
    }

    JsonNode body() {
        try {
            return RetryingClient.JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException("not JSON: " + text, e);
        }
    }

    /** @throws IllegalStateException with the answer, if the call was refused */
    Answer orThrow(String what) {
        if (!isDone()) {
            throw new IllegalStateException(what + ": " + status + " " + text);
        }
        return this;
    }
}
