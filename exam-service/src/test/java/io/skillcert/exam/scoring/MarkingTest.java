package io.skillcert.exam.scoring;

import static io.skillcert.exam.ExamScenario.accredited;
import static io.skillcert.exam.ExamScenario.attended;
import static io.skillcert.exam.ExamScenario.awaitTrainings;
import static io.skillcert.exam.ExamScenario.entered;
import static io.skillcert.exam.ExamScenario.eventually;
import static io.skillcert.exam.ExamScenario.exam;
import static io.skillcert.exam.ExamScenario.published;
import static io.skillcert.exam.ExamScenario.score;
import static io.skillcert.exam.ExamScenario.seated;
import static io.skillcert.exam.RegistrationEvents.acting;
import static io.skillcert.exam.RegistrationEvents.bound;
import static io.skillcert.exam.RegistrationEvents.confirmed;
import static io.skillcert.exam.RegistrationEvents.trained;
import static io.skillcert.exam.RegistrationEvents.with;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.clockAt;
import static io.skillcert.localstack.testing.Callers.of;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.events.registration.RegistrationConfirmedV1;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One person of level 2, who has sat theory and skills. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class MarkingTest {

    private static final String SKILLS = "OPERATIONAL_SKILLS";
    private static final String REVIEW = "COMPREHENSIVE_REVIEW";

    private final UUID batch = UUID.randomUUID();
    private UUID person;

    @Inject
    DataSource database;

    @BeforeEach
    void onePersonSat() throws Exception {
        clockAt("2025-07-14T09:00");
        accredited("examiner", "examiner.2", "examiner.3");
        person = entered(batch, 2).get(0).registrationId();
        seated(batch, 10);
        clockAt("2025-07-27T18:00");
        sat("THEORETICAL_KNOWLEDGE");
        sat(SKILLS);
    }

    /** Confirms that the person has sat a subject. */
    private void sat(String subject) {
        attended(batch, List.of(score(person, subject, "0")));
    }

    @Test
    void EXM_02_two_who_agree_make_the_score_of_skills() throws Exception {
        enter("examiner", SKILLS, "70").statusCode(200).body("entered", equalTo(1));
        assertEquals(List.of(), scores());
        enter("examiner", SKILLS, "70").statusCode(200).body("entered", equalTo(0));
        enter("examiner", SKILLS, "71").statusCode(400);
        enter("examiner.2", SKILLS, "74.99").statusCode(200);
        assertEquals(List.of("72.50"), scores());
        enter("examiner.3", SKILLS, "72.50").statusCode(400);
    }

    @Test
    void EXM_02_where_two_disagree_a_third_decides_with_the_nearer() throws Exception {
        enter("examiner", SKILLS, "50").statusCode(200);
        enter("examiner.2", SKILLS, "70").statusCode(200);
        assertEquals(List.of(), scores());
        open().body("items.subject", contains("THEORETICAL_KNOWLEDGE", SKILLS, REVIEW))
                .body("items.markings", contains(0, 2, 0))
                .body("items.thirdMarker", contains(false, true, false));
        enter("examiner", SKILLS, "60").statusCode(400);
        enter("examiner.3", SKILLS, "65").statusCode(200);
        assertEquals(List.of("67.50"), scores());
        open().body("items.subject", contains("THEORETICAL_KNOWLEDGE", REVIEW));
    }

    @Test
    void a_panel_of_three_makes_the_score_of_the_review_and_publication_waits_for_it() {
        sat(REVIEW);
        enter("examiner", "THEORETICAL_KNOWLEDGE", "80").statusCode(200);
        enter("examiner", SKILLS, "80").statusCode(200);
        enter("examiner.2", SKILLS, "80").statusCode(200);
        enter("examiner", REVIEW, "60").statusCode(200);
        enter("examiner.2", REVIEW, "60").statusCode(200);
        clockAt("2025-08-01T10:00");
        once("exam-officer")
                .post(exam(batch, "/publication"))
                .then()
                .statusCode(409)
                .body("detail", containsString("1项成绩或缺考记录缺失"));
        enter("examiner.3", REVIEW, "59.97").statusCode(200);
        published(batch);
        as("exam-officer").get(exam(batch, "/results")).then().body("items.outcome", contains("NOT_PASSED"));
    }

    @Test
    void an_absence_is_entered_once_and_not_for_a_person_who_is_marked() throws Exception {
        enter("examiner", SKILLS, "70").statusCode(200);
        var absent = Map.<String, Object>of("registrationId", person, "subject", SKILLS, "absent", true);
        enter("examiner.2", List.of(absent)).statusCode(400);
        var missed = Map.<String, Object>of("registrationId", person, "subject", REVIEW, "absent", true);
        enter("examiner.2", List.of(missed)).statusCode(200);
        enter("examiner.3", List.of(missed)).statusCode(200).body("entered", equalTo(0));
        enter("examiner", REVIEW, "70").statusCode(400);
    }

    @Test
    void EXM_09_a_person_who_is_checked_in_is_not_absent() throws Exception {
        sat(REVIEW);
        var absent = Map.<String, Object>of("registrationId", person, "subject", REVIEW, "absent", true);
        enter("examiner", List.of(absent))
                .statusCode(400)
                .body("violations.message", contains("已签到，不能记为缺考；请录入成绩，空白卷记0分"));
        enter("examiner", REVIEW, "0").statusCode(200);
    }

    @Test
    void EXM_13_an_examiner_cannot_mark_a_person_trained_by_their_institution() throws Exception {
        var institution = UUID.randomUUID();
        trained(entryOf(person), institution);
        awaitTrainings(database, institution, 1);
        accredited("examiner.5");
        var examiner = as("exam-officer").get("/v1/examiners?limit=200").then().extract();
        String id = examiner.path("items.find { it.account == 'examiner.5' }.id");
        int version = examiner.path("items.find { it.account == 'examiner.5' }.version");
        of("exam-officer", version)
                .body(Map.of("institutionIds", List.of(institution)))
                .put("/v1/examiners/" + id)
                .then()
                .statusCode(200);
        enter("examiner.5", SKILLS, "90")
                .statusCode(400)
                .body("violations.message", contains(containsString("EXM-13")));
        // The computer marks theory, whoever hands its file in.
        enter("examiner.5", "THEORETICAL_KNOWLEDGE", "90").statusCode(200);
    }

    @Test
    void who_may_act_for_a_candidate_enters_no_score_and_no_absence() throws Exception {
        var partner = "examiner.agent";
        accredited(partner);
        bound(entryOf(person), partner);
        eventually().until(() -> !Rows.texts(
                        database,
                        "select 1 from holder_account where account_digest = '"
                                + acting(partner).get(0) + "'")
                .isEmpty());
        enter(partner, SKILLS, "90").statusCode(400).body("violations.message", contains("是本账户可代理的考生"));
        enter(partner, "THEORETICAL_KNOWLEDGE", "90").statusCode(400);
        enter("examiner", SKILLS, "90").statusCode(200);
    }

    @Test
    void an_account_that_is_not_accredited_cannot_mark() {
        enter("examiner.6", SKILLS, "90").statusCode(409).body("type", equalTo("urn:skillcert:problem:not-accredited"));
        once("exam-officer")
                .body(Map.of("account", "examiner", "institutionIds", List.of()))
                .post("/v1/examiners")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:accredited-already"));
    }

    @Test
    void theory_that_is_entered_by_hand_needs_an_accredited_examiner_too() {
        enter("examiner.6", "THEORETICAL_KNOWLEDGE", "90")
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:not-accredited"));
    }

    @Test
    void a_score_of_a_candidate_who_was_not_checked_in_needs_the_word_of_an_exam_officer() throws Exception {
        Rows.change(database, "delete from check_in where registration_id = '" + person + "'");
        enter("examiner", SKILLS, "70").statusCode(400).body("violations.message", contains(containsString("未签到")));
        var sitting = Map.of("registrationId", person, "subject", SKILLS);
        confirm("examiner", sitting).statusCode(403);
        confirm("exam-officer", Map.of("registrationId", UUID.randomUUID(), "subject", SKILLS))
                .statusCode(400)
                .body("violations.field", contains("sittings[0]"));
        confirm("exam-officer", sitting).statusCode(200).body("confirmed", equalTo(1));
        confirm("exam-officer", sitting).statusCode(200).body("confirmed", equalTo(0));
        enter("examiner", SKILLS, "70").statusCode(200);
        assertEquals(
                List.of("on paper"),
                Rows.texts(
                        database,
                        "select reason from audit_entry where act = 'confirm-attendance' and reason = 'on paper'"
                                + " and subject_id = '" + person + "'"));
    }

    @Test
    void a_mistyped_score_is_corrected_by_its_marker_with_a_reason_and_the_score_is_computed_again() throws Exception {
        enter("examiner", SKILLS, "57").statusCode(200);
        enter("examiner.2", SKILLS, "75").statusCode(200);
        assertEquals(List.of(), scores());
        correct("examiner.3", Map.of("score", "75")).statusCode(404);
        correct("examiner", Map.of("score", "75", "marker", "examiner.2")).statusCode(400);
        correct("examiner", Map.of("score", "57")).statusCode(400).body("violations.field", contains("score"));
        correct("examiner", Map.of("score", "75"))
                .statusCode(201)
                .body("marker", equalTo("examiner"))
                .body("scoreBefore", equalTo(57.0f))
                .body("scoreAfter", equalTo(75));
        assertEquals(List.of("75.00"), scores());
        correct("examiner", Map.of("score", "50")).statusCode(201);
        assertEquals(List.of(), scores());
        as("auditor")
                .get(exam(batch, "/score-corrections"))
                .then()
                .body("items.reason", contains("digits transposed", "digits transposed"))
                .body("items.correctedBy", contains("examiner", "examiner"));
    }

    @Test
    void an_exam_officer_corrects_any_score_and_takes_back_an_absence_before_publication() throws Exception {
        enter("examiner", SKILLS, "57").statusCode(200);
        enter("examiner.2", SKILLS, "57").statusCode(200);
        correct("exam-officer", Map.of("score", "75")).statusCode(400).body("violations.field", contains("marker"));
        correct("exam-officer", Map.of("score", "61", "marker", "examiner.2")).statusCode(201);
        assertEquals(List.of("59.00"), scores());
        var missed = Map.<String, Object>of("registrationId", person, "subject", REVIEW, "absent", true);
        enter("examiner", List.of(missed)).statusCode(200);
        correct("examiner", Map.of("subject", REVIEW)).statusCode(400).body("violations.field", contains("score"));
        correct("exam-officer", Map.of("subject", REVIEW)).statusCode(201);
        correct("exam-officer", Map.of("subject", REVIEW)).statusCode(404);
        assertEquals(List.of("59.00"), scores());
        enter("examiner", List.of(missed)).statusCode(200);
        enter("examiner", "THEORETICAL_KNOWLEDGE", "80").statusCode(200);
        clockAt("2025-08-01T10:00");
        once("exam-officer").post(exam(batch, "/publication")).then().statusCode(201);
        correct("exam-officer", Map.of("subject", "THEORETICAL_KNOWLEDGE", "score", "81"))
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:already-published"));
    }

    private ValidatableResponse correct(String account, Map<String, String> changed) {
        var body = new HashMap<String, Object>(
                Map.of("registrationId", person, "subject", SKILLS, "reason", "digits transposed"));
        body.putAll(changed);
        return once(account).body(body).post(exam(batch, "/score-corrections")).then();
    }

    private ValidatableResponse confirm(String account, Map<String, ?> sitting) {
        return once(account)
                .body(Map.of("sittings", List.of(sitting), "reason", "on paper"))
                .post(exam(batch, "/attendance-confirmations"))
                .then();
    }

    private RegistrationConfirmedV1 entryOf(UUID registration) throws Exception {
        return with(
                confirmed(batch, 2),
                Map.of(
                        "registrationId",
                        registration,
                        "personId",
                        Rows.texts(
                                        database,
                                        "select person_id from exam_entry where registration_id = '" + registration
                                                + "'")
                                .get(0)));
    }

    private ValidatableResponse enter(String examiner, String subject, String score) {
        return enter(examiner, List.of(score(person, subject, score)));
    }

    private ValidatableResponse enter(String examiner, List<Map<String, Object>> scores) {
        return once(examiner)
                .body(Map.of("scores", scores))
                .post(exam(batch, "/scores"))
                .then();
    }

    private ValidatableResponse open() {
        return as("exam-officer").get(exam(batch, "/open-markings")).then().statusCode(200);
    }

    private List<String> scores() throws Exception {
        return Rows.texts(database, "select value from score where registration_id = '" + person + "'");
    }
}
