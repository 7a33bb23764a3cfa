package io.skillcert.exam.sitting;

import static io.skillcert.exam.ExamScenario.accredited;
import static io.skillcert.exam.ExamScenario.exam;
import static io.skillcert.exam.ExamScenario.published;
import static io.skillcert.exam.ExamScenario.runJobs;
import static io.skillcert.exam.ExamScenario.score;
import static io.skillcert.exam.ExamScenario.scored;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.clockAt;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Answers that the computer can't mark. The first four positions of the paper are worth 10 points and right with true, the others are
 * worth 15 and right with A.
 */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class AnswerTaskTest extends CorrectedKeyFixture {

    private static final Map<String, Object> WRONG_SHAPE = Map.of("choice", "A");

    @BeforeEach
    void threeExaminersAreAccredited() {
        accredited("examiner", "examiner.2", "examiner.3");
    }

    private String task(Machine machine, int position) throws Exception {
        return text("select id from marking_task where source = 'ANSWER' and attempt_id = '" + machine.attempt()
                + "' and position = " + position);
    }

    /** No call can store what is no JSON; a fault of a disk or of an earlier version could. */
    private void unreadable(Machine machine, int n, int position) throws Exception {
        Rows.change(
                database,
                "insert into answer_event (attempt_id, device_no, n, position, response, client_at) values ('"
                        + machine.attempt() + "', 1, " + n + ", " + position + ", '{\"choice', business_time())");
        Rows.change(database, "update attempt set unsent = 0 where id = '" + machine.attempt() + "'");
    }

    private static ValidatableResponse take(String examiner, String task) {
        return as(examiner).post("/v1/marking-tasks/" + task + "/lease").then();
    }

    private static ValidatableResponse mark(String examiner, String task, int thirds) {
        take(examiner, task).statusCode(200);
        return as(examiner)
                .body(Map.of("criteria", Map.of("answer", thirds), "comment", "what is meant is legible"))
                .post("/v1/marking-tasks/" + task + "/marks")
                .then();
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
                .then()
                .statusCode(200);
    }

    private List<String> scores() throws Exception {
        return texts("select value || ' ' || entered_by from score where subject = '" + THEORY
                + "' and registration_id = '" + people.get(0).registrationId() + "'");
    }

    @Test
    void answers_that_the_computer_cannot_mark_go_to_people_and_the_rest_goes_on() throws Exception {
        var machine = started(0);
        machine.save(List.of(
                        answer(1, 1, true, "09:01"),
                        answer(2, 2, "  ", "09:02"),
                        answer(3, 5, "A", "09:03"),
                        answer(4, 3, WRONG_SHAPE, "09:04")))
                .statusCode(200);
        unreadable(machine, 5, 6);
        unreadable(machine, 6, 7);
        machine.submit().statusCode(200);
        runJobs();
        runJobs();
        markings().body("markings", hasSize(0));
        assertEquals(List.of(), scores());
        assertEquals(
                List.of("ANSWER 6 1", "ANSWER 7 1"),
                texts("select source || ' ' || position || ' ' || no from marking_task where attempt_id = '"
                        + machine.attempt() + "' order by position"));

        var first = task(machine, 6);
        as("examiner").get("/v1/marking-tasks?limit=200").then().statusCode(200).body("items.id", hasItem(first));
        take("examiner", first)
                .statusCode(200)
                .body("source", equalTo("ANSWER"))
                .body("points", equalTo(15.00f))
                .body("response", equalTo("{\"choice"))
                .body("key.value", equalTo("A"))
                .body("content.stem", containsString("F1"))
                .body("criteria.id", equalTo(List.of("answer")))
                .body("criteria[0].anchors", equalTo(List.of("不得分", "得三分之一的分值", "得三分之二的分值", "得全部分值")))
                .body("marking", nullValue());
        as("examiner")
                .body(Map.of("criteria", Map.of("answer", 4), "comment", "more than all"))
                .post("/v1/marking-tasks/" + first + "/marks")
                .then()
                .statusCode(400)
                .body("violations.field", equalTo(List.of("criteria.answer")));
        mark("examiner", first, 3).statusCode(200).body("marking.awarded", equalTo(15.00f));
        mark("examiner.2", first, 1).statusCode(200).body("marking.awarded", equalTo(5.00f));
        runJobs();
        assertEquals(List.of(), scores());
        // 10 points apart, more than the rule of agreement permits
        mark("examiner.3", first, 2).statusCode(200).body("marking.awarded", equalTo(10.00f));
        runJobs();
        assertEquals(List.of(), scores());

        var second = task(machine, 7);
        take("examiner", second).statusCode(200).body("response", equalTo("{\"choice"));
        mark("examiner", second, 2).statusCode(200);
        mark("examiner.2", second, 1).statusCode(200);
        runJobs();
        // 10 and 15 computed; the third marker is as near to 15 as to 5, so (10 + 15) / 2; and (10 + 5) / 2
        assertEquals(List.of("45.00 computer"), scores());
        marks(machine)
                .body("marks.mark.awarded", equalTo(List.of(10.00f, 0.00f, 0.00f, 0.00f, 15.00f, 12.50f, 7.50f, 0.00f)))
                .body("marks[4].mark.rule", equalTo("MRK-01"))
                .body("marks[5].mark.rule", equalTo("MRK-10"))
                .body("marks[5].mark.measures", equalTo(Map.of("markers", 3, "criterion", "answer")))
                .body("marks[6].mark.measures.markers", equalTo(2))
                .body("marks[6].mark.message", equalTo("该作答无法由计算机评分，已由2名考评员评定"))
                .body("markers", hasSize(5))
                .body("markers[0].criteria", equalTo(Map.of("answer", 3)));
        assertEquals(
                List.of("12.50 of 15.00 ANSWER", "7.50 of 15.00 ANSWER"),
                texts("select awarded || ' of ' || maximum || ' ' || source from task_mark where attempt_id = '"
                        + machine.attempt() + "' order by position"));

        corrected(machine, 1, "DROP", null);
        // the marks of people stay: 35 of 90 points
        markings().body("markings[0].score", equalTo(38.89f)).body("markings[0].number", equalTo(2));
        assertRefused(
                "position of the paper",
                "insert into marking_task select gen_random_uuid(), attempt_id, 1, 1, 'CODE', version_id, points, response,"
                        + " opened_at from marking_task where id = '" + first + "'");
    }

    @Test
    void a_decided_key_needs_no_people_and_a_new_key_is_the_one_that_they_see() throws Exception {
        var machine = started(0);
        machine.save(List.of(answer(1, 5, "A", "09:01"))).statusCode(200);
        unreadable(machine, 2, 6);
        machine.submit().statusCode(200);
        runJobs();
        var task = task(machine, 6);
        corrected(machine, 6, "ACCEPT_ALL", null);
        assertEquals(List.of("30.00 computer"), scores());
        as("examiner").get("/v1/marking-tasks?limit=200").then().statusCode(200).body("items.id", not(hasItem(task)));

        corrected(machine, 6, "NEW_KEY", Map.of("value", "B"));
        restIsScored();
        once("exam-officer")
                .post(exam(batch, "/publication"))
                .then()
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "attempts-not-marked"))
                .body("detail", containsString("1"));
        take("examiner", task).statusCode(200).body("key.value", equalTo("B"));
        mark("examiner", task, 0).statusCode(200);
        mark("examiner.2", task, 0).statusCode(200);
        runJobs();
        assertEquals(List.of("15.00 computer"), scores());
        published(batch);
        assertEquals(
                Set.of("examiner", "examiner.2"),
                Set.copyOf(texts("select marker from task_marking where task_id = '" + task + "'")));
    }

    /** Enters what else a publication needs. */
    private void restIsScored() {
        UUID first = people.get(0).registrationId();
        var scores = new ArrayList<Map<String, Object>>();
        people.forEach(person -> {
            scores.add(score(person.registrationId(), "OPERATIONAL_SKILLS", "75"));
            scores.add(score(person.registrationId(), "COMPREHENSIVE_REVIEW", "75"));
            if (!person.registrationId().equals(first)) {
                scores.add(score(person.registrationId(), THEORY, "75"));
            }
        });
        clockAt("2025-07-28T09:00");
        scored(batch, scores);
    }
}
