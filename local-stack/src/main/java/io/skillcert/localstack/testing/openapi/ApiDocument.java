package io.skillcert.localstack.testing.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The OpenAPI document of a running service. */
public final class ApiDocument {

    private static final String SCHEMAS = "/components/schemas";

    private final JsonNode document;
    private final List<Operation> operations = new ArrayList<>();
    private final Map<JsonNode, JsonSchema> validators = new HashMap<>();

    /** Reads the document that a service serves at {@code /q/openapi}. */
    public ApiDocument(URI service) {
        try (var in = service.resolve("/q/openapi?format=json").toURL().openStream()) {
            document = new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        document.get("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(operation -> operations.add(new Operation(
                        operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue()))));
        // A literal part of a path goes before a parameter.
        operations.sort(Comparator.comparing(operation -> operation.path().replace('{', '~')));
    }

    /** An operation: its method, the template of its path, and what the document says of it. */
    public record Operation(String method, String path, JsonNode described) {

        boolean isCalledBy(String method, String path) {
            return this.method.equals(method) && path.matches(this.path.replaceAll("\\{\\w+}", "[^/]+"));
        }

        public String id() {
            return described.path("operationId").asText();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    public List<Operation> operations() {
        return operations;
    }

    public JsonNode schemas() {
        return document.at(SCHEMAS);
    }

    public JsonNode tags() {
        return document.path("tags");
    }

    /** Finds the operation that a request calls. */
    public Optional<Operation> operation(String method, String path) {
        return operations.stream()
                .filter(operation -> operation.isCalledBy(method, path))
                .findFirst();
    }

    /**
     * Compares JSON with a schema of the document.
     *
     * @return what is wrong, empty if nothing is
     */
    public synchronized List<String> violations(JsonNode schema, JsonNode json) {
        return validators.computeIfAbsent(schema, this::validator).validate(json).stream()
                .map(Object::toString)
                .sorted()
                .toList();
    }

    private JsonSchema validator(JsonNode schema) {
        var root = new ObjectMapper().createObjectNode();
        root.set("components", document.get("components"));
        root.putArray("allOf").add(schema);
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(root);
    }

    /** Returns the schema of a body by its media type; missing if the document has none. */
    public JsonNode schema(JsonNode described, String mediaType) {
        return content(described)
                .filter(content -> content.getKey().equals(mediaType))
                .map(content -> content.getValue().path("schema"))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    /** Returns the media types of a request or an answer, with what the document says of them. */
    public Stream<Map.Entry<String, JsonNode>> content(JsonNode described) {
        return described.path("content").properties().stream();
    }

    /**
     * Lists what a reader or a generator of clients misses: operations, parameters, tags, schemas, properties and values of enums
     * without a description, schemas whose names are numbered, and examples that are not what their schemas say.
     */
    public List<String> gaps() {
        var gaps = new ArrayList<String>();
        tags().forEach(tag -> described(gaps, "tag " + tag.path("name").asText(), tag));
        operations.forEach(operation -> {
            described(gaps, operation.toString(), operation.described());
            operation.described().path("parameters").forEach(parameter -> described(
                    gaps, operation + " parameter " + parameter.path("name").asText(), parameter));
            content(operation.described().path("requestBody"))
                    .filter(content -> content.getValue().has("example"))
                    .forEach(content -> violations(
                                    content.getValue().get("schema"), content.getValue().get("example"))
                            .forEach(violation -> gaps.add(operation + " example: " + violation)));
        });
        schemas().properties().forEach(schema -> {
            if (schema.getKey().matches(".*\\d")) {
                gaps.add("schema " + schema.getKey() + " has a number in place of a name");
            }
            described(gaps, "schema " + schema.getKey(), schema.getValue());
            schema.getValue().path("properties").properties().forEach(property -> described(
                    gaps, "property " + schema.getKey() + "." + property.getKey(), property.getValue()));
            var text = schema.getValue().path("description").asText();
            schema.getValue().path("enum").forEach(value -> {
                if (!text.contains("`" + value.asText() + "`: ")) {
                    gaps.add("value " + schema.getKey() + "." + value.asText() + " has no description");
                }
            });
        });
        return gaps;
    }

    private static void described(List<String> gaps, String what, JsonNode node) {
        if (node.path("description").asText().isBlank()) {
            gaps.add(what + " has no description");
        }
    }
}
