package io.skillcert.exam.sitting.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * An answer as a machine has sent it and the service has stored it, written to the response without parsing it. {@code
 * application.properties} has its schema: the kind of the item decides the shape, and marking alone judges it.
 */
record StoredAnswer(@JsonValue @JsonRawValue String json) {}
