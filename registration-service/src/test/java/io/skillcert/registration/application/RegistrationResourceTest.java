package io.skillcert.registration.application;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.once;
import static io.skillcert.registration.RegistrationScenario.anApplicantADayShort;
import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
import static io.skillcert.registration.RegistrationScenario.change;
import static io.skillcert.registration.RegistrationScenario.clockAt;
import static io.skillcert.registration.RegistrationScenario.confirmed;
import static io.skillcert.registration.RegistrationScenario.register;
import static io.skillcert.registration.RegistrationScenario.registration;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class RegistrationResourceTest {

    @Inject
    DataSource database;

    private String batch;

    @BeforeEach
    void aBatch() {
        batch = anOpenBatch();
    }

    @Test
    void REG_10_a_registration_goes_from_submission_to_confirmation() throws SQLException {
        var id = register("partner", batch, anEligibleApplicant())
                .statusCode(201)
                .body("status", equalTo("UNDER_REVIEW"))
                .body("eligibility.eligible", equalTo(true))
                .body("eligibility.routes", contains("L4-1"))
                .body("holder.name", equalTo("测*甲"))
                .body("holder.identityNumber", startsWith("**************"))
                .extract()
                .<String>path("id");
        change("registrar", id, "approval", 0).statusCode(200).body("status", equalTo("APPROVED"));
        once("partner")
                .body(Map.of("reference", "invoice 1"))
                .post("/v1/registrations/" + id + "/sponsor-payment")
                .then()
                .statusCode(200)
                .body("status", equalTo("CONFIRMED"));
        assertEquals(
                List.of("register", "approve", "pay-as-sponsor"),
                texts("select act from audit_entry where subject_id = '" + id + "' order by id"));
    }

    @Test
    void an_ineligible_registration_has_reasons_and_is_rejected_by_a_registrar() {
        var id = register("partner", batch, anApplicantADayShort())
                .statusCode(201)
                .body("eligibility.eligible", equalTo(false))
                .body("eligibility.reasons", hasItem("REG-01"))
                .extract()
                .<String>path("id");
        change("registrar", id, "approval", 0)
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:not-eligible"));
        change("registrar", id, "rejection", 0).statusCode(200).body("status", equalTo("INELIGIBLE"));
        change("registrar", id, "approval", 1)
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:not-eligible"));
    }

    @Test
    void REG_10_candidates_register_within_the_registration_period_only() {
        clockAt("2025-07-11");
        register("partner", batch, anEligibleApplicant())
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:registration-closed"));
        clockAt("2025-07-10");
        register("partner", batch, anEligibleApplicant()).statusCode(201);
    }

    @Test
    void REG_10_an_unpaid_registration_lapses_when_the_review_period_ends() {
        var id = register("partner", batch, anEligibleApplicant()).extract().<String>path("id");
        clockAt("2025-07-13");
        as("partner").get("/v1/registrations/" + id).then().body("status", equalTo("UNDER_REVIEW"));
        clockAt("2025-07-14");
        as("partner").get("/v1/registrations/" + id).then().body("status", equalTo("LAPSED"));
    }

    @Test
    void a_registration_can_be_withdrawn_until_the_day_before_the_exam() {
        var first = confirmed(batch, anEligibleApplicant());
        var second = confirmed(batch, anEligibleApplicant());
        clockAt("2025-07-25");
        change("partner", first, "withdrawal", 2).statusCode(200).body("status", equalTo("CANCELLED"));
        clockAt("2025-07-26");
        change("partner", second, "withdrawal", 2)
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:exam-begun"));
    }

    @Test
    void REG_13_one_live_registration_per_person_level_and_batch() {
        var applicant = anEligibleApplicant();
        var id = register("partner", batch, applicant).statusCode(201).extract().<String>path("id");
        register("partner", batch, applicant)
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:duplicate-registration"))
                .body("detail", containsString(id));
        register("partner.2", batch, applicant).statusCode(409).body("detail", not(containsString(id)));
        change("partner", id, "withdrawal", 0).statusCode(200).body("status", equalTo("WITHDRAWN"));
        register("partner", batch, applicant).statusCode(201);
    }

    @Test
    void REG_13_holds_when_many_register_the_same_person_at_once() throws Exception {
        var request = registration(batch, anEligibleApplicant()).toString();
        var callers = Executors.newFixedThreadPool(8);
        var answers = callers.invokeAll(IntStream.range(0, 24)
                .<Callable<Integer>>mapToObj(i -> () ->
                        once("partner").body(request).post("/v1/registrations").statusCode())
                .toList());
        callers.shutdown();
        int created = 0;
        for (var answer : answers) {
            created += answer.get() == 201 ? 1 : 0;
        }
        assertEquals(1, created);
    }

    @Test
    void an_idempotency_key_has_one_effect_and_one_answer() {
        var key = UUID.randomUUID().toString();
        var request = registration(batch, anEligibleApplicant()).toString();
        var first = as("partner").header("Idempotency-Key", key).body(request).post("/v1/registrations");
        var second = as("partner").header("Idempotency-Key", key).body(request).post("/v1/registrations");
        assertEquals(201, second.statusCode());
        assertEquals(first.<String>path("id"), second.<String>path("id"));
        assertEquals("true", second.header("Idempotency-Replayed"));
        assertEquals(first.header("Location"), second.header("Location"));

        as("partner")
                .header("Idempotency-Key", key)
                .body(registration(batch, anEligibleApplicant()).toString())
                .post("/v1/registrations")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:skillcert:problem:idempotency-key-reused"));
        as("partner.2")
                .header("Idempotency-Key", key)
                .body(registration(batch, anEligibleApplicant()).toString())
                .post("/v1/registrations")
                .then()
                .statusCode(201);
    }

    @Test
    void a_change_needs_the_current_version() {
        var id = register("partner", batch, anEligibleApplicant()).extract().<String>path("id");
        as("registrar").post("/v1/registrations/" + id + "/approval").then().statusCode(428);
        change("registrar", id, "approval", 7).statusCode(412);
        change("registrar", id, "approval", 0).statusCode(200).header("ETag", equalTo("\"1\""));
    }

    @Test
    void a_registration_of_another_owner_is_not_found() {
        var id = register("partner", batch, anEligibleApplicant()).extract().<String>path("id");
        as("partner.2").get("/v1/registrations/" + id).then().statusCode(404);
        change("partner.2", id, "withdrawal", 0).statusCode(404);
        once("partner.2")
                .body(Map.of("reference", "x"))
                .post("/v1/registrations/" + id + "/sponsor-payment")
                .then()
                .statusCode(404);
        as("partner.2")
                .get("/v1/registrations?batchId=" + batch)
                .then()
                .statusCode(200)
                .body("items", empty());
        as("auditor").get("/v1/registrations/" + id).then().statusCode(200);
    }

    private List<String> texts(String query) throws SQLException {
        return Rows.texts(database, query);
    }
}
