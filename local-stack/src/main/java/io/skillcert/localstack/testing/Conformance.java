package io.skillcert.localstack.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the cases of the conformance kit and compares answers with them as the kit's README describes. */
public final class Conformance {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Conformance() {}

    /** A request and the part of the answer that is expected. */
    public record Case(String name, JsonNode request, JsonNode expect) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** @param suite the name of a file of the kit without {@code .json} */
    public static Stream<Case> cases(String suite) {
        var file = Path.of(System.getProperty("skillcert.root"), "conformance", suite + ".json");
        try {
            var cases = JSON.readTree(file.toFile());
            return StreamSupport.stream(cases.spliterator(), false)
                    .map(node -> new Case(node.get("name").asText(), node.get("request"), node.get("expect")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a description of each difference; none if the answer conforms. */
    public static List<String> differences(Case golden, String answer) {
        var found = new ArrayList<String>();
        try {
            compare(golden.expect(), JSON.readTree(answer), "", found);
        } catch (IOException e) {
            found.add("the answer is not JSON");
        }
        return found;
    }

    private static void compare(JsonNode expected, JsonNode actual, String path, List<String> found) {
        if (expected.isObject()) {
            expected.properties().forEach(field -> {
                var value = field.getKey().equals("metRoutes") ? metRoutes(actual) : actual.path(field.getKey());
                compare(field.getValue(), value, path + "." + field.getKey(), found);
            });
        } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            for (int i = 0; i < expected.size(); i++) {
                compare(expected.get(i), actual.get(i), path + "[" + i + "]", found);
            }
        } else if (!expected.equals(actual)) {
            found.add(path + ": expected " + expected + ", got " + (actual.isMissingNode() ? "nothing" : actual));
        }
    }

    private static JsonNode metRoutes(JsonNode level) {
        var codes = JSON.createArrayNode();
        level.path("routes").forEach(route -> {
            if (route.path("met").asBoolean()) {
                codes.add(route.path("code").asText());
            }
        });
        return codes;
    }
}
