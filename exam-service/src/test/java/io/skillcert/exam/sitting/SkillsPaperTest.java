package io.skillcert.exam.sitting;

import static io.skillcert.exam.ExamScenario.accredited;
import static io.skillcert.exam.ExamScenario.awaitEntries;
import static io.skillcert.exam.ExamScenario.exam;
import static io.skillcert.exam.ExamScenario.examinerId;
import static io.skillcert.exam.ExamScenario.published;
import static io.skillcert.exam.ExamScenario.runJobs;
import static io.skillcert.exam.ExamScenario.score;
import static io.skillcert.exam.ExamScenario.scored;
import static io.skillcert.exam.ExamScenario.session;
import static io.skillcert.exam.RegistrationEvents.confirmed;
import static io.skillcert.exam.RegistrationEvents.send;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.clockAt;
import static io.skillcert.localstack.testing.Callers.of;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.skillcert.exam.bank.SampleTasks;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The operational skills of level 3 with the sample tasks: three candidates side by side, with the forms 1, 2 and 3. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class SkillsPaperTest extends SittingFixture {

    private static final String SKILLS = "OPERATIONAL_SKILLS";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The sample tasks by their texts, which are made unique. */
    private static final Map<String, JsonNode> TASKS = new HashMap<>();

    private final UUID skilled = UUID.randomUUID();

    @BeforeEach
    void threeAreCheckedInToSkills() throws Exception {
        clockAt("2025-07-14T09:00");
        bankHasTheSamples();
        people = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            people.add(confirmed(skilled, 3));
            send(UUID.randomUUID().toString(), people.get(i));
        }
        awaitEntries(skilled, 3);
        var room = UUID.randomUUID().toString().substring(0, 8);
        // Neighbours in one row, so that both forms are sat.
        var skills = new HashMap<>(session(SKILLS, room, 3, "2025-07-27T09:00:00+08:00"));
        skills.put("seatsPerRow", 3);
        once("exam-officer")
                .body(Map.of("sessions", List.of(session(THEORY, room, 10, "2025-07-26T09:00:00+08:00"), skills)))
                .post(exam(skilled, "/seat-assignments"))
                .then()
                .statusCode(201);
        session = as("exam-officer")
                .get(exam(skilled, "/sessions"))
                .then()
                .extract()
                .path("items.find { it.subject == '" + SKILLS + "' }.id");
    }

    private static void bankHasTheSamples() throws Exception {
        if (!TASKS.isEmpty()) {
            return;
        }
        var items = new ArrayList<Map<String, Object>>();
        for (var task : SampleTasks.all()) {
            var content = (ObjectNode) task.get("content");
            content.put("stem", unique(content.get("stem").textValue()));
            TASKS.put(
                    content.get("stem")
                            .textValue()
                            .substring(content.get("stem").textValue().length() - 36),
                    task);
            items.add(JSON.convertValue(task, new TypeReference<>() {}));
        }
        activated(items);
    }

    private void staffed() {
        accredited("examiner", "examiner.2");
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
        for (int person = 0; person < people.size(); person++) {
            checkIn(person);
        }
    }

    /** The number of the person who has the form. */
    private int withForm(int form) throws Exception {
        var registration = text("select f.registration_id from seat_form f join paper p on p.id = f.paper_id"
                + " where p.session_id = '" + session + "' and p.form = " + form);
        return people.stream()
                .map(person -> person.registrationId().toString())
                .toList()
                .indexOf(registration);
    }

    private JsonNode content(int form) throws Exception {
        return as("exam-officer")
                .get("/v1/papers/" + paper(form) + "/content")
                .then()
                .statusCode(200)
                .extract()
                .as(JsonNode.class);
    }

    private String paper(int form) throws Exception {
        return text("select id from paper where session_id = '" + session + "' and form = " + form);
    }

    private List<String> items(int form) throws Exception {
        return texts("select unnest(items) from paper where session_id = '" + session + "' and form = " + form);
    }

    /** The key of a task as a response; for a rubric a text with all sections. */
    private static Object response(JsonNode item) {
        var stem = item.at("/content/stem").textValue();
        var task = TASKS.get(stem.substring(stem.length() - 36));
        assertNotNull(task, stem);
        if (item.get("kind").textValue().equals("RUBRIC")) {
            var text = new StringBuilder();
            task.at("/content/sections")
                    .forEach(section -> text.append(section.textValue()).append("：见下文。"));
            return text.toString();
        }
        return JSON.convertValue(task.at("/key/value"), Object.class);
    }

    private String sat(int form, boolean answers) throws Exception {
        clockAt("2025-07-27T08:30");
        var machine = opened(withForm(form));
        clockAt("2025-07-27T09:00");
        machine.start()
                .statusCode(200)
                .body("deadline", startsWith("2025-07-27T11:00:00"))
                .body("order.items", equalTo(List.of(1, 2, 3, 4, 5, 6)));
        if (answers) {
            var events = new ArrayList<Map<String, Object>>();
            for (var item : content(form).get("items")) {
                events.add(Map.of(
                        "n",
                        events.size() + 1,
                        "position",
                        item.get("position").intValue(),
                        "response",
                        response(item),
                        "at",
                        "2025-07-27T09:30:00+08:00"));
            }
            machine.save(events).statusCode(200);
        }
        machine.submit().statusCode(200);
        runJobs();
        return machine.attempt();
    }

    /** Two examiners give all points to each task that people mark. */
    private void marked(String attempt) throws Exception {
        for (var task : texts("select id from marking_task where attempt_id = '" + attempt + "'")) {
            for (var examiner : List.of("examiner", "examiner.2")) {
                var taken = as(examiner)
                        .post("/v1/marking-tasks/" + task + "/lease")
                        .then()
                        .statusCode(200)
                        .extract()
                        .as(JsonNode.class);
                var criteria = new HashMap<String, Integer>();
                taken.get("criteria").forEach(one -> criteria.put(one.get("id").textValue(), 3));
                as(examiner)
                        .body(Map.of("criteria", criteria, "comment", "complete"))
                        .post("/v1/marking-tasks/" + task + "/marks")
                        .then()
                        .statusCode(200);
            }
        }
        runJobs();
    }

    private String skillsOf(int form) throws Exception {
        return text("select value from score where subject = '" + SKILLS + "' and registration_id = '"
                + people.get(withForm(form)).registrationId() + "'");
    }

    @Test
    void DLV_02_two_forms_without_a_common_task_give_all_points_for_the_keys_and_none_for_nothing() throws Exception {
        papersAreApproved(3);
        staffed();
        for (int form = 1; form <= 4; form++) {
            var points = new ArrayList<String>();
            content(form)
                    .get("items")
                    .forEach(item -> points.add(item.get("points").asText()));
            assertEquals(List.of("25.0", "15.0", "20.0", "15.0", "20.0", "5.0"), points);
            assertEquals(
                    JSON.readTree(
                            """
                            [{"function": "BUSINESS_ANALYSIS", "minutes": 30, "first": 1, "last": 1},
                             {"function": "MODEL_TRAINING", "minutes": 40, "first": 2, "last": 3},
                             {"function": "SYSTEM_DESIGN", "minutes": 40, "first": 4, "last": 5},
                             {"function": "COACHING", "minutes": 10, "first": 6, "last": 6}]"""),
                    content(form).get("sections"));
        }
        var common = new HashSet<>(items(1));
        common.retainAll(items(2));
        assertEquals(List.of(), List.copyOf(common));
        for (int form : List.of(1, 2)) {
            var attempt = sat(form, true);
            marked(attempt);
            assertEquals("100.00", skillsOf(form));
        }
        sat(3, false);
        assertEquals("0.00", skillsOf(3));
        assertResultsArePublished();
        assertPaperIsReplayed();
    }

    private void assertResultsArePublished() throws Exception {
        clockAt("2025-07-28T09:00");
        scored(
                skilled,
                people.stream()
                        .map(person -> score(person.registrationId(), THEORY, "75"))
                        .toList());
        published(skilled);
        var results = as("exam-officer")
                .get(exam(skilled, "/results"))
                .then()
                .statusCode(200)
                .extract()
                .as(JsonNode.class)
                .get("items");
        var outcomes = new HashMap<String, String>();
        results.forEach(result -> outcomes.put(
                result.get("registrationId").textValue(), result.get("outcome").textValue()));
        assertEquals(
                "PASSED", outcomes.get(people.get(withForm(1)).registrationId().toString()));
        assertEquals(
                "PASSED", outcomes.get(people.get(withForm(2)).registrationId().toString()));
        assertEquals(
                "NOT_PASSED",
                outcomes.get(people.get(withForm(3)).registrationId().toString()));
    }

    private void assertPaperIsReplayed() throws Exception {
        activated(List.of(item(
                3, "COACHING", "CO-TRAINING", "NUMBER", Map.of("stem", unique("共需多少分钟？")), Map.of("value", "45"))));
        as("auditor")
                .post("/v1/papers/" + paper(2) + "/replay")
                .then()
                .statusCode(200)
                .body("matches", equalTo(true));
        RestAssured.given()
                .get(exam(skilled, "/paper-seeds"))
                .then()
                .statusCode(200)
                .body("papers[0].algorithm", equalTo("assemble-tasks/1"))
                .body("papers[0].blueprint.sections[2].function", equalTo("SYSTEM_DESIGN"))
                .body("papers[0].blueprint.sections[2].minutes", equalTo(40))
                .body("papers[0].digest", equalTo(text("select digest from paper where id = '" + paper(1) + "'")));
    }

    private static Map<String, Object> sections(String points, String topic) {
        return Map.of(
                "sections",
                List.of(
                        Map.of(
                                "function",
                                "DATA_COLLECTION",
                                "minutes",
                                60,
                                "tasks",
                                List.of(Map.of("points", "60.00", "topics", List.of("DC-SKILLS", "DC-OTHER")))),
                        Map.of(
                                "function",
                                "DATA_ANNOTATION",
                                "minutes",
                                60,
                                "tasks",
                                List.of(Map.of("points", points, "topics", List.of(topic))))));
    }

    private static ValidatableResponse enter(String subject, int level, Map<String, Object> blueprint) {
        return once("exam-officer")
                .body(Map.of(
                        "subject",
                        subject,
                        "level",
                        level,
                        "validFrom",
                        "2025-01-01",
                        "blueprint",
                        blueprint,
                        "basis",
                        "resolution 12"))
                .post("/v1/blueprint-entries")
                .then();
    }

    private ValidatableResponse assembled(int level) {
        return once("exam-officer")
                .header("Accept-Language", "en")
                .body(Map.of("level", level, "forms", 4))
                .post("/v1/exam-sessions/" + session + "/papers")
                .then();
    }

    @Test
    void sections_that_two_officers_enter_make_a_paper_once_the_bank_has_each_task() throws Exception {
        enter(SKILLS, 3, sections("40", "DA-SKILLS"))
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "blueprint-published"));
        enter(THEORY, 5, sections("40", "DA-SKILLS"))
                .statusCode(400)
                .body("violations.field", hasItem("blueprint.sections"));
        enter(SKILLS, 4, sections("39.99", "DA-SKILLS"))
                .statusCode(400)
                .body("violations.field", hasItem("blueprint.sections"));
        enter(SKILLS, 4, sections("0", "DA-SKILLS")).statusCode(400);
        enter(SKILLS, 4, sections("40", "名称")).statusCode(400);
        enter(SKILLS, 4, Map.of()).statusCode(400).body("violations.field", hasItem("blueprint.parts"));
        assembled(4).statusCode(409).body("type", equalTo(PROBLEM + "no-blueprint"));
        String entry = enter(SKILLS, 4, sections("40", "DA-SKILLS"))
                .statusCode(201)
                .body("blueprint.sections[1].tasks[0].topics", equalTo(List.of("DA-SKILLS")))
                .extract()
                .path("id");
        of("exam-officer.2", 0)
                .post("/v1/blueprint-entries/" + entry + "/approval")
                .then()
                .statusCode(200);
        activated(List.of(
                item(4, "DATA_COLLECTION", "DC-OTHER", "NUMBER", Map.of("stem", unique("多少条？")), Map.of("value", "5")),
                singleChoice(4, "DATA_ANNOTATION", "DA-SKILLS")));
        assembled(4)
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "bank-too-small"))
                .body("detail", containsString("#2 DATA_ANNOTATION (DA-SKILLS): 1."));
        activated(List.of(item(
                4, "DATA_ANNOTATION", "DA-SKILLS", "NUMBER", Map.of("stem", unique("多少框？")), Map.of("value", "7"))));
        List<String> papers = assembled(4).statusCode(200).extract().path("papers.id");
        var items = as("exam-officer")
                .get("/v1/papers/" + papers.get(0) + "/content")
                .then()
                .statusCode(200)
                .extract()
                .as(JsonNode.class)
                .get("items");
        assertEquals(2, items.size());
        assertTrue(items.get(0).get("content").get("stem").textValue().startsWith("多少条"));
        assertEquals(
                0,
                Rows.texts(
                                database,
                                "select 1 from seat_form f join paper p on p.id = f.paper_id"
                                        + " where p.session_id = '" + session + "' and p.level = 4")
                        .size());
    }
}
