package io.skillcert.http.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;

/**
 * Writes and reads the JSON that a service stores in its own columns. What is stored was written by the service itself, so
 * a failure is a programming error and answered as one.
 */
@Singleton
public class Json {

    private final ObjectMapper mapper;

    public Json(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** @throws IllegalStateException if the value can't be written */
    public String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw failed("written: " + value.getClass().getName(), e);
        }
    }

    /** @throws IllegalStateException if the text does not have the type's shape */
    public <T> T read(String json, Class<T> type) {
        try {
            return mapper.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw failed("read as " + type.getName(), e);
        }
    }

    /** @throws IllegalStateException if the text does not have the type's shape */
    public <T> T read(String json, TypeReference<T> type) {
        try {
            return mapper.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw failed("read as " + type.getType(), e);
        }
    }

    /** @throws IllegalStateException if the text is not JSON */
    public JsonNode tree(String json) {
        try {
            return mapper.readTree(json);
        } catch (JsonProcessingException e) {
            throw failed("parsed", e);
        }
    }

    /** The value as a tree, for embedding in another document. */
    public JsonNode treeOf(Object value) {
        return mapper.valueToTree(value);
    }

    /** @throws IllegalStateException if the tree does not have the type's shape */
    public <T> T convert(JsonNode tree, Class<T> type) {
        try {
            return mapper.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw failed("read as " + type.getName(), e);
        }
    }

    // Jackson's message may quote a stored value, which may be personal data.
    private static IllegalStateException failed(String what, JsonProcessingException e) {
        return new IllegalStateException(
                "JSON can't be " + what + ": " + e.getClass().getSimpleName());
    }
}
