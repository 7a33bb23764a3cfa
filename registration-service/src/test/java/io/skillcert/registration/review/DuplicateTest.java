package io.skillcert.registration.review;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.of;
import static io.skillcert.registration.RegistrationScenario.aCandidate;
import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
import static io.skillcert.registration.RegistrationScenario.bind;
import static io.skillcert.registration.RegistrationScenario.change;
import static io.skillcert.registration.RegistrationScenario.confirmed;
import static io.skillcert.registration.RegistrationScenario.register;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody keeps a person out by registering in the person's name, and nobody reviews an own registration. */
@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class DuplicateTest {

    @Inject
    DataSource database;

    private String batch;
    private ObjectNode person;

    @BeforeEach
    void aPerson() {
        batch = anOpenBatch();
        person = anEligibleApplicant();
    }

    @Test
    void the_bound_holder_displaces_a_stranger_after_a_review() {
        var first = register("partner", anOpenBatch(), person).extract().<String>path("id");
        var holder = aCandidate();
        bind(holder, "registrar", first);
        var stranger = aCandidate();
        var occupied =
                register(stranger, batch, person).statusCode(201).extract().<String>path("id");
        change("registrar", occupied, "approval", 0).statusCode(200);
        var own = register(holder, batch, person)
                .statusCode(201)
                .body("identification.possibleDuplicate", equalTo(true))
                .extract()
                .<String>path("id");
        change("registrar", own, "approval", 0)
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:possible-duplicate"));
        resolve("registrar", own, "THIS", 0)
                .statusCode(200)
                .body("status", equalTo("UNDER_REVIEW"))
                .body("identification.possibleDuplicate", equalTo(false));
        as(stranger).get("/v1/registrations/" + occupied).then().body("status", equalTo("CANCELLED"));
        change("registrar", own, "approval", 1).statusCode(200).body("status", equalTo("APPROVED"));
    }

    @Test
    void a_possible_duplicate_is_rejected_if_the_other_registration_counts() {
        var paid = confirmed(batch, person);
        var stranger = aCandidate();
        var id = register(stranger, batch, person).statusCode(201).extract().<String>path("id");
        resolve("registrar", id, "OTHER", 0).statusCode(200).body("status", equalTo("INELIGIBLE"));
        as("partner").get("/v1/registrations/" + paid).then().body("status", equalTo("CONFIRMED"));
        resolve("registrar", id, "THIS", 1)
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:not-a-duplicate"));
    }

    @Test
    void a_partner_is_not_kept_out_by_an_account_of_which_nothing_is_verified() {
        register(aCandidate(), batch, person).statusCode(201);
        register("partner", batch, person).statusCode(201);
        register("partner.2", anOpenBatch(), person).statusCode(201);
    }

    @Test
    void whoever_registered_a_person_may_not_review_whatever_roles_the_token_has() throws SQLException {
        var id = register("partner+registrar", batch, person)
                .statusCode(201)
                .extract()
                .<String>path("id");
        for (var act : new String[] {"approval", "rejection"}) {
            change("partner+registrar", id, act, 0)
                    .statusCode(409)
                    .body("type", equalTo("urn:skillcert:problem:own-registration"));
        }
        var refused = assertThrows(
                SQLException.class,
                () -> Rows.change(
                        database,
                        "update registration set status = 'APPROVED', approved_by = registered_by where id = '" + id
                                + "'"));
        assertTrue(refused.getMessage().contains("registration_approved_by_another"), refused.getMessage());
        change("registrar", id, "approval", 0).statusCode(200);
    }

    private static ValidatableResponse resolve(String client, String id, String keep, int version) {
        return of(client, version)
                .body(Map.of("keep", keep, "reason", "compared with the identity card"))
                .post("/v1/registrations/" + id + "/duplicate-resolution")
                .then();
    }
}
