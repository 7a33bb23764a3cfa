package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What callers of the last release depend on: its OpenAPI documents without what {@link ApiChanges} does not compare, such as
 * descriptions, in {@code src/test/resources/released-api}. Before the first release it is the state of the day on which the
 * files were made. {@code -Dopenapi.write=true} does not write them; {@code -Dreleased.write=true}, at a release, does.
 */
final class ReleasedApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROPERTIES = "properties";
    private static final Set<String> NOT_COMPARED = Set.of(
            "description", "example", "examples", "externalDocs", "headers", "operationId", "summary", "tags", "title");

    private ReleasedApi() {}

    /** The file of a service, below the root of a checkout. */
    static Path file(String service) {
        return Project.ROOT.resolve("system-tests/src/test/resources/released-api/" + service + ".json");
    }

    /** Writes the file of a service, unless changes that break callers stand in the changelog as not released. */
    static void write(String service, String document, String unreleased) throws IOException {
        assertFalse(
                unreleased.contains("\n- "),
                "The entries below \"Unreleased\" become those of the release first: give them its heading.");
        Files.writeString(file(service), text(JSON.readTree(document)));
    }

    /** Returns a document's contract, with a line for each operation and each schema. */
    static String text(JsonNode document) {
        var paths = new TreeMap<String, String>();
        document.get("paths")
                .properties()
                .forEach(path -> paths.put(path.getKey(), lines(operations(path.getValue()))));
        var schemas = new TreeMap<String, JsonNode>();
        document.at("/components/schemas")
                .properties()
                .forEach(schema -> schemas.put(schema.getKey(), compared(schema.getValue(), false)));
        return "{\"paths\": " + joined(paths) + ",\n\"components\": {\"schemas\": " + lines(schemas) + "}}\n";
    }

    /** Of the answers only those of success are compared. */
    private static Map<String, JsonNode> operations(JsonNode path) {
        var operations = new TreeMap<String, JsonNode>();
        path.properties().forEach(operation -> {
            var kept = (ObjectNode) compared(operation.getValue(), false);
            var answers = JSON.createObjectNode();
            kept.path("responses").properties().stream()
                    .filter(answer -> answer.getKey().startsWith("2"))
                    .forEach(answer -> answers.set(answer.getKey(), answer.getValue()));
            operations.put(operation.getKey(), kept.set("responses", answers));
        });
        return operations;
    }

    /** @param isProperties whether the names are those of fields */
    private static JsonNode compared(JsonNode node, boolean isProperties) {
        if (node.isArray()) {
            var array = JSON.createArrayNode();
            node.forEach(element -> array.add(compared(element, false)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        var object = JSON.createObjectNode();
        node.properties().forEach(field -> {
            if (isProperties || !NOT_COMPARED.contains(field.getKey())) {
                object.set(
                        field.getKey(),
                        compared(
                                field.getValue(),
                                !isProperties && field.getKey().equals(PROPERTIES)));
            }
        });
        return object;
    }

    private static String lines(Map<String, JsonNode> nodes) {
        var texts = new TreeMap<String, String>();
        nodes.forEach((name, node) -> texts.put(name, node.toString()));
        return joined(texts);
    }

    private static String joined(Map<String, String> texts) {
        var lines = texts.entrySet().stream().map(text -> quoted(text.getKey()) + ": " + text.getValue());
        return "{\n" + String.join(",\n", lines.toList()) + "}";
    }

    private static String quoted(String text) {
        try {
            return JSON.writeValueAsString(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
