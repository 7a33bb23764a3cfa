package io.skillcert.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Generates the published JSON Schemas from the records, and fails when they are stale or an event type changes incompatibly. */
class EventSchemasTest {

    private static final Path PUBLISHED = Path.of("src/main/resources/event-schemas");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TreeMap<String, JsonNode> generated = new TreeMap<>();

    EventSchemasTest() {
        var generation = new SchemaGeneration();
        EventRecords.all().forEach(event -> generated.put(EventRecords.type(event), generation.schema(event)));
    }

    @Test
    void a_changed_event_type_only_adds_optional_fields() throws Exception {
        var breaking = new ArrayList<String>();
        for (var type : published()) {
            var now = generated.get(type);
            if (now == null) {
                breaking.add(type + ": the event type was removed");
            } else {
                breaking.addAll(SchemaChanges.breaking(
                        type, JSON.readTree(PUBLISHED.resolve(type + ".json").toFile()), now));
            }
        }
        assertTrue(
                breaking.isEmpty(),
                () ->
                        "An event type may only gain optional fields. Restore it and make the change in a new version of the"
                                + " event (a record …V2 beside V1):\n" + String.join("\n", breaking));
    }

    @Test
    void the_published_schemas_are_those_of_the_records() throws Exception {
        a_changed_event_type_only_adds_optional_fields();
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
