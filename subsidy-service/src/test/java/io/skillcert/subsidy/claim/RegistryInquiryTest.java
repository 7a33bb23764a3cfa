package io.skillcert.subsidy.claim;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.of;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.skillcert.job.JobRunner;
import io.skillcert.localstack.testing.LocalStackResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registries: their answers decide claims, and a missing answer causes no refusal. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "subsidy"))
class RegistryInquiryTest extends ClaimFixture {

    private static final List<String> REGISTRIES =
            List.of("household", "social-insurance", "unemployment", "graduates");

    @Inject
    JobRunner jobs;

    @AfterEach
    void allRegistriesAnswer() {
        REGISTRIES.forEach(registry -> behave(registry, "ANSWERS"));
    }

    @Test
    void SUB_02_the_answer_of_a_registry_decides_the_claim() throws Exception {
        REGISTRIES.forEach(registry -> enter(registry, registry.equals("unemployment")));
        var id = claimed();
        awaitAnswers(id, 4);
        act("subsidy-officer", id, "decision").body("status", equalTo("GRANTED"));
    }

    @Test
    void SUB_02_a_claim_is_refused_if_four_registries_deny_its_bases() throws Exception {
        REGISTRIES.forEach(registry -> enter(registry, false));
        var id = claimed();
        awaitAnswers(id, 4);
        act("subsidy-officer", id, "decision").body("status", equalTo("REFUSED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SILENT", "SLOW", "WRONG"})
    void SUB_02_a_failing_registry_refers_the_claim_and_its_later_answer_returns_it_to_review(String mode)
            throws Exception {
        REGISTRIES.forEach(registry -> enter(registry, registry.equals("household")));
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
                jobs.runAll();
            }
            return status.equals("UNDER_REVIEW");
        });
        act("subsidy-officer", id, "decision").body("status", equalTo("GRANTED"));
    }

    @Test
    void a_decided_claim_sends_no_further_inquiries() throws Exception {
        var id = granted(4);
        of("subsidy-officer", versionOf(id))
                .post("/v1/claims/" + id + "/inquiries")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:no-decision-awaited"));
        jobs.runAll();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> inquiries(id).extract().<List<Object>>path("inquiries.nextAt").stream()
                        .allMatch(Objects::isNull));
    }

    private String claimed() throws Exception {
        return claim(certified(4)).statusCode(201).extract().path("id");
    }

    /** Runs the job at once, again as long as inquiries are not due yet. */
    private void awaitAnswers(String id, int answers) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            jobs.runAll();
            var answeredAt =
                    inquiries(id).body("inquiries", hasSize(4)).extract().<List<Object>>path("inquiries.answeredAt");
            return answeredAt.stream().filter(Objects::nonNull).count() == answers;
        });
    }

    private static ValidatableResponse inquiries(String id) {
        return as("subsidy-officer")
                .get("/v1/claims/" + id + "/inquiries")
                .then()
                .statusCode(200);
    }

    private void enter(String registry, boolean holds) {
        put(registry + "/people/" + passport, Map.of("holds", holds));
    }

    private static void behave(String registry, String mode) {
        put(registry + "/mode", Map.of("mode", mode));
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
