package io.skillcert.registration.training;

import static io.restassured.RestAssured.given;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.of;
import static io.skillcert.localstack.testing.Callers.once;
import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
import static io.skillcert.registration.RegistrationScenario.clockAt;
import static io.skillcert.registration.RegistrationScenario.register;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.testing.Broker;
import io.skillcert.localstack.testing.LocalStackResource;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class TrainingTest extends TrainingFixture {

    @BeforeEach
    void today() {
        clockAt("2025-07-03");
    }

    @ParameterizedTest(name = "level {0}: {1} alone, {2} in a group")
    @CsvSource({"5, 2200.00, 1760.00", "4, 2700.00, 2160.00", "3, 3000.00, 2400.00"})
    void a_group_of_three_pays_80_percent_and_of_two_does_not(int level, String alone, String inGroup)
            throws Exception {
        var course = course(founded(sample(0)), level);
        enrolled(course, 2).statusCode(201).body("enrolments.price", contains(alone, alone));
        enrolled(course, 3).statusCode(201).body("enrolments.price", everyItem(equalTo(inGroup)));
    }

    @Test
    void the_fee_is_that_of_the_day_of_enrolment() throws Exception {
        var institution = sample(0);
        var fees = (ArrayNode) institution.at("/courses/0/fees");
        fees.addObject().put("from", "2025-07-04").put("amount", "2300.00");
        var course = course(founded(institution), 5);
        enrolled(course, 1).body("enrolments.price", contains("2200.00"));
        clockAt("2025-07-04");
        enrolled(course, 1).body("enrolments.price", contains("2300.00"));
        clockAt("2025-05-31");
        enrolled(course, 1).statusCode(409).body("type", equalTo("urn:skillcert:problem:course-not-priced"));
    }

    @Test
    void REG_06_route_L5_1_accepts_a_completion_of_enough_hours_only() throws Exception {
        var course = course(founded(sample(0)), 5);
        var enough = anEligibleApplicant().put("level", 5);
        var fewer = anEligibleApplicant().put("level", 5);
        complete(course, enough, 60);
        complete(course, fewer, 59);
        var batch = anOpenBatch();
        register("partner", batch, withoutFacts(enough))
                .statusCode(201)
                .body("eligibility.eligible", equalTo(true))
                .body("eligibility.routes", contains("L5-1"));
        register("partner", batch, withoutFacts(fewer))
                .statusCode(201)
                .body("eligibility.eligible", equalTo(false))
                .body("eligibility.reasons", hasItem("REG-06"));
    }

    @Test
    void a_decision_stores_the_training_it_is_based_on_and_the_checklist_agrees() throws Exception {
        var applicant = anEligibleApplicant().put("level", 5);
        complete(course(founded(sample(0)), 5), applicant, 60);
        var id = register("partner", anOpenBatch(), withoutFacts(applicant))
                .statusCode(201)
                .extract()
                .<String>path("id");
        as("registrar")
                .get("/v1/registrations/" + id + "/decisions")
                .then()
                .statusCode(200)
                .body("[0].facts.trainings.standardHours", contains(60));
        as("partner")
                .get("/v1/registrations/" + id + "/checklist")
                .then()
                .statusCode(200)
                .body("route", equalTo("L5-1"))
                .body("met", equalTo(true));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"2025-07-02, 早于报名培训之日", "2025-07-04, 是将来的日期"})
    void a_completion_is_between_the_enrolment_and_today(String day, String wrong) throws Exception {
        var course = course(founded(sample(0)), 5);
        var id = enrolled(course, 1).statusCode(201).extract().<String>path("enrolments[0].id");
        completion(course, id, day, UUID.randomUUID().toString())
                .statusCode(400)
                .body("violations.field", contains("completedOn"))
                .body("violations.message", contains(wrong));
    }

    @Test
    void a_completion_belongs_to_its_course_and_has_a_unique_number() throws Exception {
        var course = course(founded(sample(0)), 5);
        var other = course(founded(sample(0)), 5);
        var enrolled = enrolled(course, 2).statusCode(201).extract().<List<String>>path("enrolments.id");
        var number = UUID.randomUUID().toString();
        completion(other, enrolled.get(0), "2025-07-03", number).statusCode(404);
        completion(course, enrolled.get(0), "2025-07-03", number).statusCode(200);
        completion(course, enrolled.get(1), "2025-07-03", number)
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:certificate-known"));
    }

    @Test
    void the_name_of_an_institution_is_unique() throws Exception {
        var institution = sample(0);
        founded(institution);
        once("registrar")
                .body(institution)
                .post("/v1/training-institutions")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:institution-known"));
    }

    @Test
    void a_course_belongs_to_its_institution_and_can_not_be_removed_while_in_use() throws Exception {
        var id = founded(sample(0));
        var course = course(id, 5);
        once("partner.2")
                .body(people(1))
                .post("/v1/training-courses/" + course + "/enrolments")
                .then()
                .statusCode(404);
        as("partner.2")
                .get("/v1/training-courses/" + course + "/enrolments")
                .then()
                .statusCode(404);
        enrolled(course, 1).statusCode(201);
        var without = sample(0);
        ((ArrayNode) without.get("courses")).remove(0);
        of("registrar", version(id))
                .body(without)
                .put("/v1/training-institutions/" + id)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:course-in-use"));
        of("registrar", 77)
                .body(without)
                .put("/v1/training-institutions/" + id)
                .then()
                .statusCode(412);
    }

    @Test
    void a_mobile_number_is_refused_as_contact() throws Exception {
        var institution = sample(1);
        institution.putArray("landlines").add("13800000000");
        once("registrar")
                .body(institution)
                .post("/v1/training-institutions")
                .then()
                .statusCode(400)
                .body("violations.field", contains("landlines[0]"));
    }

    @Test
    void the_samples_are_valid_and_have_no_mobile_numbers() throws Exception {
        var text = Files.readString(samples());
        assertFalse(Pattern.compile("\\b1\\d{10}\\b").matcher(text).find());
        for (int i = 0; i < 3; i++) {
            var id = founded(sample(i));
            given().get("/v1/training-institutions/" + id).then().statusCode(200);
        }
        assertEquals(3, JSON.readTree(text).size());
    }

    private static void complete(String course, JsonNode applicant, int hours) {
        var holder = applicant.get("holder");
        var id = once("partner")
                .body(Map.of("people", List.of(holder)))
                .post("/v1/training-courses/" + course + "/enrolments")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("enrolments[0].id");
        once("partner")
                .body(Map.of("completedOn", "2025-07-03", "standardHours", hours, "certificateNumber", id))
                .post("/v1/training-courses/" + course + "/enrolments/" + id + "/completion")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse completion(String course, String enrolment, String day, String number) {
        return once("partner")
                .body(Map.of("completedOn", day, "certificateNumber", number))
                .post("/v1/training-courses/" + course + "/enrolments/" + enrolment + "/completion")
                .then();
    }

    private static ObjectNode withoutFacts(ObjectNode applicant) {
        ((ObjectNode) applicant.get("facts")).remove("employments");
        return applicant;
    }

    @Test
    void EXM_13_an_enrolment_is_published_for_the_exam_office() throws Exception {
        var institution = founded(sample(0));
        var enrolment =
                enrolled(course(institution, 5), 1).statusCode(201).extract().<String>path("enrolments[0].id");
        var broker = new Broker(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> broker.read("registration.events").stream()
                .anyMatch(event ->
                        Broker.header(event, "ce_type").equals("io.skillcert.registration.training-enrolled.v1")
                                && event.value().contains(enrolment)
                                && event.value().contains(institution)));
    }
}
