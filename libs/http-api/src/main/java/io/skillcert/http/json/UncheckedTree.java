package io.skillcert.http.json;

import com.fasterxml.jackson.databind.deser.std.JsonNodeDeserializer;

/** Reads a tree without checking its texts: for a part of a request whose errors are reported as its result. */
public final class UncheckedTree extends JsonNodeDeserializer {

    public UncheckedTree() {}
}
