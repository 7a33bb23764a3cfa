package io.skillcert.exam.sitting;

import static io.skillcert.exam.ExamScenario.exam;
import static io.skillcert.exam.ExamScenario.published;
import static io.skillcert.exam.ExamScenario.runJobs;
import static io.skillcert.exam.ExamScenario.score;
import static io.skillcert.exam.ExamScenario.scored;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.clockAt;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The statistics of a batch whose two candidates have sat theory: one right everywhere, one wrong everywhere. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class SatExamStatisticsTest extends SittingFixture {

    @Test
    void items_and_papers_have_the_figures_that_follow_from_the_marks() throws Exception {
        sit(0, true, "A");
        sit(1, false, "B");
        publish();
        var figures = figures();
        var first = items(0);
        var second = items(1);
        assertEquals(2, figures.get("papers").size());
        assertEquals(union(first, second).size(), figures.get("items").size());
        for (var item : figures.get("items")) {
            var version = versionOf(item);
            var responses = (first.contains(version) ? 1 : 0) + (second.contains(version) ? 1 : 0);
            var right = first.contains(version) ? 1 : 0;
            assertEquals(responses, item.get("responses").asInt());
            assertEquals((double) right / responses, item.get("facility").asDouble(), 0.001);
            assertEquals(50.0 * responses, item.get("exposure").asDouble(), 0.001);
            // With both candidates, who is right is the better one in the rest of the paper too.
            assertEquals(
                    responses == 2 ? "1.000" : "null",
                    item.get("discrimination").isNull()
                            ? "null"
                            : item.get("discrimination")
                                    .decimalValue()
                                    .setScale(3)
                                    .toPlainString());
            assertEquals(responses, sum(item.get("options")));
            assertTrue(item.get("flags").isEmpty(), "no verdict on few responses");
        }
    }

    @Test
    void neighbours_with_the_same_wrong_answers_are_shown_to_a_person() throws Exception {
        sit(0, false, "B");
        sit(1, false, "B");
        as("exam-officer").get(exam(batch, "/answer-similarity")).then().statusCode(404);
        publish();
        var both = new HashSet<>(items(0));
        both.retainAll(items(1));
        var areNeighbours = areNeighbours();
        var pairs = as("exam-officer")
                .get(exam(batch, "/answer-similarity"))
                .then()
                .statusCode(200)
                .body("pairs", hasSize(areNeighbours && both.size() >= 3 ? 1 : 0));
        if (areNeighbours && both.size() >= 3) {
            pairs.body("pairs[0].same", equalTo(both.size())).body("pairs[0].bothWrong", equalTo(both.size()));
        }
    }

    private void sit(int person, boolean toStatements, String toChoices) {
        clockAt("2025-07-26T08:30");
        var machine = started(person);
        var answers = new ArrayList<Map<String, Object>>();
        for (int position = 1; position <= 8; position++) {
            answers.add(answer(position, position, position <= 4 ? toStatements : toChoices, "09:01"));
        }
        machine.save(answers).statusCode(200);
        machine.submit().statusCode(200);
        runJobs();
    }

    private void publish() {
        var scores = new ArrayList<Map<String, Object>>();
        people.forEach(person -> {
            scores.add(score(person.registrationId(), "OPERATIONAL_SKILLS", "75"));
            scores.add(score(person.registrationId(), "COMPREHENSIVE_REVIEW", "75"));
        });
        clockAt("2025-07-28T09:00");
        scored(batch, scores);
        published(batch);
    }

    private JsonNode figures() {
        return as("auditor")
                .get(exam(batch, "/item-statistics"))
                .then()
                .statusCode(200)
                .extract()
                .as(JsonNode.class);
    }

    private Set<String> items(int person) throws Exception {
        return new HashSet<>(Rows.texts(
                database,
                "select unnest(p.items) from attempt a join paper p on p.id = a.paper_id where a.registration_id = '"
                        + people.get(person).registrationId() + "'"));
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        var union = new HashSet<>(one);
        union.addAll(other);
        return union;
    }

    private String versionOf(JsonNode item) throws Exception {
        return text("select id from item_version where item_id = '"
                + item.get("itemId").textValue() + "' and number = " + item.get("version"));
    }

    private static int sum(JsonNode options) {
        int sum = 0;
        for (var count : options) {
            sum += count.asInt();
        }
        return sum;
    }

    private boolean areNeighbours() throws Exception {
        List<String> seats = Rows.texts(
                database,
                "select a.seat || ' ' || s.seats_per_row from attempt a join exam_session s on s.id = a.session_id"
                        + " where s.batch_id = '" + batch + "' order by a.seat");
        var row = Integer.parseInt(seats.get(0).split(" ")[1]);
        var one = Integer.parseInt(seats.get(0).split(" ")[0]) - 1;
        var other = Integer.parseInt(seats.get(1).split(" ")[0]) - 1;
        return Math.abs(one / row - other / row) <= 1 && Math.abs(one % row - other % row) <= 1;
    }
}
