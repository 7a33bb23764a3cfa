package io.skillcert.http.json;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

/** A part of an answer that is stored as JSON and written to the response as it is, without parsing it. */
public record RawJson(@JsonValue @JsonRawValue String text) {

    /**
     * Wraps stored JSON.
     *
     * @return null if the text is null
     */
    public static RawJson of(String text) {
        return text == null ? null : new RawJson(text);
    }
}
