package io.skillcert.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds in an OpenAPI document what its readers and generators of clients miss: operations, parameters, tags, schemas,
 * properties and values of enums without a description, descriptions that name a constant of the code, schemas whose names are
 * numbered, and examples that are not what their schemas say.
 */
final class ApiDocument {

    private static final Pattern CONSTANT = Pattern.compile("#[A-Z_]{2,}");

    private final JsonNode document;
    private final List<String> gaps = new ArrayList<>();

    private ApiDocument(JsonNode document) {
        this.document = document;
    }

    static List<String> gaps(JsonNode document) {
        var api = new ApiDocument(document);
        document.path("tags")
                .forEach(tag -> api.described("tag " + tag.path("name").asText(), tag));
        document.get("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(operation -> api.operation(operation.getKey() + " " + path.getKey(), operation.getValue())));
        document.at("/components/schemas")
                .properties()
                .forEach(schema -> api.schema(schema.getKey(), schema.getValue()));
        return api.gaps;
    }

    private void operation(String name, JsonNode operation) {
        described(name, operation);
        operation
                .path("parameters")
                .forEach(parameter ->
                        described(name + " parameter " + parameter.path("name").asText(), parameter));
        operation.path("requestBody").path("content").forEach(content -> {
            if (content.has("example")) {
                violations(content).forEach(violation -> gaps.add(name + " example: " + violation));
            }
        });
    }

    private void schema(String name, JsonNode schema) {
        if (name.matches(".*\\d")) {
            gaps.add("schema " + name + " has a number in place of a name");
        }
        described("schema " + name, schema);
        schema.path("properties")
                .properties()
                .forEach(property -> described("property " + name + "." + property.getKey(), property.getValue()));
        var description = schema.path("description").asText();
        schema.path("enum").forEach(value -> {
            if (!description.contains("`" + value.asText() + "`: ")) {
                gaps.add("value " + name + "." + value.asText() + " has no description");
            }
        });
    }

    private void described(String what, JsonNode node) {
        var description = node.path("description").asText();
        if (description.isBlank()) {
            gaps.add(what + " has no description");
        }
        if (CONSTANT.matcher(description).find()) {
            gaps.add(what + " is described by a constant of the code, which readers don't see");
        }
    }

    /** Compares an example with its schema, whose references lead into the document. */
    private List<String> violations(JsonNode content) {
        var root = new ObjectMapper().createObjectNode();
        root.set("components", document.get("components"));
        root.putArray("allOf").add(content.get("schema"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(root)
                .validate(content.get("example"))
                .stream()
                .map(Object::toString)
                .sorted()
                .toList();
    }
}
