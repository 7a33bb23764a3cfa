package io.skillcert.registration.practice;

import static io.restassured.RestAssured.given;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.clockAt;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class PracticeTest {

    @Inject
    PracticeBank bank;

    @Inject
    DataSource database;

    private final String learner = aLearner();

    private static String aLearner() {
        return "candidate." + UUID.randomUUID().toString().replace("-", "");
    }

    @Test
    void anyone_may_try_ten_items_a_day_without_an_account() {
        var items = given().queryParam("level", 3)
                .get("/v1/practice-samples")
                .then()
                .statusCode(200)
                .body("items", hasSize(10))
                .body("items[0]", not(hasKey("answer")))
                .body("items[0]", not(hasKey("key")))
                .extract()
                .<String>path("items[0].id");
        sampleAnswer(items, bank.get(items).answer())
                .statusCode(200)
                .body("correct", equalTo(true))
                .body("explanation", notNullValue());
        var today = LocalDate.parse(today());
        var other = bank.of(3).stream()
                .map(PracticeItem::id)
                .filter(id -> !isSample(id, today) && !isSample(id, today.minusDays(1)))
                .findFirst()
                .orElseThrow();
        sampleAnswer(other, true)
                .statusCode(404)
                .body("type", equalTo("urn:skillcert:problem:practice-item-not-found"));
        given().queryParam("level", 5).get("/v1/practice-samples").then().statusCode(400);
    }

    @Test
    void samples_that_were_read_before_midnight_are_marked_until_the_end_of_the_next_day() {
        var day = LocalDate.parse("2026-12-01");
        var item = bank.samples(3, day).stream()
                .filter(sample -> !isSample(sample.id(), day.plusDays(1)) && !isSample(sample.id(), day.plusDays(2)))
                .findFirst()
                .orElseThrow();
        for (var moment : List.of("2026-12-01T23:55", "2026-12-02T00:05", "2026-12-02T23:55")) {
            clockAt(moment);
            sampleAnswer(item.id(), item.answer()).statusCode(200).body("correct", equalTo(true));
        }
        clockAt("2026-12-03T00:05");
        sampleAnswer(item.id(), item.answer()).statusCode(404);
        clockAt("2026-11-30T23:55");
        sampleAnswer(item.id(), item.answer()).statusCode(404);
    }

    private boolean isSample(String item, LocalDate day) {
        return bank.samples(3, day).stream().anyMatch(sample -> sample.id().equals(item));
    }

    private static String today() {
        return given().queryParam("level", 3).get("/v1/practice-samples").path("on");
    }

    private static ValidatableResponse sampleAnswer(String item, Object response) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("level", 3, "item", item, "response", response))
                .post("/v1/practice-samples/answers")
                .then();
    }

    @Test
    void an_answer_is_marked_and_explained_once_and_a_wrong_one_stands_in_the_book() {
        var set = begin(Map.of("level", 3, "function", "ETHICS", "count", 5))
                .statusCode(201)
                .body("items", hasSize(5))
                .body("items.function", everyItem(equalTo("ETHICS")))
                .body("items[0]", not(hasKey("answer")))
                .extract();
        var id = set.<String>path("id");
        var first = bank.get(set.path("items[0].id"));
        var second = bank.get(set.path("items[1].id"));
        answer(id, 1, first.answer())
                .statusCode(200)
                .body("correct", equalTo(true))
                .body("awarded", equalTo("1.00"))
                .body("rule", notNullValue());
        answer(id, 1, wrong(first)).statusCode(409).body("type", equalTo("urn:skillcert:problem:already-answered"));
        answer(id, 2, wrong(second)).statusCode(200).body("correct", equalTo(false));
        as(learner).get("/v1/practice-sets/" + id).then().body("answered", contains(1, 2));
        as(learner)
                .queryParam("level", 3)
                .get("/v1/practice-progress/wrong-answers")
                .then()
                .statusCode(200)
                .body("items.id", contains(second.id()))
                .body("items[0].explanation", notNullValue());
        begin(Map.of("level", 3, "selection", "WRONG")).statusCode(201).body("items.id", contains(second.id()));
        begin(Map.of("level", 3, "selection", "DUE"))
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:nothing-to-practise"));
        begin(Map.of("level", 3, "selection", "WEAK", "count", 1))
                .statusCode(201)
                .body("items[0].function", equalTo("ETHICS"));
        as(learner)
                .queryParam("level", 3)
                .get("/v1/practice-progress")
                .then()
                .body("functions[0].function", equalTo("ETHICS"))
                .body("functions[0].share.answered", equalTo(2))
                .body("functions[0].share.share", equalTo(0.5f))
                .body("functions[0].share.low", equalTo(0.095f))
                .body("functions[0].share.high", equalTo(0.905f))
                .body("functions[1].share.low", equalTo(null))
                .body("$", not(hasKey("readiness")));
    }

    @Test
    void the_same_answer_again_is_explained_again_and_counts_once() {
        var set = begin(Map.of("level", 3, "count", 50)).statusCode(201).extract();
        var id = set.<String>path("id");
        for (int position = 1; position <= 50; position++) {
            var item = bank.get(set.path("items[" + (position - 1) + "].id"));
            var first = answer(id, position, item.answer()).statusCode(200).extract();
            var again = answer(id, position, item.answer()).statusCode(200).extract();
            assertEquals(first.asString(), again.asString());
        }
        as(learner)
                .queryParam("level", 3)
                .get("/v1/practice-progress")
                .then()
                .body("functions.share.answered.sum()", equalTo(50))
                .body("functions.share.right.sum()", equalTo(50));
    }

    @Test
    void a_set_of_another_account_and_a_foreign_position_are_refused() {
        var id = begin(Map.of("level", 4)).statusCode(201).extract().<String>path("id");
        as(aLearner()).get("/v1/practice-sets/" + id).then().statusCode(404);
        answer(id, 11, true).statusCode(400).body("violations.field", contains("position"));
        answer(id, 0, true).statusCode(400).body("violations.field", contains("position"));
        as("partner").get("/v1/practice-sets/" + id).then().statusCode(403);
        given().get("/v1/practice-sets/" + id).then().statusCode(401);
    }

    @Test
    void wrong_wishes_and_responses_are_refused_by_the_field() {
        begin(Map.of("level", 5)).statusCode(400).body("violations.field", contains("level"));
        begin(Map.of("level", 3, "count", 51)).statusCode(400).body("violations.field", contains("count"));
        begin(Map.of("level", 3, "function", "DATA_ANNOTATION"))
                .statusCode(400)
                .body("violations.field", contains("function"));
        var set = begin(Map.of("level", 3, "count", 50)).statusCode(201).extract();
        var id = set.<String>path("id");
        var kinds = set.<List<String>>path("items.kind");
        var choice = kinds.indexOf("SINGLE_CHOICE") + 1;
        answer(id, choice, Map.of("a", 1)).statusCode(400).body("violations.field", hasItem("response"));
        answer(id, choice, "Z".repeat(17_000)).statusCode(413);
        as(learner).get("/v1/practice-sets/" + id).then().body("answered", hasSize(0));
    }

    @Test
    void a_mock_exam_is_answered_submitted_and_explained() {
        var exam = beginMock(3)
                .statusCode(201)
                .body("items", hasSize(180))
                .body("items[0].kind", equalTo("TRUE_FALSE"))
                .body("items[179].kind", equalTo("SINGLE_CHOICE"))
                .body("$", not(hasKey("result")))
                .extract();
        var id = exam.<String>path("id");
        var items = exam.<List<String>>path("items.id");
        var templates = new HashSet<String>();
        items.forEach(item -> assertTrue(templates.add(bank.get(item).template()), item));
        beginMock(3).statusCode(409).body("type", equalTo("urn:skillcert:problem:mock-exam-open"));
        as(learner).get("/v1/mock-exams/" + id + "/review").then().statusCode(409);
        IntStream.rangeClosed(1, 60).forEach(position -> save(
                        id, position, bank.get(items.get(position - 1)).answer())
                .statusCode(200));
        save(id, 60, wrong(bank.get(items.get(59)))).statusCode(200);
        as(learner).get("/v1/mock-exams/" + id).then().body("answers.size()", equalTo(60));
        as(learner)
                .post("/v1/mock-exams/" + id + "/submission")
                .then()
                .statusCode(200)
                .body("result.points", equalTo("29.50"))
                .body("result.maximum", equalTo("90.00"))
                .body("result.functions.share.answered.sum()", equalTo(180));
        save(id, 61, true).statusCode(409).body("type", equalTo("urn:skillcert:problem:mock-exam-over"));
        as(learner)
                .get("/v1/mock-exams/" + id + "/review")
                .then()
                .statusCode(200)
                .body("items", hasSize(180))
                .body("items[0].correct", equalTo(true))
                .body("items[59].correct", equalTo(false))
                .body("items[179].response", equalTo(null))
                .body("items[179].item.explanation", notNullValue());
        as(learner).get("/v1/mock-exams").then().body("items.id", contains(id));
        beginMock(3).statusCode(201);
        beginMock(5).statusCode(400).body("violations.field", contains("level"));
    }

    @Test
    void a_set_and_a_mock_exam_are_read_without_an_item_that_the_bank_has_dropped() throws SQLException {
        var set =
                begin(Map.of("level", 4, "count", 4)).statusCode(201).extract().<String>path("id");
        dropItem(set, 2);
        as(learner).get("/v1/practice-sets/" + set).then().statusCode(200).body("items.position", contains(1, 3, 4));
        answer(set, 2, true).statusCode(404).body("type", equalTo("urn:skillcert:problem:practice-item-not-found"));
        var exam = beginMock(4).statusCode(201).extract();
        var id = exam.<String>path("id");
        save(id, 2, bank.get(exam.path("items[1].id")).answer()).statusCode(200);
        dropItem(id, 1);
        as(learner)
                .get("/v1/mock-exams/" + id)
                .then()
                .statusCode(200)
                .body("items", hasSize(199))
                .body("items[0].position", equalTo(2))
                .body("answers.size()", equalTo(1));
        as(learner)
                .post("/v1/mock-exams/" + id + "/submission")
                .then()
                .statusCode(200)
                .body("result.points", equalTo("0.50"))
                .body("result.maximum", equalTo("99.50"));
        as(learner)
                .get("/v1/mock-exams/" + id + "/review")
                .then()
                .statusCode(200)
                .body("items", hasSize(199));
    }

    @Test
    void after_an_early_submission_the_mock_exam_has_ended_at_that_moment_and_not_at_its_deadline() {
        clockAt("2026-12-01T09:00");
        var id = beginMock(4).statusCode(201).extract().<String>path("id");
        clockAt("2026-12-01T09:20");
        as(learner).post("/v1/mock-exams/" + id + "/submission").then().statusCode(200);
        save(id, 1, true)
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:mock-exam-over"))
                .body("detail", containsString("2026-12-01T09:20"));
    }

    @Test
    void a_mock_exam_takes_no_answer_after_its_deadline_and_is_submitted_as_it_stands_when_it_is_read() {
        clockAt("2026-12-01T09:00");
        var exam = beginMock(4).statusCode(201).extract();
        var id = exam.<String>path("id");
        clockAt("2026-12-01T10:29");
        var first = bank.get(exam.path("items[0].id")).answer();
        save(id, 1, first).statusCode(200);
        clockAt("2026-12-01T10:31");
        save(id, 1, first)
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:mock-exam-over"))
                .body("detail", containsString("2026-12-01T10:30"));
        as(learner).get("/v1/mock-exams").then().body("items[0]", not(hasKey("submittedAt")));
        as(learner)
                .get("/v1/mock-exams/" + id)
                .then()
                .statusCode(200)
                .body("submittedAt", notNullValue())
                .body("answers.size()", equalTo(1))
                .body("result.points", equalTo("0.50"));
        as(learner)
                .get("/v1/mock-exams/" + id + "/review")
                .then()
                .statusCode(200)
                .body("items[0].correct", equalTo(true));
    }

    @Test
    void a_mock_exam_is_not_begun_beside_an_open_one_and_submits_one_whose_time_is_over() {
        clockAt("2026-12-01T09:00");
        var exam = beginMock(4).statusCode(201).extract();
        var id = exam.<String>path("id");
        save(id, 1, bank.get(exam.path("items[0].id")).answer()).statusCode(200);
        clockAt("2026-12-01T10:29");
        beginMock(4).statusCode(409).body("type", equalTo("urn:skillcert:problem:mock-exam-open"));
        clockAt("2026-12-01T10:31");
        var next = beginMock(4).statusCode(201).extract().<String>path("id");
        as(learner)
                .get("/v1/mock-exams")
                .then()
                .body("items.id", contains(id, next))
                .body("items[0].result.points", equalTo("0.50"))
                .body("items[1]", not(hasKey("result")));
    }

    @Test
    void a_right_answer_moves_an_item_to_boxes_due_after_1_3_7_and_14_days_and_a_wrong_one_back_to_the_first() {
        var day = LocalDate.parse("2026-12-01");
        clockAt(day + "T09:00");
        var set = begin(Map.of("level", 3, "count", 1)).statusCode(201).extract();
        var item = bank.get(set.path("items[0].id"));
        answer(set.path("id"), 1, item.answer()).statusCode(200);
        var waits = List.of(1, 3, 7, 14, 14);
        for (int i = 0; i < waits.size(); i++) {
            day = day.plusDays(waits.get(i));
            var isLast = i == waits.size() - 1;
            answerWhenDue(item, day, isLast ? wrong(item) : item.answer());
        }
        answerWhenDue(item, day.plusDays(1), item.answer());
    }

    /** Not due late on the day before, due early on the day. */
    private void answerWhenDue(PracticeItem item, LocalDate day, Object response) {
        clockAt(day.minusDays(1) + "T23:50");
        begin(Map.of("level", 3, "selection", "DUE"))
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:nothing-to-practise"));
        clockAt(day + "T00:10");
        var due = begin(Map.of("level", 3, "selection", "DUE"))
                .statusCode(201)
                .body("items.id", contains(item.id()))
                .extract()
                .<String>path("id");
        answer(due, 1, response).statusCode(200);
    }

    private void dropItem(String set, int position) throws SQLException {
        assertEquals(
                1,
                Rows.change(
                        database,
                        "update practice_set set items[" + position + "] = 'G4-dropped' where id = '" + set + "'"));
    }

    @Test
    void readiness_is_stated_after_two_mock_exams_with_its_interval() {
        for (int i = 0; i < 2; i++) {
            var exam = beginMock(4).statusCode(201).extract();
            var id = exam.<String>path("id");
            save(id, 1, bank.get(exam.path("items[0].id")).answer()).statusCode(200);
            as(learner).post("/v1/mock-exams/" + id + "/submission").then().statusCode(200);
        }
        as(learner)
                .queryParam("level", 4)
                .get("/v1/practice-progress")
                .then()
                .body("readiness.verdict", equalTo("NOT_READY"))
                .body("readiness.mockExams", equalTo(2))
                .body("readiness.share.answered", equalTo(400))
                .body("readiness.share.right", equalTo(2));
    }

    @Test
    void an_account_can_delete_all_its_records() {
        var set = begin(Map.of("level", 3)).statusCode(201).extract();
        answer(set.path("id"), 1, bank.get(set.path("items[0].id")).answer()).statusCode(200);
        as(learner).delete("/v1/practice-progress").then().statusCode(204);
        as(learner)
                .queryParam("level", 3)
                .get("/v1/practice-progress")
                .then()
                .body("functions.share.answered", everyItem(equalTo(0)));
    }

    private static Object wrong(PracticeItem item) {
        return switch (item.kind()) {
            case TRUE_FALSE -> !(Boolean) item.answer();
            case SINGLE_CHOICE -> item.answer().equals("A") ? "B" : "A";
            default -> List.of();
        };
    }

    private ValidatableResponse begin(Map<String, Object> wish) {
        return once(learner).body(wish).post("/v1/practice-sets").then();
    }

    private ValidatableResponse answer(String set, int position, Object response) {
        return as(learner)
                .contentType(ContentType.JSON)
                .body(Map.of("position", position, "response", response))
                .post("/v1/practice-sets/" + set + "/answers")
                .then();
    }

    private ValidatableResponse beginMock(int level) {
        return once(learner).body(Map.of("level", level)).post("/v1/mock-exams").then();
    }

    private ValidatableResponse save(String exam, int position, Object response) {
        return as(learner)
                .contentType(ContentType.JSON)
                .body(Map.of("response", response))
                .put("/v1/mock-exams/" + exam + "/answers/" + position)
                .then();
    }
}
