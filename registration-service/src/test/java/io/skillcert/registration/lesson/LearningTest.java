package io.skillcert.registration.lesson;

import static io.restassured.RestAssured.given;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.once;
import static io.skillcert.registration.RegistrationScenario.aCandidate;
import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
import static io.skillcert.registration.RegistrationScenario.bind;
import static io.skillcert.registration.RegistrationScenario.change;
import static io.skillcert.registration.RegistrationScenario.clockAt;
import static io.skillcert.registration.RegistrationScenario.register;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import io.skillcert.registration.training.TrainingFixture;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An institution with courses, one of its trainees, and the lessons that the trainee learns. */
@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class LearningTest extends TrainingFixture {

    private static final String PROBLEM = "urn:skillcert:problem:";

    @Inject
    DataSource database;

    private final ObjectNode applicant = anEligibleApplicant();
    private String institution;

    @BeforeEach
    void anInstitution() throws Exception {
        clockAt("2025-07-03");
        institution = founded(sample(0));
    }

    @Test
    void everybody_reads_the_lessons_in_the_own_language() {
        given().get("/v1/lessons?level=5")
                .then()
                .statusCode(200)
                .body("items.level", everyItem(equalTo(5)))
                .body("items[0].code", equalTo("L5-DC-COLLECT"))
                .body("items[0].title", equalTo("业务数据采集"))
                .body("items[0].kind", equalTo("TEXT"))
                .body("items[0].minutes", equalTo(90))
                .body("items[0].goals", hasSize(2));
        given().header("Accept-Language", "en")
                .get("/v1/lessons/L4-DA-SCENARIO")
                .then()
                .statusCode(200)
                .body("title", equalTo("Scenario: pre-labelling with a language model and reviewing it"))
                .body("contentRef", equalTo("SC4-PRELABEL"))
                .body("functions", contains("DATA_ANNOTATION"))
                .body("$", not(hasKey("practice")))
                .body("version.length()", equalTo(64))
                .body("body", containsString("## "));
        given().get("/v1/lessons").then().body("items.level", hasItem(3));
        given().get("/v1/lessons?level=1").then().statusCode(200).body("items", empty());
        given().get("/v1/lessons?level=6").then().statusCode(400);
        given().get("/v1/lessons/L5-NONE").then().statusCode(404).body("type", equalTo(PROBLEM + "lesson-not-found"));
    }

    @Test
    void every_practice_lesson_opens_a_set_of_its_level_and_function() {
        var learner = aCandidate();
        List<Map<String, Object>> lessons =
                given().get("/v1/lessons").then().extract().path("items.findAll { it.kind == 'PRACTICE' }");
        assertEquals(
                12,
                lessons.stream().filter(lesson -> lesson.get("level").equals(5)).count());
        for (var lesson : lessons) {
            var practice = (Map<?, ?>) lesson.get("practice");
            var set = once(learner)
                    .body(practice)
                    .post("/v1/practice-sets")
                    .then()
                    .statusCode(201);
            set.body("level", equalTo(practice.get("level"))).body("items", hasSize(10));
            if (practice.containsKey("function")) {
                set.body("items.function", everyItem(equalTo(practice.get("function"))));
            }
        }
    }

    @Test
    void the_partner_and_the_enrolled_person_report_and_read_the_progress_and_others_do_not() {
        var course = course(institution, 4);
        var enrolment = enrolled(course);
        var person = aBoundAccount(applicant);
        var stranger = aBoundAccount(anEligibleApplicant());
        report("partner", enrolment, "L4-DC-QUALITY", 100, false).statusCode(200);
        report(person, enrolment, "L4-DC-OPTIMIZE", 45, true)
                .statusCode(200)
                .body("standardHours", equalTo(3))
                .body("lessons.find { it.lesson == 'L4-DC-QUALITY' }.minutes", equalTo(100))
                .body("lessons.find { it.lesson == 'L4-DC-OPTIMIZE' }.done", equalTo(true))
                .body("missing.standardHours", equalTo(57))
                .body("missing.lessons", empty())
                .body("complete", equalTo(false))
                .body("findings.rule", contains("LRN-02"))
                .body("findings.verdict", contains("NOT_MET"));
        for (var reader : List.of("partner", person)) {
            progress(reader, enrolment).statusCode(200).body("standardHours", equalTo(3));
            as(reader)
                    .get("/v1/training-courses/" + course + "/lessons")
                    .then()
                    .statusCode(200)
                    .body("items.level", everyItem(equalTo(4)));
        }
        as(person)
                .get("/v1/training-enrolments")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(enrolment))
                .body("items.find { it.id == '" + enrolment + "' }.courseId", equalTo(course))
                .body("items.find { it.id == '" + enrolment + "' }.level", equalTo(4));
        as(stranger).get("/v1/training-enrolments").then().statusCode(200).body("items", empty());
        as(aCandidate()).get("/v1/training-enrolments").then().statusCode(200).body("items", empty());
        as("partner").get("/v1/training-enrolments").then().statusCode(403);
        for (var other : List.of("partner.2", stranger, aCandidate())) {
            progress(other, enrolment).statusCode(404).body("type", equalTo(PROBLEM + "enrolment-not-found"));
            report(other, enrolment, "L4-DC-QUALITY", 1, false)
                    .statusCode(404)
                    .body("type", equalTo(PROBLEM + "enrolment-not-found"));
            as(other)
                    .get("/v1/training-courses/" + course + "/lessons")
                    .then()
                    .statusCode(404)
                    .body("type", equalTo(PROBLEM + "course-not-found"));
        }
        as("registrar")
                .get("/v1/training-enrolments/" + enrolment + "/progress")
                .then()
                .statusCode(403);
    }

    @Test
    void a_lesson_is_known_and_of_the_level_of_the_course() {
        var enrolment = enrolled(course(institution, 4));
        report("partner", enrolment, "L4-NONE", 10, false)
                .statusCode(404)
                .body("type", equalTo(PROBLEM + "lesson-not-found"));
        report("partner", enrolment, "L5-DC-COLLECT", 10, false)
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "lesson-of-other-level"));
        report("partner", enrolment, "L4-DC-QUALITY", -1, false)
                .statusCode(400)
                .body("violations.field", contains("minutes"));
    }

    @Test
    void LRN_02_a_day_has_eight_standard_hours_and_a_report_replaces_an_earlier_one_of_the_day() throws SQLException {
        var enrolment = enrolled(course(institution, 4));
        report("partner", enrolment, "L4-DC-QUALITY", 300, false).statusCode(200);
        report("partner", enrolment, "L4-DC-OPTIMIZE", 61, false)
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "lesson-day-full"))
                .body("detail", containsString("60"));
        report("partner", enrolment, "L4-DC-OPTIMIZE", 60, false)
                .statusCode(200)
                .body("standardHours", equalTo(8));
        report("partner", enrolment, "L4-DC-OPTIMIZE", 60, false).statusCode(200);
        report("partner", enrolment, "L4-DC-QUALITY", 299, false)
                .statusCode(200)
                .body("standardHours", equalTo(7));
        clockAt("2025-07-04");
        report("partner", enrolment, "L4-DC-QUALITY", 1, false).statusCode(200).body("standardHours", equalTo(8));
        assertEquals(
                List.of("L4-DC-QUALITY 300", "L4-DC-OPTIMIZE 60", "L4-DC-QUALITY 299", "L4-DC-QUALITY 1"),
                reports(enrolment));
    }

    @Test
    void LRN_02_of_two_concurrent_reports_at_the_limit_of_a_day_one_is_stored() throws Exception {
        var enrolment = enrolled(course(institution, 4));
        var callers = Executors.newFixedThreadPool(2);
        var answers = callers.invokeAll(Stream.of("L4-DC-QUALITY", "L4-DC-OPTIMIZE")
                .<Callable<Integer>>map(lesson -> () -> report("partner", enrolment, lesson, 200, false)
                        .extract()
                        .statusCode())
                .toList());
        callers.shutdown();
        var statuses =
                Stream.of(answers.get(0).get(), answers.get(1).get()).sorted().toList();
        assertEquals(List.of(200, 409), statuses);
        progress("partner", enrolment).body("standardHours", equalTo(4));
    }

    @Test
    void LRN_02_the_database_keeps_the_limit_of_a_day_and_the_log() throws SQLException {
        var enrolment = enrolled(course(institution, 4));
        report("partner", enrolment, "L4-DC-QUALITY", 300, false).statusCode(200);
        var insert = "insert into lesson_log select gen_random_uuid(), enrolment_id, 2, 'another', lesson_version,"
                + " learnt_on, %d, done, day_limit, reported_by, by_institution, reported_at from lesson_log where enrolment_id = '"
                + enrolment + "' and sequence_no = 1";
        assertTrue(refusal(insert.formatted(61)).contains("more than 360 minutes"));
        assertEquals(1, Rows.change(database, insert.formatted(60)));
        assertTrue(refusal("update lesson_log set minutes = 1").contains("append-only"));
        assertTrue(refusal("delete from lesson_log").contains("append-only"));
        assertTrue(refusal(insert.formatted(1).replace("learnt_on,", "learnt_on + 1,"))
                .contains("lesson_log_not_of_the_future"));
    }

    @Test
    void LRN_02_a_completion_needs_the_logged_hours_once_there_is_a_log() {
        var course = course(institution, 4);
        var enrolment = enrolled(course);
        report("partner", enrolment, "L4-DC-QUALITY", 89, false).statusCode(200);
        complete(course, enrolment, 2)
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "training-incomplete"))
                .body("detail", containsString("LRN-02"));
        report("partner", enrolment, "L4-DC-QUALITY", 90, false).statusCode(200);
        complete(course, enrolment, 3).statusCode(409);
        complete(course, enrolment, 2).statusCode(200).body("standardHours", equalTo(2));
        report("partner", enrolment, "L4-DC-QUALITY", 91, false)
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "already-completed"));
    }

    @Test
    void LRN_03_a_completion_at_level_5_needs_every_lesson() {
        var course = course(institution, 5);
        var enrolment = enrolled(course);
        var codes = given().get("/v1/lessons?level=5").then().extract().<List<String>>path("items.code");
        var last = codes.get(codes.size() - 1);
        codes.stream().filter(code -> !code.equals(last)).forEach(code -> report("partner", enrolment, code, 10, true)
                .statusCode(200));
        progress("partner", enrolment)
                .body("missing.lessons", contains(last))
                .body("findings.rule", contains("LRN-02", "LRN-03"));
        complete(course, enrolment, 1)
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "training-incomplete"))
                .body("detail", containsString(last));
        report("partner", enrolment, last, 10, true).statusCode(200).body("missing.lessons", empty());
        complete(course, enrolment, 1).statusCode(200);
    }

    @Test
    void a_completion_does_not_need_the_log_of_the_person_before_the_institution_has_reported() throws SQLException {
        var course = course(institution, 5);
        var person = aBoundAccount(applicant);
        var byWord = enrolled(course);
        report(person, byWord, "L5-DC-COLLECT", 10, false).statusCode(200);
        complete(course, byWord, 60).statusCode(200).body("standardHours", equalTo(60));
        assertEquals(List.of("L5-DC-COLLECT 10"), reports(byWord));
    }

    @Test
    void LRN_02_the_report_of_the_institution_binds_even_if_it_repeats_that_of_the_person() throws SQLException {
        var course = course(institution, 4);
        var person = aBoundAccount(applicant);
        var enrolment = enrolled(course);
        report(person, enrolment, "L4-DC-QUALITY", 10, false).statusCode(200);
        report("partner", enrolment, "L4-DC-QUALITY", 10, false).statusCode(200);
        complete(course, enrolment, 2).statusCode(409).body("type", equalTo(PROBLEM + "training-incomplete"));
        report(person, enrolment, "L4-DC-OPTIMIZE", 80, false).statusCode(200);
        complete(course, enrolment, 2).statusCode(200);
        assertEquals(List.of("L4-DC-QUALITY 10", "L4-DC-QUALITY 10", "L4-DC-OPTIMIZE 80"), reports(enrolment));
    }

    @Test
    void an_enrolment_without_a_log_is_completed_by_the_word_of_the_institution() {
        var course = course(institution, 5);
        complete(course, enrolled(course), 60).statusCode(200);
    }

    @Test
    void the_account_in_the_log_is_erased_with_the_person_ten_years_after_the_last_lesson() throws SQLException {
        var enrolment = enrolled(course(institution, 4));
        var person = aBoundAccount(applicant);
        clockAt("2025-08-15");
        report(person, enrolment, "L4-DC-QUALITY", 45, true).statusCode(200);
        clockAt("2035-08-15");
        assertEquals(List.of(person), reporters(enrolment));
        clockAt("2035-08-16");
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> reporters(enrolment)
                .equals(List.of("erased")));
    }

    private List<String> reports(String enrolment) throws SQLException {
        return Rows.texts(
                database,
                "select lesson || ' ' || minutes from lesson_log where enrolment_id = '" + enrolment
                        + "' order by sequence_no");
    }

    private List<String> reporters(String enrolment) throws SQLException {
        return Rows.texts(
                database, "select distinct reported_by from lesson_log where enrolment_id = '" + enrolment + "'");
    }

    private String refusal(String statement) {
        return assertThrows(SQLException.class, () -> Rows.change(database, statement))
                .getMessage();
    }

    private String enrolled(String course) {
        return once("partner")
                .body(Map.of("people", List.of(applicant.get("holder"))))
                .post("/v1/training-courses/" + course + "/enrolments")
                .then()
                .statusCode(201)
                .extract()
                .path("enrolments[0].id");
    }

    /** An account that is bound to the person of a registration. */
    private static String aBoundAccount(ObjectNode applicant) {
        var registration = register("partner", anOpenBatch(), applicant)
                .statusCode(201)
                .extract()
                .<String>path("id");
        change("registrar", registration, "approval", 0).statusCode(200);
        var account = aCandidate();
        bind(account, "partner", registration);
        return account;
    }

    private static ValidatableResponse report(
            String client, String enrolment, String lesson, int minutes, boolean done) {
        return as(client)
                .body(Map.of("minutes", minutes, "done", done))
                .put("/v1/training-enrolments/" + enrolment + "/lessons/" + lesson)
                .then();
    }

    private static ValidatableResponse progress(String client, String enrolment) {
        return as(client)
                .get("/v1/training-enrolments/" + enrolment + "/progress")
                .then();
    }

    private static ValidatableResponse complete(String course, String enrolment, int hours) {
        var completion = new HashMap<String, Object>(Map.of("certificateNumber", enrolment));
        completion.put("standardHours", hours);
        completion.put("completedOn", LocalDate.parse("2025-07-03").toString());
        return once("partner")
                .body(completion)
                .post("/v1/training-courses/" + course + "/enrolments/" + enrolment + "/completion")
                .then();
    }
}
