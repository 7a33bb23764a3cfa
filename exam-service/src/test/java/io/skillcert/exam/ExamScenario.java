package io.skillcert.exam;

import static io.skillcert.exam.RegistrationEvents.confirmed;
import static io.skillcert.exam.RegistrationEvents.send;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.once;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.ValidatableResponse;
import io.skillcert.events.registration.RegistrationConfirmedV1;
import io.skillcert.job.JobRunner;
import io.skillcert.localstack.testing.Rows;
import jakarta.enterprise.inject.spi.CDI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** The steps of an exam that tests share: entries, seats, scores and publication. */
public final class ExamScenario {

    private static final Set<String> ACCREDITED = new HashSet<>();

    private ExamScenario() {}

    public static List<RegistrationConfirmedV1> entered(UUID batch, int... levels) throws Exception {
        var events = new java.util.ArrayList<RegistrationConfirmedV1>();
        for (int level : levels) {
            var event = confirmed(batch, level);
            send(UUID.randomUUID().toString(), event);
            events.add(event);
        }
        awaitEntries(batch, levels.length);
        return events;
    }

    public static void awaitTrainings(DataSource database, UUID institution, int count) {
        eventually()
                .until(() -> Rows.texts(
                                        database,
                                        "select enrolment_id from training where institution_id = '" + institution
                                                + "'")
                                .size()
                        == count);
    }

    public static void awaitEntries(UUID batch, int count) {
        eventually().until(() -> entries(batch) == count);
    }

