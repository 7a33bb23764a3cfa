package io.skillcert.registration.retention;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.once;
import static io.skillcert.registration.RegistrationScenario.COMMITMENT;
import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
import static io.skillcert.registration.RegistrationScenario.batch;
import static io.skillcert.registration.RegistrationScenario.clockAt;
import static io.skillcert.registration.RegistrationScenario.register;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.document.Files;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import io.skillcert.registration.OverlappingTransactions;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The exam is over on 27 July 2025; ten years later the person is erased. */
@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class ErasePersonsTest {

    @Inject
    DataSource database;

    @Test
    void a_person_is_erased_when_the_retention_period_is_over_and_the_registration_is_kept() throws Exception {
        var applicant = anEligibleApplicant();
        var number = applicant.at("/holder/identityNumber").asText();
        var id = register("candidate", anOpenBatch(), applicant).extract().<String>path("id");
        as("candidate")
                .contentType("image/jpeg")
                .body(Files.photo())
                .post("/v1/registrations/" + id + "/documents?code=PHOTO")
                .then()
                .statusCode(201);
        found(number).body("items.id", contains(id));
        clockAt("2035-07-27");
        as("registrar").get("/v1/registrations/" + id).then().body("holder", notNullValue());
        clockAt("2035-07-28");
        as("registrar")
                .get("/v1/registrations/" + id)
                .then()
                .statusCode(200)
                .body("holder", nullValue())
                .body("status", equalTo("LAPSED"));
        found(number).body("items", empty());
        as("registrar").get("/v1/registrations/" + id + "/documents").then().body("", empty());
        assertEquals("{}", text("select facts::text from eligibility_decision where registration_id = '" + id + "'"));
        assertEquals(
                "1",
                text("select count(*)::text from audit_entry where act = 'register' and subject_id = '" + id + "'"));
        as("registrar").get("/v1/registration-searches/export").then().statusCode(200);
    }

    @Test
    void a_person_who_gets_a_later_exam_while_the_job_waits_is_not_erased() throws Exception {
        var batch = anOpenBatch();
        var id = register("candidate", batch, anEligibleApplicant()).extract().<String>path("id");
        OverlappingTransactions.whileUncommitted(
                database,
                "select id from person where id = (select person_id from registration where id = '" + id
                        + "') for update; update exam_batch set exam_to = '2030-01-01' where id = '" + batch + "'",
                "person",
                () -> {
                    clockAt("2035-07-28");
                    return null;
                });
        as("registrar").get("/v1/registrations/" + id).then().body("holder", notNullValue());
    }

    @Test
    void a_person_without_a_registration_is_erased() throws Exception {
        var plan = batch();
        plan.putArray("sites")
                .addObject()
                .put("name", "Site 1")
                .put("address", "Futian")
                .putArray("places")
                .addObject()
                .put("level", 4)
                .put("subject", "THEORETICAL_KNOWLEDGE")
                .put("places", 1);
        var cohort = Map.of(
                "batchId",
                anOpenBatch(plan),
                "commitment",
                COMMITMENT,
                "rows",
                List.of(anEligibleApplicant(), anEligibleApplicant()));
        once("partner")
                .body(cohort)
                .post("/v1/cohorts")
                .then()
                .statusCode(201)
                .body("rows.result", contains("REGISTERED", "NO_ROOM"));
        clockAt("2025-07-04");
        assertEquals(
                "0",
                text("select count(*)::text from person p where erased_on is null"
                        + " and not exists (select 1 from registration r where r.person_id = p.id)"
                        + " and not exists (select 1 from training_enrolment t where t.person_id = p.id)"));
    }

    private static ValidatableResponse found(String number) {
        return as("registrar")
                .body(Map.of("identityType", "RESIDENT_ID", "identityNumber", number))
                .post("/v1/registration-searches/by-holder")
                .then()
                .statusCode(200);
    }

    private String text(String query) throws SQLException {
        return Rows.texts(database, query).get(0);
    }
}
