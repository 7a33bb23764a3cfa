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
 * properties and values of enums without a description, operations of which nothing is said but who may call them, properties
 * without a Chinese term, descriptions that name a constant of the code, schemas whose names are numbered, and examples that
 * are not what their schemas say.
 */
final class ApiDocument {

    private static final Pattern CONSTANT = Pattern.compile("#[A-Z_]{2,}");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    /** The paragraphs that {@code OpenApiDescriptions} adds to every operation. */
    private static final Pattern ADDED = Pattern.compile(
            "(For the roles `|Needs a token, |Everybody may call this, |Repeated with the same `Idempotency-Key`).*");

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
        if (operation
                .path("description")
                .asText()
                .lines()
                .filter(line -> !line.isBlank())
                .allMatch(ADDED.asMatchPredicate())) {
            gaps.add(name + " does not say what it does");
        }
        operation
                .path("parameters")
                .forEach(parameter ->
                        described(name + " parameter " + parameter.path("name").asText(), parameter));
        examples(name + " example", operation.path("requestBody"));
        operation
                .path("responses")
                .properties()
                .forEach(answer -> examples(name + " example of " + answer.getKey(), answer.getValue()));
    }

    private void examples(String name, JsonNode body) {
        body.path("content").forEach(content -> {
            if (content.has("example")) {
                violations(content).forEach(violation -> gaps.add(name + ": " + violation));
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
                .forEach(property -> property("property " + name + "." + property.getKey(), property.getValue()));
        var description = schema.path("description").asText();
        schema.path("enum").forEach(value -> {
            if (!description.contains("`" + value.asText() + "`: ")) {
                gaps.add("value " + name + "." + value.asText() + " has no description");
            }
        });
    }

    private void property(String name, JsonNode property) {
        described(name, property);
        if (!CHINESE.matcher(property.path("description").asText()).find()) {
            gaps.add(name + " has no Chinese term: add it to openapi/terms_zh.properties");
        }
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
