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
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The answers of an attempt are erased three years after the publication; its marks and its score stay. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class AnswerRetentionTest extends SittingFixture {

    @AfterEach
    void backToTheExam() throws Exception {
        clockAt("2025-07-28T12:00");
        Rows.change(database, "alter table key_correction disable trigger user");
        Rows.change(database, "delete from key_correction");
        Rows.change(database, "alter table key_correction enable trigger user");
    }

    private Machine machine;
    private List<Map<String, Object>> file;

    private String sat() throws Exception {
        machine = started(0);
        var answers = new ArrayList<Map<String, Object>>();
        for (int position = 1; position <= 8; position++) {
            answers.add(answer(position, position, position <= 4 ? true : "A", "09:01"));
        }
        machine.save(answers).statusCode(200);
        machine.submit().statusCode(200);
        file = List.of(answer(9, 1, false, "09:02"));
        rescue(machine, file, mac(machine, file)).statusCode(200).body("afterSeal", equalTo(true));
        runJobs();
        return machine.attempt();
    }

    private void publish() {
        var scores = new ArrayList<Map<String, Object>>();
        people.forEach(person -> {
            scores.add(score(person.registrationId(), "OPERATIONAL_SKILLS", "75"));
            scores.add(score(person.registrationId(), "COMPREHENSIVE_REVIEW", "75"));
        });
        scores.add(score(people.get(1).registrationId(), THEORY, "75"));
        clockAt("2025-07-28T09:00");
        scored(batch, scores);
        published(batch);
    }

    private List<String> answers(String attempt) throws Exception {
        return texts("select n from answer_event where attempt_id = '" + attempt + "' union all"
                + " select n from answer_after_seal where attempt_id = '" + attempt + "'");
    }

    private void correctKey(String attempt) throws Exception {
        var version = text("select v.item_id || ' ' || v.number from attempt a join paper p on p.id = a.paper_id"
                + " join item_version v on v.id = p.items[1] where a.id = '" + attempt + "'");
        String correction = once("exam-officer")
                .body(Map.of(
                        "itemId",
                        version.substring(0, 36),
                        "number",
                        Integer.parseInt(version.substring(37)),
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
    void answers_are_erased_three_years_after_the_publication_and_marks_stay() throws Exception {
        var attempt = sat();
        var erase = "insert into erased_answers (attempt_id) values ('" + attempt + "')";
        assertRefused("can not be reviewed any more", erase);
        publish();
        assertRefused("can not be reviewed any more", erase);
        assertRefused("append-only", "delete from answer_event where attempt_id = '" + attempt + "'");
        clockAt("2028-07-28T09:00");
        runJobs();
        assertEquals(9, answers(attempt).size());
        clockAt("2028-07-29T09:00");
        runJobs();
        assertEquals(List.of(), answers(attempt));
        once("exam-officer")
                .body(Map.of(
                        "attempt",
                        attempt,
                        "device",
                        1,
                        "events",
                        json(Map.of("events", file)),
                        "mac",
                        mac(machine, file)))
                .post("/v1/exam-sessions/" + session + "/rescue-files")
                .then()
                .statusCode(410)
                .body("type", equalTo(PROBLEM + "answers-erased"));
        assertEquals(
                List.of("service"),
                texts("select actor from audit_entry where act = 'erase-answers' and subject_id = '" + attempt + "'"));
        as("auditor")
                .get("/v1/attempt-records/" + attempt)
                .then()
                .statusCode(410)
                .body("type", equalTo(PROBLEM + "answers-erased"));
        assertMarksStay(attempt);
        correctKey(attempt);
        assertMarksStay(attempt);
        assertEquals(List.of(), texts("select since from attempt_to_mark where attempt_id = '" + attempt + "'"));
        assertRefused("append-only", "update item_mark set awarded = 0 where attempt_id = '" + attempt + "'");
        assertRefused("append-only", "delete from item_mark where attempt_id = '" + attempt + "'");
        assertRefused("append-only", "delete from erased_answers");
    }

    private void assertMarksStay(String attempt) throws Exception {
        var path = "/v1/exam-entries/" + people.get(0).registrationId() + "/markings";
        as("auditor").get(path).then().statusCode(200).body("markings", hasSize(1));
        as("auditor")
                .get(path + "/" + attempt)
                .then()
                .statusCode(200)
                .body("marks", hasSize(8))
                .body("marks.mark.answered", everyItem(equalTo(true)));
        assertEquals(
                List.of("100.00"),
                texts("select value from score where subject = '" + THEORY + "' and registration_id = '"
                        + people.get(0).registrationId() + "'"));
        as("exam-officer").get(exam(batch, "/results")).then().statusCode(200);
    }
}
