package io.skillcert.registration.draft;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.of;
import static io.skillcert.localstack.testing.Callers.once;
import static io.skillcert.registration.RegistrationScenario.COMMITMENT;
import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
import static io.skillcert.registration.RegistrationScenario.clockAt;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.document.Files;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class DraftResourceTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    DataSource database;

    @Test
    void an_incomplete_draft_is_stored_and_shows_what_is_missing() {
        var id = begun("{}");
        as("candidate")
                .get("/v1/registration-drafts/" + id)
                .then()
                .statusCode(200)
                .body("open.field", hasItems("batchId", "application.level", "application.holder", "application.facts"))
                .body("open.message", everyItem(not(blankOrNullString())));
        of("candidate", 0)
                .body("{\"application\": {\"level\": 4}}")
                .put("/v1/registration-drafts/" + id)
                .then()
                .statusCode(200)
                .body("application.level", equalTo(4));
        of("candidate", 0)
                .body("{}")
                .put("/v1/registration-drafts/" + id)
                .then()
                .statusCode(412);
        submit(id).statusCode(400).body("violations.field", hasItem("application.holder"));
    }

    @Test
    void malformed_fields_of_a_draft_are_refused() {
        once("candidate")
                .body("{\"application\": {\"level\": \"four\"}}")
                .post("/v1/registration-drafts")
                .then()
                .statusCode(400)
                .body("violations.field", contains("application.level"));
        once("candidate")
                .body("{\"application\": {\"levle\": 4}}")
                .post("/v1/registration-drafts")
                .then()
                .statusCode(400)
                .body("violations.field", contains("application.levle"));
    }

    @Test
    void REG_08_the_checklist_follows_the_route_and_the_uploads() throws Exception {
        clockAt("2025-07-03");
        var id = begun(draft(null, anEligibleApplicant()));
        as("candidate")
                .get("/v1/registration-drafts/" + id + "/checklist")
                .then()
                .statusCode(200)
                .body("route", equalTo("L4-1"))
                .body("met", equalTo(true))
                .body(
                        "missing",
                        contains(
                                "APPLICATION_FORM",
                                "IDENTITY",
                                "PHOTO",
                                "EDUCATION",
                                "SOCIAL_INSURANCE",
                                "WORK_PROOF"));
        as("candidate")
                .contentType("image/jpeg")
                .body(Files.photo())
                .post("/v1/registrations/" + id + "/documents?code=PHOTO")
                .then()
                .statusCode(201);
        as("candidate")
                .get("/v1/registration-drafts/" + id + "/checklist?route=L4-2")
                .then()
                .body("met", equalTo(false))
                .body(
                        "missing",
                        contains(
                                "APPLICATION_FORM",
                                "IDENTITY",
                                "EDUCATION",
                                "SOCIAL_INSURANCE",
                                "WORK_PROOF",
                                "CERTIFICATE"));
        as("candidate")
                .get("/v1/registration-drafts/" + id + "/checklist?route=L9-9")
                .then()
                .statusCode(400)
                .body("violations.field", contains("route"));
    }

    @Test
    void a_submitted_draft_becomes_a_registration_with_its_documents_and_commitment() throws Exception {
        var id = begun(draft(anOpenBatch(), anEligibleApplicant()));
        as("candidate")
                .contentType("image/jpeg")
                .body(Files.photo())
                .post("/v1/registrations/" + id + "/documents?code=PHOTO")
                .then()
                .statusCode(201);
        once("candidate")
                .body(Map.of("commitment", "2001-01-01"))
                .post("/v1/registration-drafts/" + id + "/submission")
                .then()
                .statusCode(400)
                .body("violations.field", contains("commitment"));
        submit(id).statusCode(201).body("id", equalTo(id)).body("status", equalTo("UNDER_REVIEW"));
        as("candidate").get("/v1/registration-drafts/" + id).then().statusCode(404);
        as("candidate").get("/v1/registrations/" + id).then().statusCode(200);
        as("registrar").get("/v1/registrations/" + id + "/documents").then().body("code", contains("PHOTO"));
    }

    @Test
    void only_its_owner_sees_a_draft_and_it_is_stored_encrypted() throws Exception {
        var id = begun(draft(null, anEligibleApplicant()));
        as("candidate.2").get("/v1/registration-drafts/" + id).then().statusCode(404);
        as("candidate.2").delete("/v1/registration-drafts/" + id).then().statusCode(404);
        as("candidate.2").get("/v1/registration-drafts").then().body("items", empty());
        var kept = "select t::text from registration_draft t union all select t::text from idempotency_key t";
        assertFalse(Rows.texts(database, kept).stream().anyMatch(row -> row.contains("测试甲")));
    }

    @Test
    void a_draft_that_is_discarded_or_unchanged_for_half_a_year_is_deleted() {
        clockAt("2025-01-01");
        var left = begun("{}");
        var discarded = begun("{}");
        as("candidate").delete("/v1/registration-drafts/" + discarded).then().statusCode(204);
        as("candidate").get("/v1/registration-drafts/" + discarded).then().statusCode(404);
        clockAt("2025-06-29");
        as("candidate").get("/v1/registration-drafts/" + left).then().statusCode(200);
        clockAt("2025-07-02");
        as("candidate").get("/v1/registration-drafts/" + left).then().statusCode(404);
    }

    @Test
    void an_account_can_have_a_thousand_drafts_even_if_created_concurrently() throws Exception {
        Rows.change(
                database,
                """
                insert into registration_draft (id, version, owner, encrypted_content, changed_at)
                select gen_random_uuid(), 0, 'candidate.many', encrypted_content, changed_at
                from registration_draft, generate_series(1, 999) where id = '%s'"""
                        .formatted(begun("{}")));
        var callers = Executors.newFixedThreadPool(6);
        var answers = callers.invokeAll(Collections.nCopies(6, (Callable<Integer>) () -> once("candidate.many")
                .body("{}")
                .post("/v1/registration-drafts")
                .statusCode()));
        callers.shutdown();
        var begun = 0;
        for (var answer : answers) {
            begun += answer.get() == 201 ? 1 : 0;
        }
        assertEquals(1, begun);
        once("candidate.many")
                .body("{}")
                .post("/v1/registration-drafts")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:too-many-drafts"));
    }

    private static io.restassured.response.ValidatableResponse submit(String id) {
        return once("candidate")
                .body(Map.of("commitment", COMMITMENT))
                .post("/v1/registration-drafts/" + id + "/submission")
                .then();
    }

    private static String begun(String body) {
        return once("candidate")
                .body(body)
                .post("/v1/registration-drafts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String draft(String batch, JsonNode application) {
        ObjectNode draft = JSON.createObjectNode().put("batchId", batch);
        draft.set("application", application);
        return draft.toString();
    }
}
