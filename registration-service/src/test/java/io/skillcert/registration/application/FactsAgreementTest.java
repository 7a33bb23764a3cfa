package io.skillcert.registration.application;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.of;
import static io.skillcert.localstack.testing.Callers.once;
import static io.skillcert.registration.RegistrationScenario.anApplicantADayShort;
import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
import static io.skillcert.registration.RegistrationScenario.register;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.localstack.testing.LocalStackResource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** REG-14: facts agree with the identity document and with each other wherever they come in or change. */
@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class FactsAgreementTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void REG_14_a_resubmission_and_a_correction_of_facts_are_compared_with_the_identity_number() {
        var id = register("partner", anOpenBatch(), anApplicantADayShort())
                .statusCode(201)
                .extract()
                .<String>path("id");
        var facts = anEligibleApplicant().get("facts").deepCopy();
        ((ObjectNode) facts).put("birthDate", "1980-01-01");
        var correction = Map.of("facts", facts, "reason", "the certificate of birth");
        of("registrar", 0)
                .body(correction)
                .post("/v1/registrations/" + id + "/facts-correction")
                .then()
                .statusCode(400)
                .body("violations.field", contains("facts.birthDate"));
        of("registrar", 0)
                .body(Map.of("documents", List.of(), "reason", "wrong facts"))
                .post("/v1/registrations/" + id + "/return")
                .then()
                .statusCode(200);
        of("partner", 1)
                .body(Map.of("facts", facts))
                .post("/v1/registrations/" + id + "/resubmission")
                .then()
                .statusCode(400)
                .body("violations.field", contains("facts.birthDate"));
    }

    @Test
    void REG_14_a_draft_shows_a_birth_date_that_contradicts_the_identity_number() {
        var application = anEligibleApplicant();
        ((ObjectNode) application.get("facts")).put("birthDate", "1980-01-01");
        var draft = JSON.createObjectNode().put("batchId", anOpenBatch());
        draft.set("application", application);
        var id = once("candidate")
                .body(draft)
                .post("/v1/registration-drafts")
                .then()
                .statusCode(201)
                .body("open.field", hasItem("application.facts.birthDate"))
                .extract()
                .<String>path("id");
        as("candidate")
                .get("/v1/registration-drafts/" + id + "/checklist")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("application.facts.birthDate"));
    }

    @Test
    void REG_14_an_employment_begins_on_the_sixteenth_birthday_at_the_earliest() {
        var batch = anOpenBatch();
        var child = anEligibleApplicant();
        var birthday =
                LocalDate.parse(child.get("facts").get("birthDate").asText()).plusYears(16);
        employedFrom(child, birthday.minusDays(1).toString());
        register("partner", batch, child)
                .statusCode(400)
                .body("violations.field", contains("application.facts.employments[0].from"));
        employedFrom(child, birthday.toString());
        register("partner", batch, child).statusCode(201);
    }

    @Test
    void REG_14_the_stateless_check_takes_facts_as_stated() {
        var facts = anEligibleApplicant().get("facts").deepCopy();
        ((ObjectNode) facts.get("employments").get(0)).put("from", "1980-01-01");
        as("candidate")
                .body(Map.of("occupationCode", "4-04-05-05", "on", "2025-07-03", "candidate", facts))
                .post("/v1/eligibility-checks")
                .then()
                .statusCode(200);
    }

    @Test
    void REG_14_a_resident_number_is_refused_under_another_document_type() {
        var batch = anOpenBatch();
        for (var type : List.of("PASSPORT", "HMT_HOME_ID")) {
            var application = anEligibleApplicant();
            ((ObjectNode) application.get("holder")).put("identityType", type);
            register("partner", batch, application)
                    .statusCode(400)
                    .body("violations.field", contains("application.holder.identityNumber"));
        }
    }

    private static void employedFrom(ObjectNode application, String day) {
        ((ObjectNode) application.get("facts").get("employments").get(0)).put("from", day);
    }
}
