package io.skillcert.exam.review;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.clockAt;
import static io.skillcert.localstack.testing.Callers.of;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.events.exam.CertificateIssuedV1;
import io.skillcert.events.exam.ResultCorrectedV1;
import io.skillcert.events.exam.ResultPublishedV1;
import io.skillcert.localstack.testing.LocalStackResource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class ScoreReviewTest extends ScoreReviewFixture {

    @Test
    void EXM_10_a_higher_score_is_final_and_the_result_is_decided_again() throws Exception {
        var person = published("75", "59.50").get(0);
        var review = asked(person, SKILLS);
        answered(review, "60.00")
                .statusCode(200)
                .body("scoreBefore", equalTo(59.5f))
                .body("scoreAfter", equalTo(60.0f));
        results()
                .body("items.outcome", contains("PASSED"))
                .body("items[0].result.subjects.status", contains("PASSED", "PASSED"))
                .body("items[0].result.resit.allowed", equalTo(false));
        assertEquals(
                List.of("NOT_PASSED"),
                texts("select outcome from corrected_result where registration_id = '%s'", person));
        clockAt("2025-08-11T09:00");
        issued(1);
        assertEquals(
                List.of(ResultPublishedV1.TYPE, ResultCorrectedV1.TYPE, CertificateIssuedV1.TYPE),
                publishedTypes(person, 3));
    }

    @Test
    void EXM_10_a_lower_score_is_final_too_and_opens_the_resit() throws Exception {
        var person = published("75", "60").get(0);
        answered(asked(person, SKILLS), "59.99").statusCode(200);
        results()
                .body("items.outcome", contains("NOT_PASSED"))
                .body("items[0].result.resit.subjects", contains(SKILLS))
                .body("items[0].result.resit.registerBy", equalTo("2026-08-01"))
                .body(
                        "items[0].result.findings.findAll { it.verdict == 'NOT_MET' }.rule",
                        contains("EXM-02", "EXM-07", "EXM-11"));
        assertEquals(
                List.of("[\"EXM-02\", \"EXM-07\", \"EXM-11\"]"),
                texts(
                        "select jsonb_path_query_array(content, '$.findings[*] ? (@.verdict == \"NOT_MET\").rule')"
                                + " from exam_result where registration_id = '%s'",
                        person));
        clockAt("2025-08-11T09:00");
        issued(0);
    }

    @Test
    void a_review_that_confirms_the_score_changes_nothing() throws Exception {
        var person = published("75", "60").get(0);
        answered(asked(person, THEORY), "75.00").statusCode(200).body("reason", equalTo("marked again"));
        results().body("items.outcome", contains("PASSED"));
        assertEquals(List.of(), texts("select outcome from corrected_result where registration_id = '%s'", person));
        clockAt("2025-08-11T09:00");
        issued(1);
        assertEquals(List.of(ResultPublishedV1.TYPE, CertificateIssuedV1.TYPE), publishedTypes(person, 2));
    }

    @Test
    void EXM_11_an_open_review_delays_only_that_persons_certificate() throws Exception {
        var people = published("75", "60", "75", "60");
        var review = asked(people.get(0), THEORY);
        clockAt("2025-08-11T09:00");
        issued(1);
        issued(0);
        answered(review, "80").statusCode(200);
        issued(1);
        answered(review, "81").statusCode(409).body("type", equalTo("urn:skillcert:problem:score-review-answered"));
    }

    @Test
    void EXM_05_a_review_is_requested_once_per_subject_after_publication_and_within_the_window() throws Exception {
        var person = sat(List.of("75", "59"));
        ask(person.get(0), SKILLS)
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:results-not-yet-published"));
        publish();
        clockAt("2025-08-08T23:00");
        asked(person.get(0), SKILLS);
        ask(person.get(0), SKILLS).statusCode(409).body("type", equalTo("urn:skillcert:problem:score-review-asked"));
        clockAt("2025-08-09T00:01");
        ask(person.get(0), THEORY)
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:score-review-window-over"));
    }

    @Test
    void EXM_05_concurrent_requests_create_one_review() throws Exception {
        var person = published("75", "59").get(0);
        var callers = Executors.newFixedThreadPool(6);
        var answers = callers.invokeAll(IntStream.range(0, 6)
                .<Callable<Integer>>mapToObj(
                        i -> () -> ask(person, SKILLS).extract().statusCode())
                .toList());
        callers.shutdown();
        int asked = 0;
        for (var answer : answers) {
            asked += answer.get() == 201 ? 1 : 0;
        }
        assertEquals(1, asked);
    }

    @Test
    void EXM_06_an_answer_is_due_after_the_window_and_marked_when_overdue() throws Exception {
        var person = published("75", "59").get(0);
        var review = asked(person, SKILLS);
        clockAt("2025-08-15T23:00");
        listed().body("items.answerBy", contains("2025-08-15")).body("items.overdue", contains(false));
        clockAt("2025-08-16T00:01");
        listed().body("items.overdue", contains(true));
        answered(review, "59").statusCode(200).body("overdue", equalTo(false));
        listed().body("items.size()", equalTo(0));
    }

    @Test
    void EXM_10_a_first_marker_cannot_answer_the_review() throws Exception {
        var review = asked(published("75", "59").get(0), SKILLS);
        of("examiner", 0)
                .body(Map.of("score", "60", "reason", "marked again"))
                .post("/v1/score-reviews/" + review + "/answer")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:reviewer-is-first-marker"));
        answered(review, "59").statusCode(200);
    }

    @Test
    void EXM_09_an_absence_is_no_score_to_review() throws Exception {
        var person = sat(List.of("75", "")).get(0);
        publish();
        ask(person, SKILLS).statusCode(409).body("type", equalTo("urn:skillcert:problem:no-score"));
    }

    @Test
    void a_person_sees_the_own_scores_once_they_are_published_and_as_they_stand() throws Exception {
        var person = sat(List.of("75", "")).get(0);
        lookedUp(person, NUMBER).statusCode(404);
        publish();
        lookedUp(person, NUMBER)
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("outcome", equalTo("NOT_PASSED"))
                .body("reviewRequestBy", equalTo("2025-08-08"))
                .body("subjects.status", contains("PASSED", "ABSENT"))
                .body("subjects.score", contains(75.0f, null))
                .body("findings.rule", hasItems("EXM-02", "EXM-07", "EXM-08", "EXM-09", "EXM-11"))
                .body("findings[1].message", equalTo("操作技能：缺考，不合格"));
        answered(asked(person, THEORY), "59.99").statusCode(200);
        lookedUp(person, NUMBER).body("subjects.score", contains(59.99f, null)).body("resit.allowed", equalTo(false));
        lookedUp(person, "E87654321").statusCode(404);
        lookedUp(person, "x").statusCode(400).body("violations.field", contains("identityNumber"));
    }

    @Test
    void another_persons_exam_and_another_accounts_review_are_answered_404() throws Exception {
        var person = published("75", "59").get(0);
        once("candidate")
                .body(request(person, SKILLS, "E87654321"))
                .post("/v1/score-reviews")
                .then()
                .statusCode(404);
        var review = asked(person, SKILLS);
        as("candidate").get("/v1/score-reviews/" + review).then().statusCode(200);
        as("candidate.2").get("/v1/score-reviews/" + review).then().statusCode(404);
        once("candidate.2")
                .body(request(person, THEORY, NUMBER))
                .post("/v1/score-reviews")
                .then()
                .statusCode(404);
        as("candidate.2")
                .body(Map.of("registrationId", person, "identityType", "PASSPORT", "identityNumber", NUMBER))
                .post("/v1/result-lookups")
                .then()
                .statusCode(404);
        as("partner").get("/v1/score-reviews/" + review).then().statusCode(404);
    }
}
