package io.skillcert.exam.sitting;

import static io.skillcert.exam.ExamScenario.exam;
import static io.skillcert.exam.ExamScenario.published;
import static io.skillcert.exam.ExamScenario.runJobs;
import static io.skillcert.exam.ExamScenario.score;
import static io.skillcert.exam.ExamScenario.scored;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.clockAt;
import static io.skillcert.localstack.testing.Callers.of;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.exam.ExamTopics;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The marks of sealed attempts, the scores that follow, and corrections of keys. The first four positions are worth 10 points and
 * right with true, the others are worth 15 and right with A.
 */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class MarkedAttemptTest extends SittingFixture {

    private static final Map<String, Object> KEY_B = Map.of("value", "B");

    /** The tests share a bank. */
    @AfterEach
    void keysAreAsWritten() throws Exception {
        Rows.change(database, "alter table key_correction disable trigger user");
        Rows.change(database, "delete from key_correction");
        Rows.change(database, "alter table key_correction enable trigger user");
    }

    /** Sits the paper with these responses to the positions from 1; null for none. */
    private Machine sat(Object... responses) {
        var machine = started(0);
        var answers = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < responses.length; i++) {
            if (responses[i] != null) {
                answers.add(answer(answers.size() + 1, i + 1, responses[i], "09:01"));
            }
        }
        machine.save(answers).statusCode(200);
        machine.submit().statusCode(200);
        runJobs();
        return machine;
    }

    private ValidatableResponse markings() {
        return as("auditor")
                .get("/v1/exam-entries/" + people.get(0).registrationId() + "/markings")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse marks(Machine machine) {
        return as("auditor")
                .get("/v1/exam-entries/" + people.get(0).registrationId() + "/markings/" + machine.attempt())
                .then();
    }

    /** Proposes a correction for the item at a position. */
    private ValidatableResponse proposed(Machine machine, int position, String action, Map<String, Object> key)
            throws Exception {
        var item = text("select v.item_id || ' ' || v.number from attempt a join paper p on p.id = a.paper_id"
                + " join item_version v on v.id = p.items[" + position + "] where a.id = '" + machine.attempt() + "'");
        var body = new HashMap<String, Object>(Map.of(
                "itemId",
                item.substring(0, 36),
                "number",
                Integer.parseInt(item.substring(37)),
                "action",
                action,
                "reason",
                "two options are right by the text of the standard"));
        if (key != null) {
            body.put("key", key);
        }
        return once("exam-officer").body(body).post("/v1/key-corrections").then();
    }

    /** A score of the first candidate in a preview: other tests have sat papers of the same bank. */
    private String change(String score) {
        return "changes.find { it.registrationId == '" + people.get(0).registrationId() + "' }." + score;
    }

    private static void approved(String correction) {
        of("exam-officer.2", 0)
                .post("/v1/key-corrections/" + correction + "/approval")
                .then()
                .statusCode(200)
                .body("approvedBy", equalTo("exam-officer.2"));
        runJobs();
    }

    @Test
    void EXM_01_the_score_of_a_sealed_attempt_is_computed_from_its_marks() throws Exception {
        var machine = started(0);
        marks(machine).statusCode(404).body("type", equalTo(PROBLEM + "attempt-not-marked"));
        machine.save(List.of(
                        answer(1, 1, true, "09:01"),
                        answer(2, 2, false, "09:02"),
                        answer(3, 5, "B", "09:03"),
                        answer(4, 5, "A", "09:04"),
                        answer(5, 6, "B", "09:05"),
                        answer(6, 7, "A", "09:06"),
                        answer(7, 7, null, "09:07")))
                .statusCode(200);
        machine.submit().statusCode(200);
        runJobs();
        markings()
                .body("markings", hasSize(1))
                .body("markings[0].score", equalTo(25.00f))
                .body("markings[0].maximum", equalTo(100.00f))
                .body("markings[0].number", equalTo(1))
                .body("markings[0].engine", equalTo("mark/1"));
        marks(machine)
                .statusCode(200)
                .body("marks", hasSize(8))
                .body("marks.mark.awarded", equalTo(List.of(10.00f, 0.00f, 0.00f, 0.00f, 15.00f, 0.00f, 0.00f, 0.00f)))
                .body("marks.mark.answered", equalTo(List.of(true, true, false, false, true, true, false, false)))
                .body("marks.mark.rule.unique()", equalTo(List.of("MRK-01")))
                .body("marks.keyNumber.unique()", equalTo(List.of(0)))
                .body("functions.function", hasItems("ETHICS", "FOUNDATIONS"))
                .body("functions.awarded.sum()", equalTo(25.0));
        assertEquals(
                "25.00 computer",
                text("select value || ' ' || entered_by from score where registration_id = '"
                        + people.get(0).registrationId() + "'"));
    }

    @Test
    void a_score_is_either_computed_or_entered() throws Exception {
        sat(true);
        var other = Map.of("scores", List.of(score(people.get(0).registrationId(), THEORY, "80")));
        once("examiner")
                .body(other)
                .post(exam(batch, "/scores"))
                .then()
                .statusCode(400)
                .body("violations[0].message", containsString("由作答计算得出"));
        once("exam-officer")
                .body(Map.of(
                        "registrationId",
                        people.get(0).registrationId(),
                        "subject",
                        THEORY,
                        "score",
                        "80",
                        "reason",
                        "mistyped"))
                .post(exam(batch, "/score-corrections"))
                .then()
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "score-is-computed"));
        var second = Map.of("scores", List.of(score(people.get(1).registrationId(), THEORY, "80")));
        once("examiner").body(second).post(exam(batch, "/scores")).then().statusCode(200);
        open(1, roomCode()).statusCode(409).body("type", equalTo(PROBLEM + "score-entered"));
    }

    @Test
    void a_corrected_key_marks_all_attempts_again_after_two_people_have_decided_so() throws Exception {
        var machine = sat(true, true, null, null, "A", "B");
        markings().body("markings[0].score", equalTo(35.00f));
        String correction = proposed(machine, 6, "NEW_KEY", KEY_B)
                .statusCode(201)
                .body("approvedBy", nullValue())
                .extract()
                .path("id");
        as("exam-officer")
                .get("/v1/key-corrections/" + correction + "/preview")
                .then()
                .statusCode(200)
                .body(change("before"), equalTo(35.00f))
                .body(change("after"), equalTo(50.00f));
        proposed(machine, 6, "DROP", null).statusCode(409).body("type", equalTo(PROBLEM + "key-correction-open"));
        of("exam-officer", 0)
                .post("/v1/key-corrections/" + correction + "/approval")
                .then()
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "same-person"));
        approved(correction);
        markings().body("markings[0].score", equalTo(50.00f)).body("markings[0].number", equalTo(2));
        marks(machine).body("marks[5].keyNumber", equalTo(1)).body("marks[5].mark.awarded", equalTo(15.00f));
        approved(proposed(machine, 6, "DROP", null).statusCode(201).extract().path("id"));
        // 35 of 85 points
        markings().body("markings[0].score", equalTo(41.18f));
        approved(proposed(machine, 6, "ACCEPT_ALL", null)
                .statusCode(201)
                .extract()
                .path("id"));
        markings().body("markings[0].score", equalTo(50.00f)).body("markings[0].number", equalTo(4));
        assertRefused("never changed", "update key_correction set action = 'DROP' where id = '" + correction + "'");
        assertRefused("append", "update item_mark set awarded = maximum");
    }

    @Test
    void an_attempt_waits_for_its_marking_until_its_interruption_is_decided() {
        var machine = started(0);
        machine.save(answer(1, 1, true, "09:01")).statusCode(200);
        String interruption = invigilator(
                        "invigilator",
                        "/interruptions",
                        Map.of("from", "2025-07-26T09:00:00+08:00", "cause", "a cable was cut"))
                .statusCode(201)
                .extract()
                .path("id");
        machine.submit().statusCode(200);
        runJobs();
        markings().body("markings", hasSize(0));
        as("exam-officer")
                .body(Map.of("decision", "REFUSED"))
                .post("/v1/exam-sessions/" + session + "/interruptions/" + interruption + "/approval")
                .then()
                .statusCode(200);
        runJobs();
        markings().body("markings", hasSize(1)).body("markings[0].awarded", equalTo(10.00f));
    }

    @Test
    void a_new_key_that_does_not_fit_its_item_is_refused() throws Exception {
        var machine = sat(true);
        proposed(machine, 6, "NEW_KEY", null).statusCode(400).body("violations.field", hasItem("key"));
        proposed(machine, 6, "DROP", KEY_B).statusCode(400).body("violations.field", hasItem("key"));
        proposed(machine, 6, "NEW_KEY", Map.of("value", "E"))
                .statusCode(400)
                .body("violations.field", hasItem(containsString("key.value")));
        proposed(machine, 6, "NEW_KEY", Map.of("value", true)).statusCode(400);
    }

    @Test
    void a_published_result_is_corrected_when_a_key_was_wrong() throws Exception {
        var first = people.get(0).registrationId();
        var machine = sat(true, true, true, true, "A", "B");
        var scores = new ArrayList<Map<String, Object>>();
        people.forEach(person -> {
            scores.add(score(person.registrationId(), "OPERATIONAL_SKILLS", "75"));
            scores.add(score(person.registrationId(), "COMPREHENSIVE_REVIEW", "75"));
        });
        scores.add(score(people.get(1).registrationId(), THEORY, "75"));
        clockAt("2025-07-28T09:00");
        scored(batch, scores);
        published(batch);
        outcome(first, "NOT_PASSED");
        String correction = proposed(machine, 6, "ACCEPT_ALL", null)
                .statusCode(201)
                .extract()
                .path("id");
        as("exam-officer")
                .get("/v1/key-corrections/" + correction + "/preview")
                .then()
                .body("toPass", greaterThanOrEqualTo(1))
                .body(change("after"), equalTo(70.00f));
        approved(correction);
        outcome(first, "PASSED");
        assertEquals(1, ExamTopics.events("ResultCorrected", people).size());
        lookup(first)
                .body("subjects[0].functions.function", hasItems("ETHICS", "FOUNDATIONS"))
                .body("subjects[0].marks", nullValue());
        clockAt("2025-08-25T09:00");
        lookup(first).body("subjects[0].marks", hasSize(8)).body("subjects[0].marks[5].awarded", equalTo(15.00f));
    }

    private void outcome(UUID registration, String outcome) {
        as("exam-officer")
                .get(exam(batch, "/results"))
                .then()
                .statusCode(200)
                .body("items.find { it.registrationId == '" + registration + "' }.outcome", equalTo(outcome));
    }

    private static ValidatableResponse lookup(UUID registration) {
        return as("candidate")
                .body(Map.of("registrationId", registration, "identityType", "PASSPORT", "identityNumber", PASSPORT))
                .post("/v1/result-lookups")
                .then()
                .statusCode(200);
    }
}
