package io.skillcert.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skillcert.system.Operations.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Makes bodies with one error each from the example and the schema of an operation. */
final class HostileBodies {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String MEGABYTE = "x".repeat(1 << 20);
    private static final int MANY = 10_000;

    private static final Set<String> MAY_BE_SAVED = Set.of("a missing field", "a null", "a negative number");

    /** Can be sent as an escape only: UTF-8 has no form for it. */
    private static final String HALF_A_CHARACTER = "\ud800";

    private final Operation operation;
    private final JsonNode right;
    private final List<Body> found = new ArrayList<>();

    /** @param field that the violations must name; null if the error is not in a field */
    record Body(String what, String text, String field) {}

    private HostileBodies(Operation operation) {
        this.operation = operation;
        this.right = operation.example().orElseThrow();
    }

    static List<Body> of(Operation operation) {
        var bodies = new HostileBodies(operation);
        bodies.wholly();
        bodies.walk(bodies.right, operation.schema(), "", "");
        return bodies.found;
    }

    private void wholly() {
        var text = right.toString();
        add("not JSON", "{\"x\":", null);
        add("nothing", "", null);
        add("null", "null", null);
        add("a list", "[]", null);
        add("a text", "\"x\"", null);
        add("two documents", text + text, null);
        if (!right.isEmpty()) {
            withFirst(right.fieldNames().next(), text);
        }
    }

    private void withFirst(String first, String text) {
        add("a field twice", "{\"" + first + "\":null," + text.substring(1), null);
        add("not UTF-16", text.replaceFirst("\"", "\"\\\\ud800"), null);
        add("deep nesting", "{\"" + first + "\":" + "[".repeat(MANY) + "]".repeat(MANY) + "}", null);
    }

    private void walk(JsonNode value, JsonNode schema, String pointer, String field) {
        if (isAnything(schema)) {
            return;
        }
        if (value.isObject()) {
            object((ObjectNode) value, schema, pointer, field);
        } else if (value.isArray()) {
            list((ArrayNode) value, schema, pointer, field);
        } else if (value.isTextual()) {
            text(value.asText(), schema, pointer, field);
        } else if (value.isNumber()) {
            number(schema, pointer, field);
        } else if (value.isBoolean()) {
            replace("a text for a yes or no", pointer, NODES.textNode("yes"), field);
            replace("a number for a yes or no", pointer, NODES.numberNode(1), field);
        }
    }

    /** Whether any JSON is right as far as the schema goes: what it must be depends on other fields or on stored data. */
    private static boolean isAnything(JsonNode schema) {
        return schema.isObject()
                && Stream.of("type", "properties", "enum", "items", "allOf", "oneOf", "anyOf")
                        .noneMatch(schema::has);
    }

    private void object(ObjectNode value, JsonNode schema, String pointer, String field) {
        var unknown = field.isEmpty() ? "no_such_field" : field + ".no_such_field";
        var named = schema.has("additionalProperties") ? field : unknown; // a map has keys, not fields
        change("an unknown field", pointer, at -> ((ObjectNode) at).put("no_such_field", true), named);
        if (!pointer.isEmpty()) {
            replace("a list for an object", pointer, NODES.arrayNode(), field);
            replace("a text for an object", pointer, NODES.textNode("x"), field);
        }
        value.properties().forEach(entry -> {
            var name = entry.getKey();
            var path = field.isEmpty() ? name : field + "." + name;
            schema.path("required").forEach(required -> {
                if (required.asText().equals(name)) {
                    change("a missing field", pointer, at -> ((ObjectNode) at).remove(name), path);
                    change("a null", pointer, at -> ((ObjectNode) at).putNull(name), path);
                }
            });
            var property = schema.path("properties").path(name);
            walk(entry.getValue(), operation.resolve(property), pointer + "/" + name, path);
        });
    }

    private void list(ArrayNode value, JsonNode schema, String pointer, String field) {
        replace("an object for a list", pointer, NODES.objectNode(), field);
        replace("a text for a list", pointer, NODES.textNode("x"), field);
        if (value.isEmpty()) {
            return;
        }
        var many = NODES.arrayNode();
        for (int i = 0; i < MANY; i++) {
            many.add(value.get(0));
        }
        replace("a list of " + MANY, pointer, many, field);
        change("a null in a list", pointer, at -> ((ArrayNode) at).addNull(), field + "[" + value.size() + "]");
        for (int i = 0; i < value.size(); i++) {
            walk(value.get(i), operation.resolve(schema.path("items")), pointer + "/" + i, field + "[" + i + "]");
        }
    }

    private void text(String value, JsonNode schema, String pointer, String field) {
        replace("a number for a text", pointer, NODES.numberNode(12345), field);
        replace("a yes or no for a text", pointer, NODES.booleanNode(true), field);
        replace("an object for a text", pointer, NODES.objectNode(), field);
        replace("a text of a megabyte", pointer, NODES.textNode(MEGABYTE), field);
        replace("a text with NUL", pointer, NODES.textNode(value + "\0"), field);
        replace("a text with a control character", pointer, NODES.textNode("\u0001" + value), field);
        replace("a text with half a character", pointer, NODES.textNode(value + HALF_A_CHARACTER), field);
        replace("an empty text", pointer, NODES.textNode(""), field);
        if (schema.has("enum")) {
            replace("no such choice", pointer, NODES.textNode("NO_SUCH"), field);
        }
        if (field.endsWith("identityNumber") && value.length() == 18) {
            var wrong = value.substring(0, 17) + (value.endsWith("0") ? "1" : "0");
            replace("a wrong check character", pointer, NODES.textNode(wrong), field);
        }
        var format = schema.path("format").asText();
        if (format.equals("date")) {
            for (var day : List.of("9999-12-31", "0000-01-01", "2025-02-30", "2025-7-1", "+12025-01-01", "today")) {
                replace("the day " + day, pointer, NODES.textNode(day), field);
            }
        }
        if (format.equals("date-time")) {
            for (var time : List.of("9999-12-31T00:00:00Z", "2025-02-30T00:00:00Z", "2025-07-01", "now")) {
                replace("the time " + time, pointer, NODES.textNode(time), field);
            }
        }
    }

    private void number(JsonNode schema, String pointer, String field) {
        replace("a text for a number", pointer, NODES.textNode("x"), field);
        replace("a fraction", pointer, NODES.numberNode(4.5), field);
        replace("a negative number", pointer, NODES.numberNode(-1), field);
        if (!schema.path("format").asText().equals("int64")) {
            replace("a number beyond int", pointer, NODES.numberNode(1L << 40), field);
        }
        replace("a number beyond long", pointer, NODES.numberNode(new java.math.BigDecimal("1e400")), field);
    }

    private interface Change {
        void apply(JsonNode at);
    }

    private void change(String what, String pointer, Change change, String field) {
        var copy = right.deepCopy();
        change.apply(copy.at(pointer));
        add(what, copy.toString(), field);
    }

    private void replace(String what, String pointer, JsonNode value, String field) {
        var copy = right.deepCopy();
        var slash = pointer.lastIndexOf('/');
        var parent = copy.at(pointer.substring(0, slash));
        var name = pointer.substring(slash + 1);
        if (parent.isArray()) {
            ((ArrayNode) parent).set(Integer.parseInt(name), value);
        } else {
            ((ObjectNode) parent).set(name, value);
        }
        add(what, copy.toString(), field);
    }

    private void add(String what, String text, String field) {
        if (operation.savesIncomplete() && MAY_BE_SAVED.contains(what)) {
            return;
        }
        found.add(new Body(what, text.replace(HALF_A_CHARACTER, "\\ud800"), field));
    }
}
