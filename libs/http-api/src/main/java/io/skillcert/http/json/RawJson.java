package io.skillcert.http.json;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A part of an answer that the database keeps as JSON: written as it is, without being read first. */
@Schema(implementation = Object.class)
public record RawJson(@JsonValue @JsonRawValue String text) {

    /** @param text null stays null */
    public static RawJson of(String text) {
        return text == null ? null : new RawJson(text);
    }
}
