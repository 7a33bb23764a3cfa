package io.skillcert.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares two versions of an event's JSON Schema. Readers of the earlier version must understand the later events, and readers
 * of the later one the earlier events, so a version may only add optional fields and change descriptions.
 */
final class SchemaChanges {

    private static final Set<String> STRUCTURE = Set.of("description", "properties", "required", "items");

    private final String event;
    private final List<String> breaking = new ArrayList<>();

    private SchemaChanges(String event) {
        this.event = event;
    }

    /**
     * Finds the changes that an event type may not have.
     *
     * @param event the event type, which each message names
     * @return a message for each such change; empty if the later schema is compatible with the earlier one
     */
    static List<String> breaking(String event, JsonNode earlier, JsonNode later) {
        var changes = new SchemaChanges(event);
        changes.compare("", earlier, later);
        return changes.breaking;
    }

    private void compare(String path, JsonNode earlier, JsonNode later) {
        compareKeywords(path, earlier, later);
        compareFields(path, earlier, later);
        if (earlier.has("items") && later.has("items")) {
            compare(path + "[]", earlier.get("items"), later.get("items"));
        } else if (earlier.has("items") != later.has("items")) {
            report(path, "its elements are described in one version only");
        }
    }

    private void compareKeywords(String path, JsonNode earlier, JsonNode later) {
        var keywords = new LinkedHashSet<String>();
        earlier.fieldNames().forEachRemaining(keywords::add);
        later.fieldNames().forEachRemaining(keywords::add);
        keywords.removeAll(STRUCTURE);
        for (var keyword : keywords) {
            var before = earlier.path(keyword);
            var after = later.path(keyword);
            if (!before.equals(after)) {
                report(path, "\"" + keyword + "\" was " + shown(before) + " and is " + shown(after));
            }
        }
    }

    private void compareFields(String path, JsonNode earlier, JsonNode later) {
        var before = earlier.path("properties");
        var after = later.path("properties");
        before.properties().forEach(field -> {
            var name = path + "/" + field.getKey();
            if (!after.has(field.getKey())) {
                report(name, "the field was removed");
                return;
            }
            var wasRequired = isRequired(earlier, field.getKey());
            if (wasRequired != isRequired(later, field.getKey())) {
                report(name, wasRequired ? "the field became optional" : "the field became required");
            }
            compare(name, field.getValue(), after.get(field.getKey()));
        });
        after.fieldNames().forEachRemaining(name -> {
            if (!before.has(name) && isRequired(later, name)) {
                report(path + "/" + name, "the new field is required");
            }
        });
    }

    private static boolean isRequired(JsonNode schema, String field) {
        for (var name : schema.path("required")) {
            if (name.asText().equals(field)) {
                return true;
            }
        }
        return false;
    }

    private static String shown(JsonNode value) {
        return value instanceof MissingNode ? "absent" : value.toString();
    }

    private void report(String path, String change) {
        breaking.add(event + (path.isEmpty() ? "" : ", field " + path.substring(1)) + ": " + change);
    }
}
