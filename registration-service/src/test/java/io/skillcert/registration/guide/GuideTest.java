package io.skillcert.registration.guide;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.testing.Broker;
import io.skillcert.localstack.testing.LocalStackResource;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class GuideTest {

    private static final String KEY = UUID.nameUUIDFromBytes(new byte[] {2}).toString();

    @Test
    void topics_are_listed_with_the_codes_of_their_answers() {
        get("zh", "/topics")
                .statusCode(200)
                .body("items[0].code", equalTo("ELIGIBILITY"))
                .body("items[0].name", equalTo("报考条件"))
                .body("items[0].answers", hasItem("Q1-NO-EXPERIENCE"))
                .body("items.answers", everyItem(not(empty())));
        get("en", "/topics").statusCode(200).body("items[0].name", equalTo("Who may sit which level"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void every_answer_is_complete_on_a_day(String language) {
        List<List<String>> codes = get("zh", "/topics").extract().path("items.answers");
        for (var code : codes.stream().flatMap(List::stream).toList()) {
            var answer = get(language, "/answers/" + code + "?on=2025-07-01")
                    .statusCode(200)
                    .header("Content-Language", startsWith(language))
                    .body("code", equalTo(code))
                    .body("on", equalTo("2025-07-01"))
                    .body("values.citation.document", everyItem(not(empty())))
                    .extract();
            var text = answer.path("question") + " " + answer.path("answer");
            assertFalse(text.contains("{") || text.contains("}"), text);
        }
    }

    @Test
    void an_answer_states_the_values_in_force_with_their_sources() {
        get("en", "/answers/SUBSIDY-AMOUNT?on=2025-07-01")
                .statusCode(200)
                .body("topic", equalTo("SUBSIDY"))
                .body("question", equalTo("How much is paid for each level, and how does the uplift work?"))
                .body("answer", containsString("level 3 (senior worker) 2000 yuan"))
                .body("answer", containsString("30% more"))
                .body("rules", contains("SUB-10"))
                .body("citation.article", equalTo("§2.1 补贴标准"))
                .body("citation.on", equalTo("2025-06-01"))
                .body("check.method", equalTo("POST"))
                .body("check.service", equalTo("subsidy"))
                .body("check.href", equalTo("/v1/assessments"))
                .body("related[0].code", equalTo("SUBSIDY-BASES"))
                .body("related[0].question", startsWith("Who is entitled"))
                .body("values[0].parameter", equalTo("assessment/amounts#/5"))
                .body("values[0].value", equalTo("1000"))
                .body("values[0].effectiveFrom", equalTo("2019-01-01"))
                .body("values[0].citation.article", startsWith("§2.1"))
                .body("values.parameter", hasItem("assessment/uplift#/rate"));
        get("zh", "/answers/SUBSIDY-AMOUNT?on=2025-07-01")
                .statusCode(200)
                .body("answer", containsString("三级/高级工 2000 元"))
                .body("answer", containsString("上浮 30%"));
    }

    @Test
    void periods_are_printed_with_their_units_and_an_answer_may_have_no_check() {
        get("zh", "/answers/CLAIM-DEADLINE").statusCode(200).body("answer", startsWith("证书核发之日起 12 个月内提出申请"));
        get("en", "/answers/CLAIM-DEADLINE").statusCode(200).body("answer", startsWith("Claim within 12 months of"));
        get("en", "/answers/Q7-FINDING-WORK")
                .statusCode(200)
                .body("$", hasKey("check"))
                .body("check", equalTo(null))
                .body("values", empty());
    }

    @Test
    void an_answer_states_an_adopted_value_from_its_day_on_and_a_withdrawn_one_no_more() {
        var amounts = "{\\\"5\\\": \\\"1111.00\\\", \\\"4\\\": \\\"1500.00\\\", \\\"3\\\": \\\"2000.00\\\","
                + " \\\"2\\\": \\\"2500.00\\\", \\\"1\\\": \\\"3000.00\\\"}";
        adopt("amounts", amounts);
        adopt("correction-days", "21");
        await("SUBSIDY-AMOUNT", "1111");
        await("CLAIM-CORRECTION", "21");
        get("en", "/answers/SUBSIDY-AMOUNT?on=2031-01-01")
                .body("answer", containsString("(junior worker) 1111 yuan"))
                .body("values[0].effectiveFrom", equalTo("2031-01-01"))
                .body("values[0].citation.document", equalTo("A draft"));
        get("zh", "/answers/CLAIM-CORRECTION?on=2031-01-01").body("answer", containsString("在 21 个工作日内"));
        assertEquals("1000", firstValue("SUBSIDY-AMOUNT", "2030-12-31"));
        assertEquals("15", firstValue("CLAIM-CORRECTION", "2030-12-31"));
        withdraw("amounts");
        withdraw("correction-days");
        await("SUBSIDY-AMOUNT", "1000");
        await("CLAIM-CORRECTION", "15");
    }

    @Test
    void an_adopted_list_may_be_shorter_or_longer_than_the_shipped_one() {
        for (var days : List.of("30, 7", "120, 90, 30, 7")) {
            adopt("reminders", "{\\\"days\\\": [" + days + "]}");
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> get(
                            "en", "/answers/CLAIM-DEADLINE?on=2031-01-01")
                    .statusCode(200)
                    .extract()
                    .<String>path("answer")
                    .contains("is reminded " + days + " days before the end"));
        }
        withdraw("reminders");
    }

    private static void await(String code, String value) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> value.equals(firstValue(code, "2031-01-01")));
    }

    private static String firstValue(String code, String on) {
        return get("en", "/answers/" + code + "?on=" + on)
                .statusCode(200)
                .extract()
                .path("values[0].value");
    }

    private static void adopt(String name, String value) {
        send(
                "parameter-adopted",
                """
                {"name": "%s", "effectiveFrom": "2031-01-01", "document": "A draft", "article": "1",
                 "value": "%s", "adoptedAt": "2027-06-01T01:00:00Z"}
                """
                        .formatted(name, value));
    }

    private static void withdraw(String name) {
        send(
                "parameter-withdrawn",
                """
                {"name": "%s", "effectiveFrom": "2031-01-01", "withdrawnAt": "2027-06-02T01:00:00Z"}
                """
                        .formatted(name));
    }

    private static void send(String name, String event) {
        var servers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        new Broker(servers)
                .send(
                        "subsidy.parameters",
                        UUID.randomUUID().toString(),
                        "io.skillcert.subsidy." + name + ".v1",
                        KEY,
                        event);
    }

    @Test
    void an_unknown_code_is_not_found() {
        get("en", "/answers/NO-SUCH")
                .statusCode(404)
                .body("type", equalTo("urn:skillcert:problem:guide-answer-not-found"))
                .body("detail", containsString("/v1/guide/topics"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            answers/CLAIM-DEADLINE?on=2018-12-31 | on    | no rules are in force on 2018-12-31
            answers/CLAIM-DEADLINE?on=tomorrow   | on    | a day is written YYYY-MM-DD
            search?q=                            | q     | is missing
            search?limit=3                       | q     | is missing
            search?q=fee&limit=21                | limit | must be 20 or less
            search?q=fee&limit=0                 | limit | must be 1 or more
            """)
    void a_wrong_parameter_is_refused_by_its_name(String call, String field, String message) {
        get("en", "/" + call)
                .statusCode(400)
                .body("violations.field", contains(field))
                .body("violations.message", contains(message));
    }

    @Test
    void a_query_has_at_most_100_characters() {
        search("en", "a".repeat(100)).statusCode(200).body("items", empty());
        search("en", "a".repeat(101)).statusCode(400).body("violations.field", contains("q"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            zh | 补贴最晚什么时候申请             | CLAIM-DEADLINE
            zh | 证书丢失损坏怎么办               | CERTIFICATE-LOST
            zh | 应届毕业生可以报考吗             | FINAL-YEAR
            en | resit                            | RESIT
            en | what is the pass mark?           | PASS-MARK
            en | Certificates LOST                | CERTIFICATE-LOST
            en | misconduct consequences          | MISCONDUCT
            zh | ＭＩＳＣＯＮＤＵＣＴ             | MISCONDUCT
            """)
    void the_best_answer_is_found_first(String language, String query, String code) {
        search(language, query)
                .statusCode(200)
                .body("items[0].code", equalTo(code))
                .body("items[0].score", greaterThan(0f))
                .body("items", hasSize(lessThanOrEqualTo(10)));
    }

    @Test
    void found_questions_are_in_the_language_of_the_caller_and_as_many_as_the_limit() {
        given().header("Accept-Language", "en")
                .queryParam("q", "补贴")
                .queryParam("limit", 2)
                .get("/v1/guide/search")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items.question", everyItem(not(containsString("补贴"))));
        search("zh", "！？").statusCode(400).body("violations[0].field", equalTo("q"));
    }

    @Test
    void equal_scores_are_in_the_order_of_codes() {
        List<String> codes = search("en", "technician").extract().path("items.code");
        List<Float> scores = search("en", "technician").extract().path("items.score");
        for (int i = 1; i < codes.size(); i++) {
            var order = scores.get(i - 1).compareTo(scores.get(i));
            assertFalse(order < 0 || order == 0 && codes.get(i - 1).compareTo(codes.get(i)) > 0, codes.toString());
        }
    }

    private static ValidatableResponse search(String language, String query) {
        return given().header("Accept-Language", language)
                .queryParam("q", query)
                .get("/v1/guide/search")
                .then();
    }

    private static ValidatableResponse get(String language, String path) {
        return given().header("Accept-Language", language)
                .get("/v1/guide" + path)
                .then();
    }
}
