package io.skillcert.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds the changes of a schema that break callers: who sends what it describes, or who reads it. */
final class SchemaChanges {

    private static final List<String> FORMS = List.of("format", "pattern", "const", "additionalProperties");
    private static final List<String> UPPER_LIMITS = List.of("maximum", "exclusiveMaximum", "maxLength", "maxItems");
    private static final List<String> LOWER_LIMITS = List.of("minimum", "exclusiveMinimum", "minLength", "minItems");
    private static final String NULL = "null";
    private static final List<String> ALTERNATIVES = List.of("allOf", "anyOf", "oneOf");

    private final JsonNode earlier;
    private final JsonNode later;
    private final boolean sent;
    private final List<String> found;
    private final Set<String> compared = new HashSet<>();

    /**
     * @param earlier the document that the earlier schema's references lead into
     * @param later that of the later schema
     * @param sent whether callers send what is described, and do not read it
     * @param found takes a message for each breaking change
     */
    SchemaChanges(JsonNode earlier, JsonNode later, boolean sent, List<String> found) {
        this.earlier = earlier;
        this.later = later;
        this.sent = sent;
        this.found = found;
    }

    /** @param path where the schema is, for the message, such as {@code 200/items[]/name} */
    void compare(String path, JsonNode before, JsonNode after) {
        if (sent && allowsNull(before) && !allowsNull(after)) {
            found.add(path + " may no longer be null");
        }
        if (!sent && !allowsNull(before) && allowsNull(after)) {
            found.add(path + " may be null");
        }
        compareValue(path, withoutNull(before), withoutNull(after));
    }

    private void compareValue(String path, JsonNode before, JsonNode after) {
        if (before.has("$ref") && !compared.add(before.get("$ref") + " " + after.path("$ref"))) {
            return;
        }
        compareResolved(path, resolve(earlier, before), resolve(later, after));
    }

    private static boolean allowsNull(JsonNode schema) {
        return texts(schema.path("type")).contains(NULL) || !withoutNull(schema).equals(schema);
    }

    /** Returns the other one of two alternatives of which one is null, and any other schema as it is. */
    private static JsonNode withoutNull(JsonNode schema) {
        var alternatives = schema.path("anyOf");
        return alternatives.size() == 2
                        && NULL.equals(alternatives.get(1).path("type").asText())
                ? alternatives.get(0)
                : schema;
    }

    private static JsonNode resolve(JsonNode document, JsonNode schema) {
        var resolved = schema;
        while (resolved.has("$ref")) {
            resolved = document.at(resolved.get("$ref").asText().substring(1));
        }
        return resolved;
    }

    private void compareResolved(String path, JsonNode before, JsonNode after) {
        compareValues(path, before, after);
        compareFields(path, before, after);
        FORMS.stream()
                .filter(keyword -> !before.path(keyword).equals(after.path(keyword)))
                .forEach(keyword -> found.add(path + ": its " + keyword + " changed"));
        if (before.has("items")) {
            compare(path + "[]", before.get("items"), after.path("items"));
        }
        for (var keyword : ALTERNATIVES) {
            var parts = before.path(keyword);
            if (parts.size() != after.path(keyword).size()) {
                found.add(path + ": its " + keyword + " changed");
                continue;
            }
            for (var i = 0; i < parts.size(); i++) {
                compare(path, parts.get(i), after.path(keyword).get(i));
            }
        }
    }

    /** Answers may have new values of an enum; requests may no longer have one that is gone. */
    private void compareValues(String path, JsonNode before, JsonNode after) {
        var typeBefore = types(before);
        var typeAfter = types(after);
        var narrowed = sent ? !accepts(typeAfter, typeBefore) : !accepts(typeBefore, typeAfter);
        if (narrowed) {
            found.add(path + ": its type changed");
        }
        if (!sent) {
            return;
        }
        if (!accepts(texts(after.path("enum")), texts(before.path("enum")))) {
            found.add(path + ": a value was removed");
        }
        UPPER_LIMITS.stream()
                .filter(limit -> after.has(limit)
                        && (!before.has(limit)
                                || after.get(limit).asDouble()
                                        < before.get(limit).asDouble()))
                .forEach(limit -> found.add(path + ": its " + limit + " is stricter"));
        LOWER_LIMITS.stream()
                .filter(limit -> after.has(limit)
                        && (!before.has(limit)
                                || after.get(limit).asDouble()
                                        > before.get(limit).asDouble()))
                .forEach(limit -> found.add(path + ": its " + limit + " is stricter"));
    }

    private void compareFields(String path, JsonNode before, JsonNode after) {
        var needed = texts(before.path("required"));
        var neededNow = texts(after.path("required"));
        before.path("properties").properties().forEach(field -> {
            var name = path + "/" + field.getKey();
            var now = after.path("properties").path(field.getKey());
            if (now.isMissingNode()) {
                found.add(name + " was removed");
            } else {
                compare(name, field.getValue(), now);
            }
        });
        if (sent) {
            neededNow.stream()
                    .filter(name -> !needed.contains(name))
                    .forEach(name -> found.add(path + "/" + name + " is required"));
        } else {
            needed.stream()
                    .filter(name -> after.path("properties").has(name) && !neededNow.contains(name))
                    .forEach(name -> found.add(path + "/" + name + " may be absent"));
        }
    }

    /** Whether a keyword that lists what is allowed, or is absent and allows everything, allows all that the other one does. */
    private static boolean accepts(Set<String> wider, Set<String> narrower) {
        return wider.isEmpty() || !narrower.isEmpty() && wider.containsAll(narrower);
    }

    /** The types of values other than null. */
    private static Set<String> types(JsonNode schema) {
        var types = texts(schema.path("type"));
        types.remove(NULL);
        return types;
    }

    private static Set<String> texts(JsonNode value) {
        var texts = new TreeSet<String>();
        if (value.isArray()) {
            value.forEach(text -> texts.add(text.asText()));
        } else if (!value.isMissingNode()) {
            texts.add(value.asText());
        }
        return texts;
    }
}