    public static ConditionFactory eventually() {
        return Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(60));
    }

    /** The number of entries of a batch; 0 while the batch is unknown. */
    public static int entries(UUID batch) {
        var answer = as("exam-officer").get("/v1/exam-batches/" + batch + "/entries?limit=200");
        return answer.statusCode() == 404
                ? 0
                : answer.then()
                        .statusCode(200)
                        .extract()
                        .as(JsonNode.class)
                        .path("items")
                        .size();
    }

    public static String exam(UUID batch, String path) {
        return "/v1/exam-batches/" + batch + path;
    }

    public static Map<String, Object> sessions(int seats) {
        var room = UUID.randomUUID().toString().substring(0, 8);
        return Map.of(
                "sessions",
                List.of(
                        session("THEORETICAL_KNOWLEDGE", room, seats, "2025-07-26T09:00:00+08:00"),
                        session("OPERATIONAL_SKILLS", room, seats, "2025-07-27T09:00:00+08:00"),
                        session("COMPREHENSIVE_REVIEW", room, seats, "2025-07-27T14:00:00+08:00")));
    }

    public static Map<String, Object> session(String subject, String room, int seats, String startsAt) {
        return Map.of("subject", subject, "site", "Site 1", "room", room, "seats", seats, "startsAt", startsAt);
    }

    /** Assigns seats to all candidates of a batch; each session has so many seats. */
    public static ValidatableResponse seated(UUID batch, int seats) {
        return once("exam-officer")
                .body(sessions(seats))
                .post(exam(batch, "/seat-assignments"))
                .then()
                .statusCode(201);
    }

    /** Enters 75 points for each candidate in theory and skills. */
    public static void passed(UUID batch, List<RegistrationConfirmedV1> people) {
        scored(
                batch,
                people.stream()
                        .flatMap(person -> Stream.of(
                                score(person.registrationId(), "THEORETICAL_KNOWLEDGE", "75"),
                                score(person.registrationId(), "OPERATIONAL_SKILLS", "75")))
                        .toList());
    }

    /** Accredits examiners, unless they are accredited already. */
    public static void accredited(String... accounts) {
        for (var account : accounts) {
            if (ACCREDITED.add(account)) {
                var answer = once("exam-officer")
                        .body(Map.of("account", account, "institutionIds", List.of()))
                        .post("/v1/examiners");
                assertTrue(answer.statusCode() == 201 || answer.statusCode() == 409, answer.asString());
            }
        }
    }

    /** The id of an accredited examiner. */
    public static String examinerId(String account) {
        var examiners = as("exam-officer")
                .get("/v1/examiners?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .as(JsonNode.class);
        for (var examiner : examiners.path("items")) {
            if (examiner.path("account").textValue().equals(account)) {
                return examiner.path("id").textValue();
            }
        }
        throw new AssertionError("no examiner has the account " + account);
    }

    /** Enters scores by as many examiners as each subject requires, all with the same mark. */
    public static void scored(UUID batch, List<Map<String, Object>> scores) {
        accredited("examiner", "examiner.2", "examiner.3", "examiner.4");
        attended(batch, scores);
        enter(batch, "examiner", scores);
        enter(
                batch,
                "examiner.2",
                scores.stream().filter(ExamScenario::isMarkedTwice).toList());
        enter(
                batch,
                "examiner.3",
                scores.stream()
                        .filter(score -> score.get("subject").equals("COMPREHENSIVE_REVIEW"))
                        .filter(ExamScenario::isMarkedTwice)
                        .toList());
    }

    /** Confirms the attendance of everybody who has a score. */
    public static void attended(UUID batch, List<Map<String, Object>> scores) {
        var sittings = scores.stream()
                .filter(score -> score.containsKey("score"))
                .map(score -> Map.of("registrationId", score.get("registrationId"), "subject", score.get("subject")))
                .toList();
        if (!sittings.isEmpty()) {
            once("exam-officer")
                    .body(Map.of("sittings", sittings, "reason", "signed the attendance list on paper"))
                    .post(exam(batch, "/attendance-confirmations"))
                    .then()
                    .statusCode(200);
        }
    }

    /** Confirms the attendance of everybody who has a seat. */
    public static void attended(UUID batch) throws Exception {
        var seats = Rows.texts(
                CDI.current().select(DataSource.class).get(),
                "select s.registration_id || ' ' || s.subject from seat s"
                        + " join exam_session e on e.id = s.session_id where e.batch_id = '" + batch + "'");
        attended(
                batch,
                seats.stream()
                        .map(seat -> score(UUID.fromString(seat.substring(0, 36)), seat.substring(37), "0"))
                        .toList());
    }

    private static boolean isMarkedTwice(Map<String, Object> score) {
        return score.containsKey("score") && !score.get("subject").equals("THEORETICAL_KNOWLEDGE");
    }

    private static void enter(UUID batch, String examiner, List<Map<String, Object>> scores) {
        if (!scores.isEmpty()) {
            once(examiner)
                    .body(Map.of("scores", scores))
                    .post(exam(batch, "/scores"))
                    .then()
                    .statusCode(200);
        }
    }

    /** Publishes the results of a batch and waits until they are complete. */
    public static ValidatableResponse published(UUID batch) {
        var begun =
                once("exam-officer").post(exam(batch, "/publication")).then().statusCode(201);
        awaitPublished(batch);
        return begun;
    }

    public static void awaitPublished(UUID batch) {
        eventually().until(() -> {
            runJobs();
            return as("exam-officer")
                    .get(exam(batch, "/publication"))
                    .then()
                    .extract()
                    .as(JsonNode.class)
                    .path("complete")
                    .booleanValue();
        });
    }

    /** Runs every job once, without waiting for its time. */
    public static void runJobs() {
        CDI.current().select(JobRunner.class).get().runAll();
    }

    public static Map<String, Object> score(UUID registration, String subject, String score) {
        return Map.of("registrationId", registration, "subject", subject, "score", score);
    }

    /** Gives the person of a registration an earlier sitting with a bar from exams. @param until its last day */
    public static void barredByAnEarlierSitting(DataSource database, UUID registration, String until)
            throws SQLException {
        var earlier = UUID.randomUUID();
        Rows.change(
                database,
                "insert into exam_entry (registration_id, version, registration_number, person_id, holder_digest, batch_id,"
                        + " occupation_code, level, attempt, registered_on, status)"
                        + " select '" + earlier + "', 0, registration_number || '-0', person_id, holder_digest,"
                        + " gen_random_uuid(), occupation_code, level, 'FIRST', '2025-01-01', 'PUBLISHED' from exam_entry"
                        + " where registration_id = '" + registration + "'");
        Rows.change(
                database,
                "insert into misconduct (id, registration_id, subject, degree, barred_until, reason, decided_by, decided_at)"
                        + " values (gen_random_uuid(), '" + earlier + "', 'THEORETICAL_KNOWLEDGE', 'BARRED_UNTIL', '"
                        + until
                        + "', 'a telephone', 'one', now())");
    }
}
