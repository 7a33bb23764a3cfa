package io.skillcert.exam.sitting;

import static io.skillcert.exam.ExamScenario.accredited;
import static io.skillcert.exam.ExamScenario.awaitTrainings;
import static io.skillcert.exam.ExamScenario.eventually;
import static io.skillcert.exam.ExamScenario.exam;
import static io.skillcert.exam.ExamScenario.examinerId;
import static io.skillcert.exam.ExamScenario.runJobs;
import static io.skillcert.exam.ExamScenario.score;
import static io.skillcert.exam.RegistrationEvents.acting;
import static io.skillcert.exam.RegistrationEvents.bound;
import static io.skillcert.exam.RegistrationEvents.trained;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.clockAt;
import static io.skillcert.localstack.testing.Callers.of;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The operational skills of level 1: two statements that the computer marks, at the positions 1 and 2, and two tasks that people mark,
 * at 3 and 4. Each is worth 25 points, and each task has four criteria of the same weight.
 */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class SkillsTaskTest extends SittingFixture {

    private static final String SKILLS = "OPERATIONAL_SKILLS";
    private static final String TEXT = "一、流程步骤：先审核，后标注。二、角 色 分 工：标注员与审核员。";

    @BeforeEach
    void skillsAreSat() throws Exception {
        bankHasTasks();
        session = as("exam-officer")
                .get(exam(batch, "/sessions"))
                .then()
                .extract()
                .path("items.find { it.subject == '" + SKILLS + "' }.id");
        clockAt("2025-07-14T09:00");
        papersAreApproved();
        accredited("examiner", "examiner.2", "examiner.3", "examiner.4");
        as("exam-officer")
                .body(Map.of("examinerIds", List.of(examinerId("examiner"))))
                .put("/v1/exam-sessions/" + session + "/examiners")
                .then()
                .statusCode(200);
        as("exam-officer")
                .body(Map.of("accounts", List.of("invigilator")))
                .put("/v1/exam-sessions/" + session + "/invigilators")
                .then()
                .statusCode(200);
        clockAt("2025-07-27T08:30");
        checkIn(0);
    }

    @AfterEach
    void keysAreAsWritten() throws Exception {
        Rows.change(database, "alter table key_correction disable trigger user");
        Rows.change(database, "delete from key_correction");
        Rows.change(database, "alter table key_correction enable trigger user");
    }

    private static Map<String, Object> rubricItem(String function) {
        var criteria = new ArrayList<Map<String, Object>>();
        for (var id : List.of("steps", "roles", "risks", "form")) {
            criteria.add(Map.of(
                    "id", id, "text", "标准 " + id, "points", "5.00", "anchors", List.of("缺失", "部分", "基本完整", "完整且有依据")));
        }
        return item(
                1,
                function,
                function + "-TASK",
                "RUBRIC",
                Map.of("stem", unique("请设计一个数据标注流程。"), "sections", List.of("流程步骤", "角色分工", "风险控制")),
                Map.of("value", criteria));
    }

    private void bankHasTasks() throws Exception {
        if (!texts("select id from blueprint_entry where level = 1 and subject = '" + SKILLS + "'")
                .isEmpty()) {
            return;
        }
        activated(List.of(rubricItem("ETHICS"), rubricItem("FOUNDATIONS")));
        var blueprint = Map.of(
                "parts",
                List.of(
                        Map.of("kind", "TRUE_FALSE", "count", 2, "points", "25.00"),
                        Map.of("kind", "RUBRIC", "count", 2, "points", "25.00")),
                "weights",
                List.of(Map.of("function", "ETHICS", "percent", 50), Map.of("function", "FOUNDATIONS", "percent", 50)));
        String entry = once("exam-officer")
                .body(Map.of(
                        "subject",
                        SKILLS,
                        "level",
                        1,
                        "validFrom",
                        "2025-01-01",
                        "blueprint",
                        blueprint,
                        "basis",
                        "resolution 9"))
                .post("/v1/blueprint-entries")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        of("exam-officer.2", 0)
                .post("/v1/blueprint-entries/" + entry + "/approval")
                .then()
                .statusCode(200);
    }

    /** Sits the paper with these responses to the positions from 1; null for none. */
    private String sat(Object... responses) {
        var machine = opened(0);
        clockAt("2025-07-27T09:00");
        machine.start().statusCode(200);
        var answers = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < responses.length; i++) {
            if (responses[i] != null) {
                answers.add(new HashMap<>(Map.of(
                        "n",
                        answers.size() + 1,
                        "position",
                        i + 1,
                        "response",
                        responses[i],
                        "at",
                        "2025-07-27T09:01:00+08:00")));
            }
        }
        machine.save(answers).statusCode(200);
        machine.submit().statusCode(200);
        runJobs();
        return machine.attempt();
    }

    private String task(String attempt, int position) throws Exception {
        return text("select id from marking_task where attempt_id = '" + attempt + "' and position = " + position);
    }

    private static ValidatableResponse take(String examiner, String task) {
        return as(examiner).post("/v1/marking-tasks/" + task + "/lease").then();
    }

    private static ValidatableResponse mark(String examiner, String task, int... anchors) {
        var criteria = Map.of("steps", anchors[0], "roles", anchors[1], "risks", anchors[2], "form", anchors[3]);
        return as(examiner)
                .body(Map.of("criteria", criteria, "comment", "the risk of a wrong hand-over is not named"))
                .post("/v1/marking-tasks/" + task + "/marks")
                .then();
    }

    private ValidatableResponse marks(String attempt) {
        return as("auditor")
                .get("/v1/exam-entries/" + people.get(0).registrationId() + "/markings/" + attempt)
                .then();
    }

    private ValidatableResponse markings() {
        return as("auditor")
                .get("/v1/exam-entries/" + people.get(0).registrationId() + "/markings")
                .then()
                .statusCode(200);
    }

    private List<String> scores() throws Exception {
        return texts("select value || ' ' || entered_by from score where subject = '" + SKILLS
                + "' and registration_id = '" + people.get(0).registrationId() + "'");
    }

    @Test
    void two_markers_who_agree_complete_the_score_and_a_corrected_key_keeps_their_marks() throws Exception {
        var attempt = sat(true, true, TEXT);
        markings().body("markings", hasSize(0));
        assertEquals(
                List.of("RUBRIC 3"),
                texts("select source || ' ' || position from marking_task where attempt_id = '" + attempt + "'"));
        var task = task(attempt, 3);
        as("examiner")
                .get("/v1/marking-tasks?limit=200")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(task))
                .body("items[0].keySet()", equalTo(java.util.Set.of("id", "function", "topic", "points", "openedAt")));
        as("examiner")
                .get("/v1/marking-tasks/" + task)
                .then()
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "marking-task-not-taken"));
        mark("examiner", task, 3, 3, 3, 3).statusCode(409).body("type", equalTo(PROBLEM + "marking-task-not-taken"));
        take("examiner", task)
                .statusCode(200)
                .body("response", equalTo(TEXT))
                .body("sections.present", equalTo(List.of(true, true, false)))
                .body("criteria", hasSize(4))
                .body("marking", nullValue());
        mark("examiner", task, 4, 3, 3, 3).statusCode(400).body("violations.field", hasItem("criteria.steps"));
        mark("examiner", task, 3, 3, 3, 3).statusCode(200).body("marking.awarded", equalTo(25.00f));
        mark("examiner", task, 3, 3, 3, 2).statusCode(409).body("type", equalTo(PROBLEM + "marking-task-done"));
        take("examiner", task).statusCode(409).body("type", equalTo(PROBLEM + "marking-task-done"));
        as("examiner").get("/v1/marking-tasks?limit=200").then().body("items.id", not(hasItem(task)));
        runJobs();
        markings().body("markings", hasSize(0));
        take("examiner.2", task).statusCode(200).body("marking", nullValue());
        mark("examiner.2", task, 3, 3, 3, 2).statusCode(200).body("marking.awarded", equalTo(22.92f));
        take("examiner.3", task).statusCode(409).body("type", equalTo(PROBLEM + "marking-task-done"));
        runJobs();
        // 50 computed, and the mean of 25 and 22.92
        markings().body("markings[0].score", equalTo(73.96f));
        assertEquals(List.of("73.96 computer"), scores());
        marks(attempt)
                .body("marks.mark.awarded", equalTo(List.of(25.00f, 25.00f, 23.96f, 0.00f)))
                .body("marks[2].mark.rule", equalTo("MRK-10"))
                .body("marks[2].mark.measures.markers", equalTo(2))
                .body("marks[3].mark.answered", equalTo(false))
                .body("markers.marker", equalTo(List.of("examiner", "examiner.2")))
                .body("markers[1].criteria.form", equalTo(2))
                .body("markers[0].comment", containsString("hand-over"));
        correctedKey(attempt, 1);
        // 48.96 of 75 points
        markings().body("markings[0].score", equalTo(65.28f)).body("markings[0].number", equalTo(2));
        marks(attempt).body("marks[2].mark.awarded", equalTo(23.96f));
        var entered = Map.of("scores", List.of(score(people.get(0).registrationId(), SKILLS, "80")));
        once("examiner")
                .body(entered)
                .post(exam(batch, "/scores"))
                .then()
                .statusCode(400)
                .body("violations[0].message", containsString("由作答计算得出"));
        assertRefused("append", "update task_mark set awarded = 0");
        assertRefused("never changed", "update task_marking set awarded = 0 where task_id = '" + task + "'");
        assertRefused(
                "position of the paper",
                "insert into marking_task select gen_random_uuid(), attempt_id, 1, 1, source, version_id, points, response,"
                        + " opened_at from marking_task where id = '" + task + "'");
    }

    private void correctedKey(String attempt, int position) throws Exception {
        var item = text("select v.item_id || ' ' || v.number from attempt a join paper p on p.id = a.paper_id"
                + " join item_version v on v.id = p.items[" + position + "] where a.id = '" + attempt + "'");
        String correction = once("exam-officer")
                .body(Map.of(
                        "itemId",
                        item.substring(0, 36),
                        "number",
                        Integer.parseInt(item.substring(37)),
                        "action",
                        "DROP",
                        "reason",
                        "the statement is ambiguous"))
                .post("/v1/key-corrections")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        of("exam-officer.2", 0)
                .post("/v1/key-corrections/" + correction + "/approval")
                .then()
                .statusCode(200);
        runJobs();
    }

    @Test
    void two_markers_who_disagree_are_joined_by_a_third() throws Exception {
        var attempt = sat(false, null, TEXT, "  ");
        var task = task(attempt, 3);
        take("examiner", task).statusCode(200);
        take("examiner.2", task).statusCode(200);
        take("examiner.3", task).statusCode(409).body("type", equalTo(PROBLEM + "marking-task-taken"));
        mark("examiner", task, 3, 3, 3, 3).statusCode(200);
        mark("examiner.2", task, 0, 0, 0, 0).statusCode(200);
        runJobs();
        markings().body("markings", hasSize(0));
        take("examiner.3", task).statusCode(200);
        mark("examiner.3", task, 2, 2, 2, 2).statusCode(200).body("marking.awarded", equalTo(16.67f));
        runJobs();
        // the mean of 16.67 and 25, which is nearer than 0
        assertEquals(List.of("20.84 computer"), scores());
        marks(attempt).body("markers", hasSize(3)).body("marks[2].mark.measures.markers", equalTo(3));
    }

    @Test
    void an_attempt_without_a_text_needs_no_markers() throws Exception {
        sat(true, true);
        assertEquals(List.of("50.00 computer"), scores());
    }

    @Test
    void of_many_who_take_a_task_at_once_two_get_it_and_a_place_is_given_up_after_an_hour() throws Exception {
        var task = task(sat(true, true, TEXT), 3);
        var calls = new ArrayList<Callable<Integer>>();
        for (var examiner : List.of("examiner", "examiner.2", "examiner.3", "examiner.4")) {
            calls.add(() -> take(examiner, task).extract().statusCode());
        }
        var pool = Executors.newFixedThreadPool(calls.size());
        var statuses = new ArrayList<Integer>();
        for (var answer : pool.invokeAll(calls)) {
            statuses.add(answer.get());
        }
        pool.shutdown();
        assertEquals(List.of(200, 200, 409, 409), statuses.stream().sorted().toList());
        var taken = texts("select marker from task_marking where task_id = '" + task + "'");
        clockAt("2025-07-27T10:30");
        mark(taken.get(0), task, 3, 3, 3, 3).statusCode(409).body("type", equalTo(PROBLEM + "marking-task-not-taken"));
        var other = List.of("examiner", "examiner.2", "examiner.3", "examiner.4").stream()
                .filter(examiner -> !taken.contains(examiner))
                .findFirst()
                .orElseThrow();
        take(other, task).statusCode(200);
        mark(other, task, 3, 3, 3, 3).statusCode(200);
    }

    @Test
    void EXM_13_who_trained_the_candidate_neither_sees_nor_takes_the_task() throws Exception {
        var task = task(sat(true, true, TEXT), 3);
        var institution = UUID.randomUUID();
        trained(people.get(0), institution);
        awaitTrainings(database, institution, 1);
        once("exam-officer")
                .body(Map.of("account", "examiner.trainer", "institutionIds", List.of(institution)))
                .post("/v1/examiners")
                .then()
                .statusCode(201);
        as("examiner.trainer")
                .get("/v1/marking-tasks?limit=200")
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(task)));
        take("examiner.trainer", task).statusCode(409).body("type", equalTo(PROBLEM + "trainer-is-not-examiner"));
        as("candidate").get("/v1/marking-tasks").then().statusCode(403);
    }

    @Test
    void who_may_act_for_a_candidate_neither_examines_nor_marks_nor_invigilates() throws Exception {
        var partner = "examiner.partner";
        accredited(partner);
        assign(examinerId("examiner"), examinerId(partner)).statusCode(200);
        bound(people.get(0), partner);
        eventually().until(() -> !texts("select 1 from holder_account where account_digest = '"
                        + acting(partner).get(0) + "'")
                .isEmpty());
        as(partner)
                .body(Map.of("code", ticket(1)))
                .post("/v1/exam-sessions/" + session + "/check-ins")
                .then()
                .statusCode(403)
                .body("type", equalTo(PROBLEM + "acts-for-candidate"));
        assign(examinerId("examiner"), examinerId(partner))
                .statusCode(400)
                .body("violations.field", equalTo(List.of("examinerIds[1]")));
        as("exam-officer")
                .body(Map.of("accounts", List.of("invigilator", partner)))
                .put("/v1/exam-sessions/" + session + "/invigilators")
                .then()
                .statusCode(400)
                .body("violations.field", equalTo(List.of("accounts[1]")));
        var task = task(sat(true, true, TEXT), 3);
        as(partner).get("/v1/marking-tasks?limit=200").then().statusCode(200).body("items.id", not(hasItem(task)));
        take(partner, task).statusCode(403).body("type", equalTo(PROBLEM + "acts-for-candidate"));
        take("examiner", task).statusCode(200);
    }

    private ValidatableResponse assign(String... examiners) {
        return as("exam-officer")
                .body(Map.of("examinerIds", List.of(examiners)))
                .put("/v1/exam-sessions/" + session + "/examiners")
                .then();
    }

    @Test
    void a_rubric_needs_four_criteria_with_four_anchors_and_sections() {
        var item = rubricItem("ETHICS");
        item.put(
                "key",
                Map.of("value", List.of(Map.of("id", "Steps", "text", "", "points", "0", "anchors", List.of("a")))));
        create(item).statusCode(400).body("violations.field", hasItem("key.value"));
        var noSections = rubricItem("ETHICS");
        noSections.put("content", Map.of("stem", unique("请设计流程。")));
        create(noSections).statusCode(400).body("violations.field", hasItem("content.sections"));
        var marked = Map.of("items", List.of(Map.of("item", Map.of("kind", "RUBRIC", "points", "1", "key", "A"))));
        as("candidate")
                .body(marked)
                .post("/v1/marking-checks")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("items[0].item.kind"));
    }
}
