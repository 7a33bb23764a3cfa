package io.skillcert.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds the changes between two OpenAPI documents that break callers of the earlier one, by the promises of
 * docs/api/versioning.md. The diff libraries for Java miss changed types in OpenAPI 3.1, and they accept a removed optional
 * field, which callers read and which requests with unknown fields are refused for.
 */
final class ApiChanges {

    private final JsonNode earlier;
    private final JsonNode later;
    private final Map<String, List<String>> breaking = new TreeMap<>();

    private ApiChanges(JsonNode earlier, JsonNode later) {
        this.earlier = earlier;
        this.later = later;
    }

    /** Returns the breaking changes by operation, such as {@code GET /v1/claims/{id}}; empty if callers need not change. */
    static Map<String, List<String>> breaking(JsonNode earlier, JsonNode later) {
        var changes = new ApiChanges(earlier, later);
        earlier.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(operation -> changes.compare(path.getKey(), operation.getKey(), operation.getValue())));
        return changes.breaking;
    }

    private void compare(String path, String method, JsonNode before) {
        var name = method.toUpperCase(Locale.ROOT) + " " + path;
        var after = later.path("paths").path(path).path(method);
        var found = new ArrayList<String>();
        if (after.isMissingNode()) {
            found.add("the operation was removed");
        } else {
            compareCallers(before, after, found);
            compareParameters(before, after, found);
            compareBody(before.path("requestBody"), after.path("requestBody"), found);
            compareAnswers(before.path("responses"), after.path("responses"), found);
        }
        if (!found.isEmpty()) {
            breaking.put(name, List.copyOf(found));
        }
    }

    private static void compareCallers(JsonNode before, JsonNode after, List<String> found) {
        if (before.path("security").isEmpty()) {
            if (!after.path("security").isEmpty()) {
                found.add("a token is needed");
            }
            return;
        }
        var now = texts(after.path("x-roles"));
        texts(before.path("x-roles")).stream()
                .filter(role -> !now.isEmpty() && !now.contains(role))
                .forEach(role -> found.add("the role " + role + " may no longer call"));
    }

    private void compareParameters(JsonNode before, JsonNode after, List<String> found) {
        var former = parameters(before);
        var present = parameters(after);
        former.forEach((name, parameter) -> {
            if (!present.containsKey(name)) {
                found.add("the " + name + " was removed");
            } else {
                var schemas = new SchemaChanges(earlier, later, true, found);
                schemas.compare(
                        name, parameter.path("schema"), present.get(name).path("schema"));
            }
        });
        present.forEach((name, parameter) -> {
            var wasRequired = former.getOrDefault(name, MissingNode.getInstance());
            if (parameter.path("required").asBoolean()
                    && !wasRequired.path("required").asBoolean()) {
                found.add("the " + name + " is required");
            }
        });
    }

    private static Map<String, JsonNode> parameters(JsonNode operation) {
        var named = new LinkedHashMap<String, JsonNode>();
        operation
                .path("parameters")
                .forEach(parameter -> named.put(
                        parameter.path("in").asText() + " parameter "
                                + parameter.path("name").asText(),
                        parameter));
        return named;
    }

    private void compareBody(JsonNode before, JsonNode after, List<String> found) {
        if (after.path("required").asBoolean() && !before.path("required").asBoolean()) {
            found.add("a body is required");
        }
        compareContent("request", before.path("content"), after.path("content"), true, found);
    }

    private void compareAnswers(JsonNode before, JsonNode after, List<String> found) {
        before.properties().stream()
                .filter(answer -> answer.getKey().startsWith("2"))
                .forEach(answer -> {
                    var status = answer.getKey();
                    if (after.has(status)) {
                        var content = answer.getValue().path("content");
                        compareContent(status, content, after.path(status).path("content"), false, found);
                    } else {
                        found.add("the status " + status + " was removed");
                    }
                });
    }

    private void compareContent(String what, JsonNode before, JsonNode after, boolean request, List<String> found) {
        before.properties().forEach(content -> {
            var mediaType = content.getKey();
            if (after.has(mediaType)) {
                var schemas = new SchemaChanges(earlier, later, request, found);
                schemas.compare(
                        what,
                        content.getValue().path("schema"),
                        after.path(mediaType).path("schema"));
            } else {
                found.add(what + ": the media type " + mediaType + " was removed");
            }
        });
    }

    private static Set<String> texts(JsonNode array) {
        var texts = new TreeSet<String>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
