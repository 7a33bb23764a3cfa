package io.skillcert.registration.retention;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.registration.RegistrationScenario.aCandidate;
import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
import static io.skillcert.registration.RegistrationScenario.bind;
import static io.skillcert.registration.RegistrationScenario.change;
import static io.skillcert.registration.RegistrationScenario.clockAt;
import static io.skillcert.registration.RegistrationScenario.confirmed;
import static io.skillcert.registration.RegistrationScenario.register;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A withdrawal of consent is recorded, and the person is forgotten as soon as the law allows to. */
@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class ConsentWithdrawalTest {

    @Inject
    DataSource database;

    @Test
    void a_person_without_an_exam_is_forgotten_at_once_when_nothing_is_under_way() throws Exception {
        var id = register("partner", anOpenBatch(), anEligibleApplicant())
                .statusCode(201)
                .extract()
                .<String>path("id");
        var candidate = aCandidate();
        bind(candidate, "registrar", id);
        var first = own(candidate).body("state", equalTo("KEPT")).extract();
        own(candidate).body("id", equalTo(first.<String>path("id"))).body("state", equalTo("KEPT"));
        change("partner", id, "withdrawal", versionOf(id)).statusCode(200);
        own(candidate).body("id", equalTo(first.<String>path("id"))).body("state", equalTo("ERASED"));
        holder(id).body("holder", nullValue());
        as(candidate)
                .post("/v1/consent-withdrawals/own")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:account-not-bound"));
        assertEquals(
                List.of("erased"),
                Rows.texts(
                        database, "select recorded_by from consent_withdrawal where id = '" + first.path("id") + "'"));
    }

    @Test
    void the_record_of_an_exam_is_kept_for_five_years() {
        var id = confirmed(anOpenBatch(), anEligibleApplicant());
        clockAt("2025-08-01");
        as("registrar")
                .body(Map.of("registrationId", id, "reason", "letter of 1 August"))
                .post("/v1/consent-withdrawals")
                .then()
                .statusCode(200)
                .body("state", equalTo("KEPT"));
        clockAt("2030-07-27");
        holder(id).body("holder", notNullValue());
        clockAt("2030-07-28");
        holder(id).body("holder", nullValue()).body("status", equalTo("CONFIRMED"));
    }

    @Test
    void a_registration_is_a_new_consent() {
        var applicant = anEligibleApplicant();
        var earlier = anOpenBatch();
        var later = anOpenBatch();
        var id = register("partner", earlier, applicant).extract().<String>path("id");
        handedIn(id).body("state", equalTo("KEPT"));
        clockAt("2025-07-04");
        var other =
                register("partner", later, applicant).statusCode(201).extract().<String>path("id");
        change("partner", id, "withdrawal", versionOf(id)).statusCode(200);
        change("partner", other, "withdrawal", versionOf(other)).statusCode(200);
        clockAt("2025-07-05");
        holder(other).body("holder", notNullValue());
        handedIn(other).body("state", equalTo("ERASED"));
    }

    @Test
    void a_withdrawal_for_an_unknown_registration_is_refused() {
        as("registrar")
                .body(Map.of("registrationId", UUID.randomUUID(), "reason", "letter"))
                .post("/v1/consent-withdrawals")
                .then()
                .statusCode(404);
    }

    private static ValidatableResponse handedIn(String registration) {
        return as("registrar")
                .body(Map.of("registrationId", registration, "reason", "letter"))
                .post("/v1/consent-withdrawals")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse own(String candidate) {
        return as(candidate).post("/v1/consent-withdrawals/own").then().statusCode(200);
    }

    private static ValidatableResponse holder(String registration) {
        return as("registrar").get("/v1/registrations/" + registration).then().statusCode(200);
    }

    private static int versionOf(String registration) {
        return holder(registration).extract().path("version");
    }
}
