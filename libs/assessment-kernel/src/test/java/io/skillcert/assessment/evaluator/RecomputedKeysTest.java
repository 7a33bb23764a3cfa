package io.skillcert.assessment.evaluator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.skillcert.assessment.GoldenCases;
import io.skillcert.assessment.ItemKind;
import io.skillcert.assessment.Seeds;
import io.skillcert.assessment.generator.Generators;
import io.skillcert.assessment.item.Content;
import io.skillcert.assessment.item.Content.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Finds the key of every generated item a second time, from what a candidate sees. */
class RecomputedKeysTest {

    @Test
    void every_family_and_every_fact_has_an_evaluator_and_every_evaluator_a_family() {
        var used = new HashSet<Evaluator>();
        for (var generator : Generators.all()) {
            var content = generator.generate(0).content();
            try {
                used.add(Evaluators.of(content));
            } catch (IllegalArgumentException e) {
                fail(generator.asks() + " needs an evaluator: " + content.stem(), e);
            }
        }
        assertEquals(new HashSet<>(Evaluators.ALL), used);
    }

    @Test
    void every_key_of_many_seeds_is_what_the_evaluator_finds() {
        for (var generator : Generators.all()) {
            // Generators of one family describe the same case for the same seed.
            var first = 1000L * generator.name().hashCode();
            for (long seed = first; seed < first + Seeds.COUNT; seed++) {
                var item = generator.generate(seed);
                check(
                        generator.name() + ", seed " + seed,
                        item.kind(),
                        item.content(),
                        item.key().value());
            }
        }
    }

    /** The files are read as they are, so that no code of the generators takes part. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../samples/bank/level-4.jsonl",
                "../../samples/bank/level-3.jsonl",
                "../../registration-service/src/main/resources/practice/level-4/generated.jsonl",
                "../../registration-service/src/main/resources/practice/level-3/generated.jsonl"
            })
    void every_key_of_the_committed_banks_is_what_the_evaluator_finds(String file) throws IOException {
        for (var line : Files.readAllLines(Path.of(file))) {
            var item = GoldenCases.JSON.readValue(line, Map.class);
            var kind = ItemKind.valueOf((String) item.get("kind"));
            check(line, kind, content((Map<?, ?>) item.get("content")), ((Map<?, ?>) item.get("key")).get("value"));
        }
    }

    private static void check(String name, ItemKind kind, Content content, Object key) {
        try {
            assertEquals(Evaluators.of(content).key(kind, content), key, name);
        } catch (IllegalArgumentException e) {
            fail(name + ": " + content.stem(), e);
        }
    }

    private static Content content(Map<?, ?> json) {
        var stem = (String) json.get("stem");
        if (json.containsKey("unit")) {
            return Content.ofNumber(stem, null, (String) json.get("unit"), null);
        }
        List<Map<String, Object>> options = GoldenCases.objects(json.get("options"));
        return Content.ofOptions(
                stem,
                null,
                options.stream()
                        .map(option -> new Option((String) option.get("id"), (String) option.get("text"), null))
                        .toList());
    }
}
