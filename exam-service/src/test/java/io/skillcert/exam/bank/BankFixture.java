package io.skillcert.exam.bank;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.once;

import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.testing.Rows;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** Items with texts of their own, and the steps that make them active. */
public abstract class BankFixture {

    @Inject
    protected DataSource database;

    /** A text that no other item has. */
    protected static String unique(String text) {
        return text + " " + UUID.randomUUID();
    }

    protected static Map<String, Object> option(String id, String text) {
        return Map.of("id", id, "text", text);
    }

    protected static Map<String, Object> singleChoice(int level, String function, String topic) {
        var content = Map.of(
                "stem",
                unique("精确率为0.8、召回率为0.5时，F1为？"),
                "options",
                List.of(option("A", "0.615"), option("B", "0.650"), option("C", "0.400"), option("D", "0.500")));
        return item(level, function, topic, "SINGLE_CHOICE", content, Map.of("value", "A"));
    }

    protected static Map<String, Object> trueFalse(int level, String function, String topic) {
        return item(level, function, topic, "TRUE_FALSE", Map.of("stem", unique("召回率越高，漏检越少。")), Map.of("value", true));
    }

    protected static Map<String, Object> item(
            int level,
            String function,
            String topic,
            String kind,
            Map<String, Object> content,
            Map<String, Object> key) {
        return new HashMap<>(Map.of(
                "level", level,
                "function", function,
                "topic", topic,
                "kind", kind,
                "content", content,
                "key", key,
                "explanation", Map.of("text", "2 × 0.8 × 0.5 ÷ 1.3 = 0.615")));
    }

    protected static ValidatableResponse create(Map<String, Object> item) {
        return once("item-author").body(item).post("/v1/items").then();
    }

    protected static String created(Map<String, Object> item) {
        return create(item).statusCode(201).extract().path("id");
    }

    protected static ValidatableResponse review(String item, String reviewer, String verdict) {
        return once(reviewer)
                .body(Map.of("verdict", verdict, "remark", "computed again"))
                .post("/v1/items/" + item + "/reviews")
                .then();
    }

    protected static ValidatableResponse activate(String item) {
        return once("exam-officer").post("/v1/items/" + item + "/activation").then();
    }

    protected static void active(String item) {
        review(item, "item-reviewer", "APPROVED").statusCode(200);
        review(item, "item-reviewer.2", "APPROVED").statusCode(200);
        activate(item).statusCode(200);
    }

    /** Imports items and activates them, many at once. */
    protected static List<String> activated(List<Map<String, Object>> items) {
        var lines = new ArrayList<String>();
        items.forEach(item -> lines.add(json(item)));
        List<String> ids = once("item-author")
                .contentType("application/x-ndjson")
                .body(String.join("\n", lines).getBytes(StandardCharsets.UTF_8))
                .post("/v1/item-imports")
                .then()
                .statusCode(200)
                .extract()
                .path("created");
        for (var reviewer : List.of("item-reviewer", "item-reviewer.2")) {
            once(reviewer)
                    .body(Map.of("items", ids, "verdict", "APPROVED", "remark", "computed again"))
                    .post("/v1/item-reviews")
                    .then()
                    .statusCode(200);
        }
        once("exam-officer")
                .body(Map.of("items", ids))
                .post("/v1/item-activations")
                .then()
                .statusCode(200);
        return ids;
    }

    protected static String json(Object value) {
        try {
            return new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(value);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    protected static ValidatableResponse read(String item, String client) {
        return as(client).get("/v1/items/" + item).then().statusCode(200);
    }

    protected List<String> texts(String sql) throws Exception {
        return Rows.texts(database, sql);
    }
}
