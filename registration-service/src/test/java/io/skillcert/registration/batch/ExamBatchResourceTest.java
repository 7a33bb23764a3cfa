package io.skillcert.registration.batch;

import static io.restassured.RestAssured.given;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.of;
import static io.skillcert.localstack.testing.Callers.once;
import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
import static io.skillcert.registration.RegistrationScenario.batch;
import static io.skillcert.registration.RegistrationScenario.change;
import static io.skillcert.registration.RegistrationScenario.clockAt;
import static io.skillcert.registration.RegistrationScenario.confirmed;
import static io.skillcert.registration.RegistrationScenario.register;
import static io.skillcert.registration.RegistrationScenario.registration;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.registration.ExamService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class ExamBatchResourceTest {

    @Test
    void only_registrars_see_a_draft_until_it_is_announced() {
        var id = anOpenBatch(batch().put("draft", true));
        given().get("/v1/exam-batches/" + id).then().statusCode(404);
        as("partner").get("/v1/exam-batches/" + id).then().statusCode(404);
        as("registrar").get("/v1/exam-batches/" + id).then().body("status", equalTo("DRAFT"));
        register("partner", id, anEligibleApplicant())
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:registration-closed"));
        as("registrar").post("/v1/exam-batches/" + id + "/announcement").then().statusCode(428);
        of("registrar", 7)
                .post("/v1/exam-batches/" + id + "/announcement")
                .then()
                .statusCode(412);
        of("registrar", 0)
                .post("/v1/exam-batches/" + id + "/announcement")
                .then()
                .statusCode(200);
        given().get("/v1/exam-batches/" + id).then().statusCode(200).body("status", equalTo("ANNOUNCED"));
        register("partner", id, anEligibleApplicant()).statusCode(201);
    }

    @Test
    void a_notice_shows_fees_and_free_places() {
        var id = anOpenBatch(withSite(batch(), 2));
        given().get("/v1/exam-batches/" + id)
                .then()
                .body("notice", equalTo("Bring the ticket."))
                .body("fees[0].amount", equalTo("100.00"))
                .body("sites[0].places[0].free", equalTo(2));
        register("partner", id, anEligibleApplicant()).statusCode(201).body("fee", equalTo("360.00"));
        given().get("/v1/exam-batches/" + id).then().body("sites[0].places[0].free", equalTo(1));
    }

    @Test
    void of_a_hundred_concurrent_registrations_ten_get_the_last_ten_places() throws Exception {
        var id = anOpenBatch(withSite(batch(), 10));
        var applications = IntStream.range(0, 100)
                .mapToObj(i -> registration(id, anEligibleApplicant()).toString())
                .toList();
        var callers = Executors.newFixedThreadPool(100);
        var answers = callers.invokeAll(applications.stream()
                .<Callable<Integer>>map(body -> () ->
                        once("partner").body(body).post("/v1/registrations").statusCode())
                .toList());
        callers.shutdown();
        int registered = 0;
        for (var answer : answers) {
            assertEquals(true, answer.get() == 201 || answer.get() == 409, "answered " + answer.get());
            registered += answer.get() == 201 ? 1 : 0;
        }
        assertEquals(10, registered);
        given().get("/v1/exam-batches/" + id).then().body("sites[0].places.free", not(hasItem(not(0))));
    }

    @Test
    void a_released_place_is_free_again_and_a_full_site_is_replaced_by_another() {
        var plan = withSite(batch(), 1);
        var second = plan.withArray("sites").get(0).deepCopy();
        ((ObjectNode) second).put("name", "Site 2");
        plan.withArray("sites").add(second);
        var id = anOpenBatch(plan);
        var first = register("partner", id, anEligibleApplicant())
                .statusCode(201)
                .extract()
                .<String>path("id");
        register("partner", id, anEligibleApplicant()).statusCode(201);
        register("partner", id, anEligibleApplicant())
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:site-full"));
        change("partner", first, "withdrawal", 0).statusCode(200);
        register("partner", id, anEligibleApplicant()).statusCode(201);
    }

    @Test
    void REG_10_a_place_whose_registration_lapses_is_free_again() {
        var id = anOpenBatch(withSite(batch(), 1));
        register("partner", id, anEligibleApplicant()).statusCode(201);
        clockAt("2025-07-14");
        given().get("/v1/exam-batches/" + id).then().body("sites[0].places[0].free", equalTo(1));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({"examFrom, 2025-07-27", "examTo, 2025-07-28", "registrationTo, 2025-07-09", "reviewTo, 2025-07-12"})
    void fields_that_registrations_depend_on_can_not_be_changed(String field, String value) {
        var plan = withSite(batch(), 5);
        var id = anOpenBatch(plan);
        var version = version(id);
        register("partner", id, anEligibleApplicant()).statusCode(201);
        of("registrar", version)
                .body(plan.deepCopy().put(field, value))
                .put("/v1/exam-batches/" + id)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:batch-relied-on"))
                .body("detail", containsString(field));
        assertEquals(version, version(id));
    }

    @Test
    void places_can_be_added_but_not_reduced_below_those_taken() {
        var plan = withSite(batch(), 5);
        var id = anOpenBatch(plan);
        register("partner", id, anEligibleApplicant()).statusCode(201);
        var more = withSite(batch(), 7).put("notice", "Another.").put("reviewTo", "2025-07-14");
        of("registrar", version(id))
                .body(more)
                .put("/v1/exam-batches/" + id)
                .then()
                .statusCode(200)
                .body("sites[0].places[0].free", equalTo(6));
        register("partner", id, anEligibleApplicant()).statusCode(201);
        of("registrar", version(id))
                .body(withSite(batch(), 1).put("reviewTo", "2025-07-14"))
                .put("/v1/exam-batches/" + id)
                .then()
                .statusCode(409)
                .body("detail", containsString("Site 1已占用2个名额"));
        of("registrar", version(id))
                .body(batch().put("reviewTo", "2025-07-14"))
                .put("/v1/exam-batches/" + id)
                .then()
                .statusCode(409);
    }

    @Test
    void a_level_with_registrations_gets_no_further_subject_at_a_site() {
        var plan = withSite(batch(), 5);
        var id = anOpenBatch(plan);
        register("partner", id, anEligibleApplicant()).statusCode(201);
        var more = plan.deepCopy();
        ((ArrayNode) more.at("/sites/0/places"))
                .addObject()
                .put("level", 4)
                .put("subject", "COMPREHENSIVE_REVIEW")
                .put("places", 5);
        of("registrar", version(id))
                .body(more)
                .put("/v1/exam-batches/" + id)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:batch-relied-on"));
    }

    @Test
    void a_site_of_another_batch_is_a_violation() {
        var other = anOpenBatch(withSite(batch(), 5));
        var site = given().get("/v1/exam-batches/" + other).then().extract().<String>path("sites[0].id");
        register(
                        "partner",
                        anOpenBatch(withSite(batch(), 5)),
                        anEligibleApplicant().put("siteId", site))
                .statusCode(400)
                .body("violations.field", contains("application.siteId"));
        register("partner", other, anEligibleApplicant().put("siteId", site)).statusCode(201);
    }

    @Test
    void every_field_of_a_batch_without_registrations_can_be_changed() {
        var id = anOpenBatch(withSite(batch(), 5));
        of("registrar", version(id))
                .body(batch().put("examTo", "2025-07-28"))
                .put("/v1/exam-batches/" + id)
                .then()
                .statusCode(200)
                .body("periods.examTo", equalTo("2025-07-28"))
                .body("sites.size()", equalTo(0))
                .body("fees.size()", equalTo(0));
    }

    @Test
    void cancelling_a_batch_cancels_its_registrations() {
        var id = anOpenBatch(withSite(batch(), 5));
        var paid = confirmed(id, anEligibleApplicant());
        var open = register("partner", id, anEligibleApplicant()).extract().<String>path("id");
        cancellation("registrar", id, "").statusCode(200).body("status", equalTo("ANNOUNCED"));
        given().get("/v1/exam-batches/" + id).then().body("cancellation", nullValue());
        cancellation("registrar", id, "/confirmation")
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:other-registrar-needed"));
        cancellation("registrar.2", id, "/confirmation").statusCode(200).body("status", equalTo("CANCELLED"));
        clockAt("2025-07-04");
        as("partner").get("/v1/registrations/" + paid).then().body("status", equalTo("CANCELLED"));
        as("partner").get("/v1/registrations/" + open).then().body("status", equalTo("CANCELLED"));
        given().get("/v1/exam-batches/" + id).then().body("sites[0].places[0].free", equalTo(5));
        of("registrar", version(id))
                .body(batch())
                .put("/v1/exam-batches/" + id)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:batch-cancelled"));
    }

    @Test
    void a_request_to_cancel_a_batch_can_be_withdrawn() {
        var id = anOpenBatch();
        cancellation("registrar", id, "").statusCode(200).body("cancellation.reason", equalTo("the site has no power"));
        cancellation("registrar.2", id, "/withdrawal").statusCode(200).body("cancellation", nullValue());
        cancellation("registrar.2", id, "/confirmation")
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:no-cancellation-requested"));
    }

    @Test
    void a_batch_whose_exam_has_begun_or_that_has_seats_can_not_be_cancelled() throws Exception {
        var id = anOpenBatch();
        var seated = confirmed(id, anEligibleApplicant());
        cancellation("registrar", id, "").statusCode(200);
        ExamService.send("seats-assigned.v1", ExamService.golden("seats-assigned.v1", seated));
        awaitExam(seated, "exam.seats");
        cancellationRefused(id);
        var published = anOpenBatch();
        var examined = confirmed(published, anEligibleApplicant());
        cancellation("registrar", published, "").statusCode(200);
        ExamService.send("result-published.v1", ExamService.golden("result-published.v1", examined));
        awaitExam(examined, "exam.outcome");
        cancellationRefused(published);
        var begun = anOpenBatch();
        cancellation("registrar", begun, "").statusCode(200);
        clockAt("2025-07-26");
        cancellationRefused(begun);
        var other = anOpenBatch();
        clockAt("2025-07-26");
        cancellation("registrar", other, "")
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:batch-examined"));
        for (var kept : List.of(seated, examined)) {
            as("partner").get("/v1/registrations/" + kept).then().body("status", equalTo("CONFIRMED"));
        }
    }

    private static void cancellationRefused(String batch) {
        cancellation("registrar.2", batch, "/confirmation")
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:batch-examined"));
    }

    /** Waits until exam-service's event has arrived. */
    private static void awaitExam(String registration, String field) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> as("auditor")
                                .get("/v1/registrations/" + registration)
                                .then()
                                .extract()
                                .path(field)
                        != null);
    }

    private static ValidatableResponse cancellation(String registrar, String batch, String step) {
        return of(registrar, version(batch))
                .body(Map.of("reason", "the site has no power"))
                .post("/v1/exam-batches/" + batch + "/cancellation" + step)
                .then();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "fees[1], {\"level\": 4; \"subject\": \"THEORETICAL_KNOWLEDGE\"; \"amount\": \"1.00\"}",
        "fees[1].amount, {\"level\": 3; \"subject\": \"THEORETICAL_KNOWLEDGE\"; \"amount\": \"1.001\"}",
        "fees[1].amount, {\"level\": 3; \"subject\": \"THEORETICAL_KNOWLEDGE\"; \"amount\": 1}",
        "fees[1].amount, {\"level\": 3; \"subject\": \"THEORETICAL_KNOWLEDGE\"; \"amount\": \"-1.00\"}"
    })
    void an_invalid_fee_is_a_violation(String field, String fee) {
        var plan = batch().toString();
        var right = "{\"level\": 4, \"subject\": \"THEORETICAL_KNOWLEDGE\", \"amount\": \"1.00\"}";
        once("registrar")
                .body(plan.substring(0, plan.length() - 1) + ", \"fees\": [" + right + ", " + fee.replace(';', ',')
                        + "]}")
                .post("/v1/exam-batches")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem(field));
    }

    private static int version(String id) {
        return as("registrar").get("/v1/exam-batches/" + id).then().extract().path("version");
    }

    /** Level 4 costs 360.00 and is held at one site. */
    private static ObjectNode withSite(ObjectNode plan, int places) {
        plan.put("notice", "Bring the ticket.");
        var fees = plan.putArray("fees");
        fees.addObject().put("level", 4).put("subject", "THEORETICAL_KNOWLEDGE").put("amount", "100.00");
        fees.addObject().put("level", 4).put("subject", "OPERATIONAL_SKILLS").put("amount", "260.00");
        var site = plan.putArray("sites").addObject().put("name", "Site 1").put("address", "Futian");
        var rows = site.putArray("places");
        rows.addObject().put("level", 4).put("subject", "THEORETICAL_KNOWLEDGE").put("places", places);
        rows.addObject().put("level", 4).put("subject", "OPERATIONAL_SKILLS").put("places", places);
        return plan;
    }
}
