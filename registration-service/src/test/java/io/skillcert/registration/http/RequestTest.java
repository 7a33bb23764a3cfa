package io.skillcert.registration.http;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.once;
import static io.skillcert.registration.RegistrationScenario.anApplicantADayShort;
import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
import static io.skillcert.registration.RegistrationScenario.change;
import static io.skillcert.registration.RegistrationScenario.register;
import static io.skillcert.registration.RegistrationScenario.registration;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.equalToIgnoringCase;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.testing.LocalStackResource;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every operation has in common: characters, names, languages, query parameters and preconditions. */
@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class RequestTest {

    private static final String INVALID = "urn:skillcert:problem:invalid-request";

    @ParameterizedTest
    @ValueSource(
            strings = {"张\u200b三", "\ufeff张三", "\u202e张三", "张\n三", "\u001b[31m张", "\u200b", "·", "张3", "\ud83d\ude00"})
    void a_name_with_another_character_than_a_letter_is_refused(String name) {
        var applicant = anEligibleApplicant();
        ((ObjectNode) applicant.get("holder")).put("name", name);
        register("partner", anOpenBatch(), applicant)
                .statusCode(400)
                .body("violations.field", contains("application.holder.name"));
    }

    @Test
    void a_name_is_stored_in_one_form() {
        var applicant = anEligibleApplicant();
        ((ObjectNode) applicant.get("holder")).put("name", " Jose\u0301\u3000Li ");
        register("partner", anOpenBatch(), applicant).statusCode(201).body("holder.name", equalTo("J*****i"));
    }

    @Test
    void a_control_character_in_any_text_is_refused() {
        as("partner")
                .body("{\"batchId\": null, \"application\": {\"x\\u0001\": \"y\"}}")
                .header("Idempotency-Key", "control")
                .post("/v1/registration-drafts")
                .then()
                .statusCode(400)
                .body("violations.field", contains("application"))
                .body("violations.message", contains(startsWith("含有控制字符")));
        as("partner")
                .body("{\"batchId\": null, \"application\": {\"facts\": {\"claims\": [{\"x\": \"\\ud800\"}]}}}")
                .header("Idempotency-Key", "half")
                .post("/v1/registration-drafts")
                .then()
                .statusCode(400)
                .body("violations.field", contains("application.facts.claims[0].x"));
        as("registrar").get("/v1/registrations?hindered=%01").then().statusCode(400);
        as("registrar").get("/v1/registrations/%1b").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "zh, zh-CN, 缺少，必须填写",
        "en, en, is missing",
        "'fr,en;q=0.5', en, is missing",
        "fr, zh-CN, 缺少，必须填写",
        "';;;', zh-CN, 缺少，必须填写"
    })
    void violations_are_in_the_language_of_the_caller(String accept, String language, String message) {
        once("partner")
                .header("Accept-Language", accept)
                .body(Map.of())
                .post("/v1/registrations")
                .then()
                .statusCode(400)
                .header("Content-Language", language)
                .header("Vary", equalToIgnoringCase("Accept-Language"))
                .body("violations.message", hasItem(message));
    }

    @Test
    void all_violations_of_a_request_are_named_at_once() {
        var applicant = anEligibleApplicant();
        ((ObjectNode) applicant.get("holder")).put("name", "").put("identityNumber", "990000199503140010");
        applicant.put("level", 6);
        once("partner")
                .header("Accept-Language", "en")
                .body(registration(anOpenBatch(), applicant))
                .post("/v1/registrations")
                .then()
                .statusCode(400)
                .body(
                        "violations.field",
                        hasItems("application.holder.name", "application.holder.identityNumber", "application.level"))
                .body("violations.message", hasItems("has a wrong check character", "must be 5 or less"));
    }

    @Test
    void a_stored_decision_and_a_history_are_in_the_language_of_the_caller() {
        var id = register("partner", anOpenBatch(), anApplicantADayShort())
                .statusCode(201)
                .body("eligibility.findings.notLowerThanHeld.message", equalTo("未持有高于4级的证书"))
                .extract()
                .<String>path("id");
        var path = "/v1/registrations/" + id;
        inEnglish(path)
                .body("eligibility.findings.routes[0].findings[0].message", containsString("is not"))
                .body("eligibility.findings.routes[0].findings[0].rule", startsWith("REG-"));
        inEnglish(path + "/decisions").body("[0].decision.findings.notLowerThanHeld.message", containsString("held"));
        change("registrar", id, "rejection", 0).statusCode(200);
        inEnglish(path + "/history").body("to", contains("UNDER_REVIEW", "INELIGIBLE"));
    }

    private static ValidatableResponse inEnglish(String path) {
        return as("partner")
                .header("Accept-Language", "en")
                .get(path)
                .then()
                .statusCode(200)
                .header("Content-Language", "en")
                .header("Vary", equalToIgnoringCase("Accept-Language"));
    }

    @ParameterizedTest
    @CsvSource({
        "statuss=APPROVED, statuss, is not a known parameter; known are",
        "status=approved, status, must be one of",
        "limit=１, limit, must be a whole number",
        "batchId=x, batchId, is not a UUID",
        "registeredFrom=2025-02-30, registeredFrom, there is no such day"
    })
    void a_query_parameter_that_is_unknown_or_wrong_is_named(String query, String field, String message) {
        as("registrar")
                .header("Accept-Language", "en")
                .get("/v1/registrations?" + query)
                .then()
                .statusCode(400)
                .body("type", equalTo(INVALID))
                .body("violations.field", contains(field))
                .body("violations.message", contains(startsWith(message)));
    }

    @ParameterizedTest
    @CsvSource({"*, 200", "'\"7\", \"0\"', 200", "'\"7\",\"8\"', 412", "'W/\"0\"', 412", "0, 400"})
    void If_Match_may_name_several_versions_or_any(String ifMatch, int status) {
        var id = register("partner", anOpenBatch(), anEligibleApplicant())
                .statusCode(201)
                .extract()
                .<String>path("id");
        as("registrar")
                .header("If-Match", ifMatch)
                .post("/v1/registrations/" + id + "/approval")
                .then()
                .statusCode(status);
    }

    /** Two resources share the beginning of this path, and the framework finds the path of neither. */
    @Test
    void a_method_is_not_supported_also_where_resources_share_a_part_of_the_path() {
        as("registrar")
                .delete("/v1/registrations/" + UUID.randomUUID() + "/approval")
                .then()
                .statusCode(405)
                .header("Allow", "OPTIONS, POST");
        as("registrar").get("/v1/access-requests/own").then().statusCode(405).header("Allow", "OPTIONS, POST");
        as("registrar").delete("/v1/registrations/x/y/z").then().statusCode(404);
    }

    @Test
    void options_are_the_methods_of_the_path() {
        as("registrar").options("/v1/registrations").then().statusCode(204).header("Allow", "GET, HEAD, OPTIONS, POST");
        as("registrar").options("/v1/nothing").then().statusCode(404);
    }

    @Test
    void a_method_or_type_that_is_not_supported_is_named() {
        as("registrar")
                .header("Accept-Language", "en")
                .delete("/v1/registrations")
                .then()
                .statusCode(405)
                .header("Allow", "GET, HEAD, OPTIONS, POST")
                .body("detail", containsString("does not support this method"));
        as("partner")
                .header("Accept-Language", "en")
                .contentType("text/plain")
                .body("x")
                .post("/v1/registrations")
                .then()
                .statusCode(415)
                .body("detail", containsString("Content-Type"));
    }
}
