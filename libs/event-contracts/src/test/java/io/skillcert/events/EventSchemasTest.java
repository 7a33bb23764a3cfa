package io.skillcert.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Generates the published JSON Schemas from the records, and fails when they are stale or an event type changes
 * incompatibly, since the committed schema or since the last release.
 */
class EventSchemasTest {

    private static final Path PUBLISHED = Path.of("src/main/resources/event-schemas");
    /**
     * The schemas of the last release, before the first one those of the day on which the file was made, without descriptions.
     * {@code -Dasyncapi.write=true} does not write it; {@code -Dreleased.write=true}, at a release, only adds to it.
     */
    private static final Path RELEASED = Path.of("src/test/resources/released-schemas.json");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The types before the first release. */
    private static final int LEAST_TYPES = 28;

    private final TreeMap<String, JsonNode> generated = new TreeMap<>();

    EventSchemasTest() {
        var generation = new SchemaGeneration();
        EventRecords.all().forEach(event -> generated.put(EventRecords.type(event), generation.schema(event)));
    }

    @Test
    void a_changed_event_type_only_adds_optional_fields() throws Exception {
        var published = new TreeMap<String, JsonNode>();
        for (var type : published()) {
            published.put(type, JSON.readTree(PUBLISHED.resolve(type + ".json").toFile()));
        }
        assertOnlyAdded(published);
    }

    /** Who edits a schema together with its record is found by this, whatever is written again. */
    @Test
    void an_event_type_has_only_gained_optional_fields_since_the_last_release() throws Exception {
        assertOnlyAdded(released());
        if (Boolean.getBoolean("released.write")) {
            var schemas = JSON.createObjectNode();
            generated.forEach((type, schema) -> schemas.set(type, withoutDescriptions(schema, false)));
            Files.writeString(RELEASED, PrettyJson.write(schemas));
        }
    }

    @Test
    void a_field_that_went_from_its_record_and_its_schema_is_found() throws Exception {
        assertTrue(released().size() >= LEAST_TYPES, "types were removed from " + RELEASED);
        for (var type : released().keySet()) {
            var changed = generated.get(type).deepCopy();
            var fields = (ObjectNode) changed.get("properties");
            fields.remove(fields.fieldNames().next());
            assertFalse(
                    SchemaChanges.breaking(type, released().get(type), changed).isEmpty(), type);
        }
    }

    private void assertOnlyAdded(Map<String, JsonNode> earlier) {
        var breaking = new ArrayList<String>();
        earlier.forEach((type, schema) -> {
            var now = generated.get(type);
            if (now == null) {
                breaking.add(type + ": the event type was removed");
            } else {
                breaking.addAll(SchemaChanges.breaking(type, schema, now));
            }
        });
        assertTrue(
                breaking.isEmpty(),
                () ->
                        "An event type may only gain optional fields. Restore it and make the change in a new version of the"
                                + " event (a record …V2 beside V1):\n" + String.join("\n", breaking));
    }

    private static Map<String, JsonNode> released() throws IOException {
        var released = new TreeMap<String, JsonNode>();
        JSON.readTree(RELEASED.toFile())
                .properties()
                .forEach(schema -> released.put(schema.getKey(), schema.getValue()));
        return released;
    }

    /** @param isProperties whether the names are those of fields */
    private static JsonNode withoutDescriptions(JsonNode node, boolean isProperties) {
        if (!node.isObject()) {
            return node;
        }
        var kept = JSON.createObjectNode();
        node.properties().forEach(field -> {
            if (isProperties || !field.getKey().equals("description")) {
                var inner = !isProperties && field.getKey().equals("properties");
                kept.set(field.getKey(), withoutDescriptions(field.getValue(), inner));
            }
        });
        return kept;
    }

    @Test
    void the_published_schemas_are_those_of_the_records() throws Exception {
        a_changed_event_type_only_adds_optional_fields();
        assertOnlyAdded(released());
        for (var schema : generated.entrySet()) {
            var file = PUBLISHED.resolve(schema.getKey() + ".json");
            var text = PrettyJson.write(schema.getValue());
            if (Boolean.getBoolean("asyncapi.write")) {
                Files.writeString(file, text);
            }
            assertEquals(
                    text,
                    Files.exists(file) ? Files.readString(file) : "",
                    file + " is stale; " + AsyncApiTest.REGENERATE);
        }
    }

    private static TreeSet<String> published() throws IOException {
        try (var files = Files.list(PUBLISHED)) {
            var types = new TreeSet<String>();
            files.forEach(file -> types.add(file.getFileName().toString().replace(".json", "")));
            return types;
        }
    }
}
