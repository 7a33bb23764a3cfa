package io.skillcert.exam.result;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.skillcert.localstack.testing.Conformance;
import io.skillcert.localstack.testing.LocalStackResource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class ExamChecksConformanceTest {

    private static final AtomicInteger CALLERS = new AtomicInteger();

    @TestFactory
    Stream<DynamicTest> golden_outcomes() {
        return golden("outcome-checks");
    }

    @TestFactory
    Stream<DynamicTest> golden_marks() {
        return golden("marking-checks");
    }

    @TestFactory
    Stream<DynamicTest> golden_papers() {
        return golden("paper-checks");
    }

    private static Stream<DynamicTest> golden(String checks) {
        return Conformance.cases(checks)
                .map(golden -> DynamicTest.dynamicTest(golden.name(), () -> {
                    var answer = anyone().contentType(ContentType.JSON)
                            .body(golden.request().toString())
                            .post("/v1/" + checks)
                            .then()
                            .statusCode(200)
                            .extract()
                            .asString();
                    assertEquals(List.of(), Conformance.differences(golden, answer));
                }));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"zh-CN, 操作技能：缺考，不合格", "en, 'Operational skills: not passed, because the candidate was absent'"})
    void EXM_09_the_outcome_check_explains_an_absence_in_the_callers_language(String language, String sentence) {
        anyone().contentType(ContentType.JSON)
                .header("Accept-Language", language)
                .body(
                        """
                        {"level": 3, "attempt": "FIRST", "lastExamDay": "2025-09-26", "publishedOn": "2025-10-10",
                         "subjects": [{"subject": "OPERATIONAL_SKILLS", "absent": true},
                                      {"subject": "THEORETICAL_KNOWLEDGE", "score": "78.50"}]}""")
                .post("/v1/outcome-checks")
                .then()
                .statusCode(200)
                .body(
                        "findings.rule",
                        contains("EXM-02", "EXM-02", "EXM-07", "EXM-07", "EXM-08", "EXM-09", "EXM-09", "EXM-11"))
                .body(
                        "findings.verdict",
                        contains("MET", "NOT_MET", "MET", "NOT_MET", "MET", "MET", "NOT_MET", "NOT_MET"))
                .body("findings[1].message", equalTo(sentence))
                .body("findings[1].citation.article", equalTo("§5.2 合格标准"));
    }

    @TestFactory
    Stream<DynamicTest> golden_working_days() {
        return Conformance.cases("working-days")
                .map(golden -> DynamicTest.dynamicTest(golden.name(), () -> {
                    var answer = anyone().queryParam(
                                    "from", golden.request().get("from").asText())
                            .queryParam("count", golden.request().get("count").asInt())
                            .get("/v1/working-days")
                            .then()
                            .statusCode(200)
                            .extract()
                            .asString();
                    assertEquals(List.of(), Conformance.differences(golden, answer));
                }));
    }

    /** A caller without a token from a new address, so that the limit per address is not reached. */
    private static RequestSpecification anyone() {
        return given().header("X-Forwarded-For", "2001:db8:2:%x::1".formatted(CALLERS.incrementAndGet()));
    }
}
