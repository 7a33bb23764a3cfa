package io.skillcert.exam;

import static io.skillcert.exam.ExamScenario.accredited;
import static io.skillcert.exam.ExamScenario.attended;
import static io.skillcert.exam.ExamScenario.entered;
import static io.skillcert.exam.ExamScenario.exam;
import static io.skillcert.exam.ExamScenario.published;
import static io.skillcert.exam.ExamScenario.score;
import static io.skillcert.exam.ExamScenario.scored;
import static io.skillcert.exam.ExamScenario.seated;
import static io.skillcert.exam.ExamTopics.events;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.clockAt;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.localstack.testing.LocalStackResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class ExamFlowTest {

    private final UUID batch = UUID.randomUUID();

    @BeforeEach
    void beforeTheExam() {
        clockAt("2025-07-14T09:00");
        accredited("examiner");
    }

    @Test
    void a_batch_goes_from_entries_to_certificates_in_the_order_of_registration() throws Exception {
        var people = entered(batch, 3, 3, 2);
        seated(batch, 10).body("seated", equalTo(3));
        clockAt("2025-07-27T18:00");
        var scores = new ArrayList<Map<String, Object>>();
        for (var person : people) {
            scores.add(score(person.registrationId(), "THEORETICAL_KNOWLEDGE", "75"));
            scores.add(score(person.registrationId(), "OPERATIONAL_SKILLS", "60.00"));
        }
        scores.add(score(people.get(2).registrationId(), "COMPREHENSIVE_REVIEW", "59.99"));
        scored(batch, scores);
        clockAt("2025-08-01T10:00");
        published(batch)
                .body("publicationDueOn", equalTo("2025-08-01"))
                .body("reviewRequestBy", equalTo("2025-08-08"))
                .body("certificateNotBefore", equalTo("2025-08-09"));
        as("exam-officer")
                .get(exam(batch, "/results"))
                .then()
                .body("items.outcome", containsInAnyOrder("PASSED", "PASSED", "NOT_PASSED"));

        clockAt("2025-08-08T23:59");
        once("exam-officer")
                .post(exam(batch, "/certificates"))
                .then()
                .statusCode(409)
                .body("detail", containsString("2025-08-09"));
        clockAt("2025-08-09T00:01");
        once("exam-officer")
                .post(exam(batch, "/certificates"))
                .then()
                .statusCode(201)
                .body("issued", equalTo(2));
        once("exam-officer")
                .post(exam(batch, "/certificates"))
                .then()
                .statusCode(201)
                .body("issued", equalTo(0));
        var certificates = as("exam-officer").get(exam(batch, "/certificates")).then();
        certificates.body(
                "items.registrationId",
                contains(
                        people.get(0).registrationId().toString(),
                        people.get(1).registrationId().toString()));
        var numbers = certificates.extract().<List<String>>path("items.number");
        assertEquals(serial(numbers.get(0)) + 1, serial(numbers.get(1)));
        assertEquals(2, events("CertificateIssued", people).size());
        var results = events("ResultPublished", people);
        assertEquals(3, results.size());
        assertEquals(
                List.of("[\"EXM-02\",\"EXM-11\"]", "[]", "[]"),
                results.stream()
                        .map(result -> result.value().replaceAll(".*\"ruleCodes\":(\\[[^]]*]).*", "$1"))
                        .sorted()
                        .toList());
        assertEquals(3, events("SeatsAssigned", people).size());
    }

    @Test
    void scores_are_taken_whole_or_not_at_all() throws Exception {
        var person = entered(batch, 4).get(0).registrationId();
        seated(batch, 5);
        var theory = score(person, "THEORETICAL_KNOWLEDGE", "75");
        enter(List.of(theory), 400); // the session has not begun
        clockAt("2025-07-27T18:00");
        accredited("examiner");
        attended(batch);
        enter(List.of(theory, score(UUID.randomUUID(), "OPERATIONAL_SKILLS", "75")), 400);
        enter(List.of(theory, theory), 400);
        enter(List.of(score(person, "COMPREHENSIVE_REVIEW", "75")), 400);
        enter(List.of(theory), 200);
        enter(List.of(theory), 200); // the same again changes nothing
        enter(List.of(score(person, "THEORETICAL_KNOWLEDGE", "76")), 400);
        once("exam-officer")
                .post(exam(batch, "/publication"))
                .then()
                .statusCode(409)
                .body("detail", containsString("1项成绩或缺考记录缺失"));
    }

    @Test
    void results_are_published_once() throws Exception {
        var person = entered(batch, 4).get(0).registrationId();
        seated(batch, 5);
        clockAt("2025-07-27T18:00");
        accredited("examiner");
        enter(List.of(absent(person, "THEORETICAL_KNOWLEDGE"), absent(person, "OPERATIONAL_SKILLS")), 200);
        published(batch);
        once("exam-officer")
                .post(exam(batch, "/publication"))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:already-published"));
    }

    private void enter(List<Map<String, Object>> scores, int status) {
        once("examiner")
                .body(Map.of("scores", scores))
                .post(exam(batch, "/scores"))
                .then()
                .statusCode(status);
    }

    private static Map<String, Object> absent(UUID registration, String subject) {
        return Map.of("registrationId", registration, "subject", subject, "absent", true);
    }

    private static int serial(String number) {
        return Integer.parseInt(number.substring(16));
    }
}
