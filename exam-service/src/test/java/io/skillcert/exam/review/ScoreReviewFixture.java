package io.skillcert.exam.review;

import static io.skillcert.exam.ExamScenario.awaitEntries;
import static io.skillcert.exam.ExamScenario.exam;
import static io.skillcert.exam.ExamScenario.score;
import static io.skillcert.exam.ExamScenario.scored;
import static io.skillcert.exam.ExamScenario.seated;
import static io.skillcert.exam.RegistrationEvents.confirmed;
import static io.skillcert.exam.RegistrationEvents.send;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.clockAt;
import static io.skillcert.localstack.testing.Callers.of;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import io.skillcert.events.exam.SeatsAssignedV1;
import io.skillcert.exam.ExamScenario;
import io.skillcert.exam.ExamTopics;
import io.skillcert.localstack.testing.Broker;
import io.skillcert.localstack.testing.Rows;
import io.skillcert.personal.HolderDigests;
import io.skillcert.personal.IdentityDocument;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;

/** Published on Friday 1 August 2025: reviews are asked for until the 8th and answered until the 15th. */
abstract class ScoreReviewFixture {

    static final String THEORY = "THEORETICAL_KNOWLEDGE";

    static final String SKILLS = "OPERATIONAL_SKILLS";

    static final String NUMBER = "E12345678";

    @Inject
    HolderDigests digests;

    @Inject
    DataSource database;

    final UUID batch = UUID.randomUUID();

    @BeforeEach
    void beforeTheExam() {
        clockAt("2025-07-14T09:00");
    }

    static ValidatableResponse lookedUp(UUID person, String number) {
        return as("candidate")
                .body(Map.of("registrationId", person, "identityType", "PASSPORT", "identityNumber", number))
                .post("/v1/result-lookups")
                .then();
    }

    /** @param scores theory and skills of each person */
    List<UUID> published(String... scores) throws Exception {
        var people = sat(List.of(scores));
        publish();
        return people;
    }

    void publish() {
        clockAt("2025-08-01T10:00");
        ExamScenario.published(batch);
    }

    /** An empty score is an absence. */
    List<UUID> sat(List<String> scores) throws Exception {
        var digest = digests.of(new IdentityDocument(IdentityDocument.Type.PASSPORT, NUMBER));
        var people = new ArrayList<UUID>();
        for (int i = 0; i < scores.size() / 2; i++) {
            var event = confirmed(batch, 4, digest);
            send(UUID.randomUUID().toString(), event);
            people.add(event.registrationId());
        }
        awaitEntries(batch, people.size());
        seated(batch, 10);
        clockAt("2025-07-27T18:00");
        var entered = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < scores.size(); i++) {
            entered.add(entry(people.get(i / 2), i % 2 == 0 ? THEORY : SKILLS, scores.get(i)));
        }
        scored(batch, entered);
        return people;
    }

    static Map<String, Object> entry(UUID person, String subject, String score) {
        return score.isEmpty()
                ? Map.of("registrationId", person, "subject", subject, "absent", true)
                : score(person, subject, score);
    }

    static Map<String, Object> request(UUID person, String subject, String number) {
        return Map.of(
                "registrationId", person, "subject", subject, "identityType", "PASSPORT", "identityNumber", number);
    }

    static ValidatableResponse ask(UUID person, String subject) {
        return once("candidate")
                .body(request(person, subject, NUMBER))
                .post("/v1/score-reviews")
                .then();
    }

    static String asked(UUID person, String subject) {
        return ask(person, subject).statusCode(201).extract().path("id");
    }

    static ValidatableResponse answered(String review, String score) {
        int version = as("examiner.4")
                .get("/v1/score-reviews/" + review)
                .then()
                .extract()
                .path("version");
        return of("examiner.4", version)
                .body(Map.of("score", score, "reason", "marked again"))
                .post("/v1/score-reviews/" + review + "/answer")
                .then();
    }

    ValidatableResponse listed() {
        return as("exam-officer")
                .get("/v1/score-reviews?open=true&batchId=" + batch)
                .then()
                .statusCode(200);
    }

    ValidatableResponse results() {
        return as("exam-officer").get(exam(batch, "/results")).then().statusCode(200);
    }

    void issued(int count) {
        once("exam-officer")
                .post(exam(batch, "/certificates"))
                .then()
                .statusCode(201)
                .body("issued", equalTo(count));
    }

    /** The types of the events about the person, without those of seats, once there are so many. */
    static List<String> publishedTypes(UUID person, int count) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> publishedTypes(person), types -> types.size() >= count);
    }

    static List<String> publishedTypes(UUID person) {
        return ExamTopics.BROKER.read("exam.events").stream()
                .filter(event -> event.value().contains(person.toString()))
                .map(event -> Broker.header(event, "ce_type"))
                .filter(type -> !type.equals(SeatsAssignedV1.TYPE))
                .toList();
    }

    List<String> texts(String query, UUID person) throws Exception {
        return Rows.texts(database, query.formatted(person));
    }
}
