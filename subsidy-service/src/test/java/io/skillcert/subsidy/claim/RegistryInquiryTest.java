package io.skillcert.subsidy.claim;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.of;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.LocalStackResource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The registers: what they answer counts, and their silence refuses nobody. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "subsidy"))
class RegistryInquiryTest extends ClaimFixture {

    private static final List<String> REGISTERS = List.of("household", "social-insurance", "unemployment", "graduates");

    @AfterEach
    void allAnswer() {
        REGISTERS.forEach(register -> behave(register, "ANSWERS"));
    }

    @Test
    void SUB_02_what_a_register_answers_decides_the_claim() throws Exception {
        REGISTERS.forEach(register -> enter(register, register.equals("unemployment")));
        var id = claimed();
        awaitAnswers(id, 4);
        act("subsidy-officer", id, "decision").body("status", equalTo("GRANTED"));
    }

    @Test
    void SUB_02_four_registers_that_say_no_refuse_it() throws Exception {
        REGISTERS.forEach(register -> enter(register, false));
        var id = claimed();
        awaitAnswers(id, 4);
        act("subsidy-officer", id, "decision").body("status", equalTo("REFUSED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SILENT", "SLOW", "WRONG"})
    void SUB_02_a_register_that_gives_no_answer_refers_the_claim_and_its_later_answer_brings_it_back(String mode)
            throws Exception {
        REGISTERS.forEach(register -> enter(register, register.equals("household")));
        behave("household", mode);
        var id = claimed();
        awaitAnswers(id, 3);
        inquiries(id)
                .body("inquiries.find { it.basis == 'HOUSEHOLD_REGISTRATION' }.answeredAt", nullValue())
                .body("inquiries.find { it.basis == 'HOUSEHOLD_REGISTRATION' }.nextAt", notNullValue());
        act("subsidy-officer", id, "decision").body("status", equalTo("REFERRED"));
        behave("household", "ANSWERS");
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            var status = read(id).extract().<String>path("status");
            if (status.equals("REFERRED")) {
                of("subsidy-officer", versionOf(id)).post("/v1/claims/" + id + "/inquiries");
            }
            return status.equals("UNDER_REVIEW");
        });
        act("subsidy-officer", id, "decision").body("status", equalTo("GRANTED"));
    }

    @Test
    void a_decided_claim_asks_no_register_any_more() throws Exception {
        var id = granted(4);
        of("subsidy-officer", versionOf(id))
                .post("/v1/claims/" + id + "/inquiries")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:no-decision-awaited"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> inquiries(id).extract().<List<Object>>path("inquiries.nextAt").stream()
                        .allMatch(java.util.Objects::isNull));
    }

    private String claimed() throws Exception {
        return claim(certified(4)).statusCode(201).extract().path("id");
    }

    private static void awaitAnswers(String id, int answers) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() ->
                        inquiries(id)
                                        .body("inquiries", hasSize(4))
                                        .extract()
                                        .<List<Object>>path("inquiries.answeredAt")
                                        .stream()
                                        .filter(java.util.Objects::nonNull)
                                        .count()
                                == answers);
        assertTrue(answers > 0);
    }

    private static ValidatableResponse inquiries(String id) {
        return as("subsidy-officer")
                .get("/v1/claims/" + id + "/inquiries")
                .then()
                .statusCode(200);
    }

    private void enter(String register, boolean holds) {
        put(register + "/people/" + passport, Map.of("holds", holds));
    }

    private static void behave(String register, String mode) {
        put(register + "/mode", Map.of("mode", mode));
    }

    private static void put(String path, Map<String, Object> body) {
        var household = ConfigProvider.getConfig().getValue("skillcert.registers.household", String.class);
        RestAssured.given()
                .contentType(ContentType.JSON)
                .body(body)
                .put(household.replace("household", path))
                .then()
                .statusCode(204);
    }
}
