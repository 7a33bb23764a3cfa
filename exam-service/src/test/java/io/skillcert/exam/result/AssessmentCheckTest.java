package io.skillcert.exam.result;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.skillcert.http.limits.BodyLimit;
import io.skillcert.localstack.testing.LocalStackResource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the marking check and the paper check refuse, beside the golden cases. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class AssessmentCheckTest {

    private static final AtomicInteger CALLERS = new AtomicInteger();
    private static final String CHOICE =
            """
            {"items": [{"item": {"kind": "SINGLE_CHOICE", "points": "1.00", "key": "A"}, "response": "A"}]}""";
    private static final String PAPER =
            """
            {"algorithm": "assemble/1", "seed": "%s", "forms": 1,
             "blueprint": {"parts": [{"kind": "TRUE_FALSE", "count": 1, "points": "0.50"}],
                           "weights": [{"function": "ETHICS", "percent": 100}]},
             "bank": [{"id": "a", "kind": "TRUE_FALSE", "function": "ETHICS", "topic": "t", "enemies": ["b"]},
                      {"id": "b", "kind": "TABLE", "function": "ETHICS", "topic": "t"}]}"""
                    .formatted("aB".repeat(32));

    /** Each call comes from another address, so that the limit of an address is not reached. */
    private static ValidatableResponse post(String path, String body, String language) {
        return given().header("X-Forwarded-For", "2001:db8:3:%x::1".formatted(CALLERS.incrementAndGet()))
                .header("Accept-Language", language)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }

    private static ValidatableResponse marking(String body) {
        return post("/v1/marking-checks", body, "en");
    }

    private static ValidatableResponse paper(String body) {
        return post("/v1/paper-checks", body, "en");
    }

    private static String choice(String from, String to) {
        return CHOICE.replace(from, to);
    }

    @ParameterizedTest
    @CsvSource({"en, the response agrees with the key", "zh-CN, 作答与标准答案一致"})
    void MRK_01_a_mark_is_explained_in_the_callers_language(String language, String sentence) {
        post("/v1/marking-checks", CHOICE, language)
                .statusCode(200)
                .body("policy.name", equalTo("marking"))
                .body("policy.version", equalTo("2026.1"))
                .body("policy.on", notNullValue())
                .body("marks[0].message", equalTo(sentence));
    }

    @Test
    void a_null_response_was_not_answered() {
        for (var absent : new String[] {", \"response\": null", ""}) {
            marking(choice(", \"response\": \"A\"", absent))
                    .statusCode(200)
                    .body("marks[0].answered", equalTo(false))
                    .body("marks[0].awarded", equalTo("0.00"))
                    .body("marks[0].message", equalTo("not answered"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"A\"}, | 5}, | items[0].item.key",
                "\"1.00\" | 1.000 | items[0].item.points",
                "\"1.00\" | 1e0 | items[0].item.points",
                "\"1.00\" | 1.5e1 | items[0].item.points",
                "\"response\": \"A\" | \"response\": [\"A\"] | items[0].response",
                "\"response\": \"A\" | \"answer\": \"A\" | items[0].answer",
                "\"key\": \"A\" | \"key\": \"A\", \"weight\": 1 | items[0].item.weight",
                "\"key\": \"A\" | \"key\": \"A\", \"iou\": \"0.5\" | items[0].item.iou",
                "{\"kind\": \"SINGLE_CHOICE\", \"points\": \"1.00\", \"key\": \"A\"} | 5 | items[0].item",
                "{\"kind\": \"SINGLE_CHOICE\", \"points\": \"1.00\", \"key\": \"A\"} | null | items[0].item",
                "{\"items\": | {\"on\": \"2025-01-01\", \"items\": | on"
            })
    void an_invalid_field_of_a_marking_check_is_named(String from, String to, String field) {
        marking(choice(from, to)).statusCode(400).body("violations.field", contains(field));
    }

    @Test
    void a_text_with_a_control_character_is_refused_with_its_path() {
        marking(
                        """
                        {"items": [{"item": {"kind": "MATCHING", "points": "1", "key": {"a": "b"}}, "response": {"a": "\\u0000"}}]}""")
                .statusCode(400)
                .body("violations.field", contains("items[0].response.a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"items\": null}", "{\"items\": []}"})
    void a_marking_check_has_items(String body) {
        marking(body).statusCode(400).body("violations.field", contains("items"));
    }

    @Test
    void a_marking_check_has_at_most_300_items() {
        var item = CHOICE.substring(CHOICE.indexOf('[') + 1, CHOICE.lastIndexOf(']'));
        marking("{\"items\": [" + item + ("," + item).repeat(299) + "]}")
                .statusCode(200)
                .body("total", equalTo("300.00"));
        marking("{\"items\": [" + item + ("," + item).repeat(300) + "]}")
                .statusCode(400)
                .body("violations.field", contains("items"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/marking-checks", "/v1/paper-checks"})
    void a_body_may_have_a_mebibyte_and_no_more(String path) {
        var body = path.contains("marking") ? CHOICE : PAPER;
        post(path, body + " ".repeat(BodyLimit.LARGE_CHECK - body.length()), "en")
                .statusCode(200);
        post(path, body + " ".repeat(BodyLimit.LARGE_CHECK - body.length() + 1), "en")
                .statusCode(413)
                .body("type", equalTo("urn:skillcert:problem:body-too-large"));
    }

    @Test
    void the_form_of_a_seed_does_not_matter_and_one_form_is_the_default() {
        var digest = paper(PAPER).statusCode(200).extract().<String>path("digest");
        paper(PAPER.replace("aB", "Ab").replace("\"forms\": 1,", ""))
                .statusCode(200)
                .body("policy.name", equalTo("paper-assembly"))
                .body("papers", hasSize(1))
                .body("papers[0].parts[0].items", contains("a"))
                .body("digest", equalTo(digest));
    }

    @Test
    void DLV_01_a_level_names_its_blueprint_and_a_level_without_one_is_a_violation() {
        var level = PAPER.replaceAll("(?s)\"blueprint\".*?]},", "\"level\": 3, \"on\": \"2025-09-26\",");
        paper(level)
                .statusCode(200)
                .body("digest", nullValue())
                .body("papers", hasSize(0))
                .body("policy.on", equalTo("2025-09-26"))
                .body("shortages[0].missing", equalTo(1)) // 2 of 40 are due, 1 is there
                .body("shortages", hasSize(18));
        for (var other : new int[] {5, 2, 1}) {
            paper(level.replace("\"level\": 3", "\"level\": " + other))
                    .statusCode(400)
                    .body("violations.field", contains("level"))
                    .body(
                            "violations[0].message",
                            equalTo("has no published weights, so there is no blueprint; send one as blueprint"));
        }
        paper(level.replace("2025-09-26", "2018-12-31")).statusCode(400).body("violations.field", contains("on"));
        paper(level.replace("\"level\": 3, ", "")).statusCode(400).body("violations.field", contains("level"));
        paper(PAPER.replace("\"forms\": 1", "\"level\": 3"))
                .statusCode(400)
                .body("violations.field", contains("level"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "assemble/1 | assemble/2 | algorithm",
                "\"algorithm\": \"assemble/1\", | '' | algorithm",
                "aBaB | xyxy | seed",
                "aBaB | aBa | seed",
                "\"forms\": 1 | \"forms\": 27 | forms",
                "\"forms\": 1 | \"forms\": 0 | forms",
                "\"forms\": 1 | \"forms\": \"1\" | forms",
                "\"forms\": 1 | \"form\": 1 | form",
                "\"kind\": \"TRUE_FALSE\", \"count\" | \"kind\": \"ESSAY\", \"count\" | blueprint.parts[0].kind",
                "\"count\": 1 | \"count\": 0 | blueprint.parts[0].count",
                "\"count\": 1 | \"count\": 1.0 | blueprint.parts[0].count",
                "\"0.50\" | \"0\" | blueprint.parts[0].points",
                "\"0.50\" | \"0.501\" | blueprint.parts[0].points",
                "\"percent\": 100 | \"percent\": 99 | blueprint.weights",
                "\"percent\": 100 | \"percent\": 101 | blueprint.weights[0].percent",
                "\"percent\": 100} | \"percent\": 50}, {\"function\": \"ETHICS\", \"percent\": 50} | blueprint.weights[1].function",
                "{\"id\": \"b\" | {\"id\": \"a\" | bank[1].id",
                "{\"id\": \"b\" | {\"id\": \"b/c\" | bank[1].id",
                "{\"id\": \"b\" | {\"id\": \"\" | bank[1].id",
                "[\"b\"] | [\"b b\"] | bank[0].enemies[0]",
                ", \"topic\": \"t\"}] | }] | bank[1].topic"
            })
    void an_invalid_field_of_a_paper_check_is_named(String from, String to, String field) {
        paper(PAPER.replace(from, to)).statusCode(400).body("violations.field", contains(field));
    }

    @Test
    void a_kind_stands_in_one_part_and_a_bank_is_required() {
        var part = "{\"kind\": \"TRUE_FALSE\", \"count\": 1, \"points\": \"0.50\"}";
        paper(PAPER.replace(part, part + "," + part))
                .statusCode(400)
                .body("violations.field", contains("blueprint.parts[1].kind"));
        paper(PAPER.replaceAll("(?s),\\s*\"bank\".*", "}")).statusCode(400).body("violations.field", contains("bank"));
    }
}
