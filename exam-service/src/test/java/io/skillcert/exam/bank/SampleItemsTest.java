package io.skillcert.exam.bank;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.once;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.localstack.testing.LocalStackResource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample items and the examples of the API's document are imported as they are. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class SampleItemsTest extends BankFixture {

    @ParameterizedTest
    @ValueSource(strings = {"level-3", "level-4", "level-3-tasks", "level-3-code"})
    void every_sample_item_is_imported(String name) throws Exception {
        var file = Files.readAllBytes(Path.of("../samples/bank/" + name + ".jsonl"));
        var answer = once("item-author")
                .header("Accept-Language", "en")
                .contentType("application/x-ndjson")
                .body(file)
                .post("/v1/item-imports");
        assertEquals(200, answer.statusCode(), answer::asString);
        List<String> created = answer.path("created");
        assertEquals(0, answer.<Integer>path("skipped"), "items of the level with the same text");
        assertEquals(new String(file, StandardCharsets.UTF_8).lines().count(), created.size());
    }

    @ParameterizedTest
    @CsvSource({"text/csv,importFile.csv", "application/x-ndjson,importFile.ndjson"})
    void the_example_of_an_import_is_accepted(String type, String example) throws Exception {
        var answer =
                once("item-author").contentType(type).body(example(example)).post("/v1/item-imports");
        assertEquals(200, answer.statusCode(), answer::asString);
        assertEquals(2, answer.<List<String>>path("created").size() + answer.<Integer>path("skipped"));
    }

    @Test
    void the_example_of_practice_items_is_accepted() throws Exception {
        var answer = as("exam-officer")
                .contentType("application/x-ndjson")
                .body(example("registerPractice.ndjson"))
                .post("/v1/practice-items");
        assertEquals(200, answer.statusCode(), answer::asString);
        assertEquals(1, answer.<Integer>path("added"));
    }

    private static byte[] example(String name) throws Exception {
        return Files.readAllBytes(Path.of("src/main/resources/openapi/ItemImportResource_" + name));
    }
}
