package io.skillcert.exam.result;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.skillcert.localstack.Conformance;
import io.skillcert.localstack.LocalStackResource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class ExamChecksConformanceTest {

    @TestFactory
    Stream<DynamicTest> golden_outcomes() {
        return Conformance.cases("outcome-checks")
                .map(golden -> DynamicTest.dynamicTest(golden.name(), () -> {
                    var answer = given().contentType(ContentType.JSON)
                            .body(golden.request().toString())
                            .post("/v1/outcome-checks")
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
        given().contentType(ContentType.JSON)
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
                    var answer = given().queryParam(
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
}
