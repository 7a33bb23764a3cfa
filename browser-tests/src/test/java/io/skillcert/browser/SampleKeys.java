package io.skillcert.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What a well-prepared learner knows: the right option of each true-or-false and single-choice item of level 3, by its question. */
final class SampleKeys {

    private static final Path BANK =
            Path.of(System.getProperty("skillcert.root"), "registration-service/src/main/resources/practice/level-3");
    private static final Map<String, String> RIGHT = new HashMap<>();

    static {
        try (var files = Files.list(BANK)) {
            var yaml = new ObjectMapper(new YAMLFactory());
            for (var file : files.filter(name -> name.toString().endsWith(".yaml"))
                    .filter(name -> !name.endsWith("tasks.yaml"))
                    .toList()) {
                yaml.readTree(file.toFile())
                        .forEach(item -> put(item.get("stem").asText(), item.get("right")));
            }
            for (var line : Files.readAllLines(BANK.resolve("generated.jsonl"))) {
                var item = new ObjectMapper().readTree(line);
                var key = item.at("/key/value");
                item.at("/content/options").forEach(option -> {
                    if (option.get("id").equals(key)) {
                        put(item.at("/content/stem").asText(), option.get("text"));
                    }
                });
                if (key.isBoolean()) {
                    put(item.at("/content/stem").asText(), key);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SampleKeys() {}

    private static void put(String stem, JsonNode right) {
        RIGHT.put(stem.strip(), right.isBoolean() ? right.asBoolean() ? "正确" : "错误" : right.asText());
    }

    /** The index of the right option; of a question that is not known, the first. */
    static int choice(String stem, List<String> options) {
        var right = RIGHT.getOrDefault(stem, "");
        return IntStream.range(0, options.size())
                .filter(index -> !right.isEmpty() && options.get(index).strip().endsWith(right))
                .findFirst()
                .orElse(0);
    }
}
