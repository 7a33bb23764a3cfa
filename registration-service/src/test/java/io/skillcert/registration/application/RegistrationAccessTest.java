package io.skillcert.registration.application;

import static io.restassured.RestAssured.given;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
import static io.skillcert.registration.RegistrationScenario.change;
import static io.skillcert.registration.RegistrationScenario.register;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.server.Tokens;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class RegistrationAccessTest {

    @Inject
    DataSource database;

    private String batch;

    @BeforeEach
    void aBatch() {
        batch = anOpenBatch();
    }

    @Test
    void without_a_valid_token_only_public_data_is_readable() {
        given().get("/v1/registrations").then().statusCode(401).header("WWW-Authenticate", equalTo("Bearer"));
        given().auth()
                .oauth2("not.a.token")
                .get("/v1/registrations")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
        given().get("/v1/exam-batches").then().statusCode(200);
    }

    @Test
    void a_token_with_a_changed_signature_or_changed_claims_is_rejected_although_the_original_is_cached() {
        var parts = parts("partner");
        call(String.join(".", parts)).statusCode(200);
        call(String.join(".", parts)).statusCode(200);
        var signature = (parts[2].startsWith("A") ? "B" : "A") + parts[2].substring(1);
        call(String.join(".", parts[0], parts[1], signature)).statusCode(401);
        call(String.join(".", parts[0], parts("operator")[1], parts[2])).statusCode(401);
    }

    private static String[] parts(String client) {
        return Tokens.ofTestRun().of(client).split("\\.");
    }

    private static ValidatableResponse call(String token) {
        return given().auth().oauth2(token).get("/v1/registrations").then();
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource({
        "holder.identityNumber, 990000199005050012, application.holder.identityNumber",
        "holder.identityNumber, 12345, application.holder.identityNumber",
        "holder.name, '', application.holder.name",
        "facts.birthDate, 1990-05-06, application.facts.birthDate",
        "facts.birthDate, 2026-01-01, application.facts.birthDate",
        "facts.birthDate, 9999-12-31, application.facts.birthDate",
        "facts.birthDate, 1990-02-30, application.facts.birthDate"
    })
    void invalid_input_names_the_field_and_stores_nothing(String path, String value, String field) throws SQLException {
        var before = texts("select count(*)::text from person").get(0);
        var application = anEligibleApplicant();
        var parts = path.split("\\.");
        ((ObjectNode) application.get(parts[0])).put(parts[1], value);
        register("partner", batch, application)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", hasItem(field));
        assertEquals(before, texts("select count(*)::text from person").get(0));
    }

    @Test
    void personal_data_is_stored_encrypted_and_is_not_in_events() throws SQLException {
        var application = anEligibleApplicant();
        var number = application.get("holder").get("identityNumber").asText();
        register("partner", batch, application).statusCode(201);
        var dump = String.join(
                " ",
                texts("select t::text from registration t union all select t::text from person t union all select"
                        + " t::text from eligibility_decision t union all select payload from outbox union all"
                        + " select t::text from audit_entry t union all select t::text from idempotency_key t"));
        assertEquals(-1, dump.indexOf(number), "the number is stored in plain text");
        assertEquals(-1, dump.indexOf("测试甲"), "the name is stored in plain text");
    }

    @Test
    void the_history_names_the_role_that_admitted_each_call_of_a_caller_with_two_roles() {
        var id = register("auditor+partner", batch, anEligibleApplicant())
                .statusCode(201)
                .extract()
                .<String>path("id");
        change("partner+registrar", id, "approval", 0).statusCode(200);
        as("auditor")
                .get("/v1/registrations/" + id + "/history")
                .then()
                .statusCode(200)
                .body("byRole", contains("partner", "registrar"));
    }

    @Test
    void reads_of_a_registration_and_a_strangers_try_are_in_the_audit_log() {
        var id = register("candidate", batch, anEligibleApplicant()).extract().<String>path("id");
        as("registrar").get("/v1/registrations/" + id).then().statusCode(200);
        as("partner").get("/v1/registrations/" + id + "/history").then().statusCode(404);
        as("auditor")
                .get("/v1/audit-entries?subjectId=" + id)
                .then()
                .statusCode(200)
                .body("items.findAll { it.act == 'read-registration' }.actor", hasItem("registrar"))
                .body("items.find { it.act == 'read-history' }.actor", equalTo("partner"))
                .body("items.find { it.act == 'read-history' }.reason", equalTo("registration-not-found"));
        as("auditor").get("/v1/audit-entries/export").then().statusCode(200);
        as("registrar").get("/v1/audit-entries/export").then().statusCode(403);
    }

    @Test
    void the_audit_log_is_append_only() throws SQLException {
        register("partner", batch, anEligibleApplicant()).statusCode(201);
        for (var statement : List.of("delete from audit_entry", "update audit_entry set act = 'x'")) {
            org.junit.jupiter.api.Assertions.assertThrows(SQLException.class, () -> {
                try (var connection = database.getConnection();
                        var change = connection.createStatement()) {
                    change.execute(statement);
                }
            });
        }
    }

    @Test
    void a_list_is_paged_by_key() {
        for (int i = 0; i < 3; i++) {
            register("candidate", batch, anEligibleApplicant()).statusCode(201);
        }
        var next = as("candidate")
                .get("/v1/registrations?limit=2&batchId=" + batch)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(2))
                .body("next", not(nullValue()))
                .extract()
                .<String>path("next");
        as("candidate")
                .get("/v1/registrations?limit=2&batchId=" + batch + "&after=" + next)
                .then()
                .body("items.size()", equalTo(1))
                .body("next", nullValue());
        for (var query : List.of("limit=0", "limit=201", "limit=x", "status=GONE", "after=x")) {
            as("candidate")
                    .get("/v1/registrations?" + query)
                    .then()
                    .statusCode(400)
                    .body("violations.field", contains(query.split("=")[0]));
        }
    }

    private List<String> texts(String query) throws SQLException {
        return Rows.texts(database, query);
    }
}
