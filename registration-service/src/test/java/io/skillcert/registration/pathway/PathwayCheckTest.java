package io.skillcert.registration.pathway;

import static io.restassured.RestAssured.given;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.testing.LocalStackResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class PathwayCheckTest {

    private static final String CANDIDATE =
            """
            {"birthDate": "1985-05-05", "employments": [{"from": "2000-01-01", "relevant": true}]}
            """;

    @Test
    void the_batches_announced_in_the_service_are_planned_with_if_none_are_given() {
        anOpenBatch();
        check("{'occupationCode': '4-04-05-05', 'goalLevel': 3, 'candidate': " + CANDIDATE + "}")
                .statusCode(200)
                .body("batch", notNullValue())
                .body("policies.name", contains("exam-eligibility", "exam-result", "skills-upgrading-subsidy"))
                .body("steps.code[0]", equalTo("REGISTER"))
                .body("steps[0].findings.verdict", contains("MET"))
                .body("unknowns.fact[0]", equalTo("bases.HOUSEHOLD_REGISTRATION"));
    }

    @Test
    void without_a_batch_nothing_follows_the_empty_batch() {
        check("{'occupationCode': '4-04-05-05', 'on': '2025-07-01', 'goalLevel': 3, 'batches': [], 'candidate': "
                        + CANDIDATE + "}")
                .statusCode(200)
                .body("eligibleOn", equalTo("2025-07-01"))
                .body("batch", equalTo(null))
                .body("$", hasKey("batch"))
                .body("$", not(hasKey("routes")))
                .body("$", not(hasKey("provisional")))
                .body("$", not(hasKey("steps")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
            batches[0].registrationUntil | '2025-07-03', '2025-07-02', '2025-07-27', '280.00'
            batches[0].registrationUntil | '2025-07-03', '2026-07-04', '2026-07-27', '280.00'
            batches[0].lastExamDay       | '2025-07-03', '2025-07-13', '2025-07-12', '280.00'
            batches[0].registrationFrom  | '2018-12-31', '2019-07-13', '2019-07-27', '280.00'
            batches[0].lastExamDay       | '2100-07-03', '2100-07-13', '2101-01-01', '280.00'
            batches[0].fee               | '2025-07-03', '2025-07-13', '2025-07-27', '-1.00'
            batches[0].fee               | '2025-07-03', '2025-07-13', '2025-07-27', '1.005'
            """)
    void a_wrong_batch_is_refused_by_the_field(String field, String values) {
        var parts = values.replace("'", "").split(", ");
        check("{'occupationCode': '4-04-05-05', 'on': '2025-07-01', 'goalLevel': 3, 'candidate': " + CANDIDATE
                        + ", 'batches': [{'id': 'b', 'levels': [3], 'registrationFrom': '" + parts[0]
                        + "', 'registrationUntil': '" + parts[1] + "', 'lastExamDay': '" + parts[2] + "', 'fee': '"
                        + parts[3] + "'}]}")
                .statusCode(400)
                .body("violations.field", contains(field));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
            goalLevel                | 'goalLevel': 6
            goalLevel                | 'goalLevel': null
            occupationCode           | 'occupationCode': '9-99-99-99'
            on                       | 'on': '2018-12-31'
            courseFee                | 'courseFee': '-3.00'
            awards[0].occupationCode | 'awards': [{'kind': 'SKILLS_UPGRADING', 'level': 3, 'claimedOn': '2025-01-01'}]
            goal                     | 'goal': 3
            """)
    void a_wrong_field_is_refused_by_its_name(String field, String content) {
        var name = content.substring(0, content.indexOf(':'));
        var base =
                "'occupationCode': '4-04-05-05', 'on': '2025-07-01', 'goalLevel': 3, 'courseFee': '0.00', 'awards': []";
        var others = base.replaceAll(name + ": ('[^']*'|\\[]|\\d)(, )?", "");
        check("{" + content + ", " + others.replaceAll(", $", "") + ", 'candidate': " + CANDIDATE + "}")
                .statusCode(400)
                .body("violations.field", contains(field));
    }

    @Test
    void a_batch_twice_is_refused_at_the_second() {
        var batch = "{'id': 'b', 'levels': [3], 'registrationFrom': '2025-07-03', 'registrationUntil': '2025-07-13',"
                + " 'lastExamDay': '2025-07-27', 'fee': '0.00'}";
        check("{'occupationCode': '4-04-05-05', 'on': '2025-07-01', 'goalLevel': 3, 'candidate': " + CANDIDATE
                        + ", 'batches': [" + batch + "," + batch + "]}")
                .statusCode(400)
                .body("violations.field", contains("batches[1].id"));
    }

    private static ValidatableResponse check(String body) {
        return given().contentType(ContentType.JSON)
                .body(body.replace('\'', '"'))
                .post("/v1/pathway-checks")
                .then();
    }
}
