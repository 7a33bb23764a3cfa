package io.skillcert.exam;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.once;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.ValidatableResponse;
import io.skillcert.events.registration.HolderAccountBoundV1;
import io.skillcert.events.registration.RegistrationConfirmedV1;
import io.skillcert.events.registration.TrainingEnrolledV1;
import io.skillcert.http.json.StrictJson;
import io.skillcert.job.JobRunner;
import io.skillcert.localstack.testing.Rows;
import io.skillcert.personal.AccountDigests;
import jakarta.enterprise.inject.spi.CDI;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** The steps of an exam that tests share: events of registration-service, seats, scores and publication. */
public final class ExamScenario {

    private static final ObjectMapper JSON = StrictJson.mapper();
    private static final Set<String> ACCREDITED = new HashSet<>();
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final RegistrationConfirmedV1 GOLDEN = golden();

    private ExamScenario() {}

    /** The golden event with another person. */
    public static RegistrationConfirmedV1 confirmed(UUID batch, int level) {
        return confirmed(batch, level, GOLDEN.holderDigest());
    }

    public static RegistrationConfirmedV1 confirmed(UUID batch, int level, String holderDigest) {
        return new RegistrationConfirmedV1(
                UUID.randomUUID(),
                "%010d".formatted(NUMBERS.incrementAndGet()),
                UUID.randomUUID(),
                holderDigest,
                batch,
                GOLDEN.occupationCode(),
                level,
                GOLDEN.attempt(),
                null,
                null,
                GOLDEN.registeredOn(),
                GOLDEN.confirmedAt(),
                null,
                null,
                GOLDEN.accommodation(),
                null,
                null,
                acting("candidate"));
    }

    /** The registration of the same person for a resit of subjects in another batch. */
    public static RegistrationConfirmedV1 resit(RegistrationConfirmedV1 first, UUID batch, String... subjects) {
        return new RegistrationConfirmedV1(
                UUID.randomUUID(),
                "%010d".formatted(NUMBERS.incrementAndGet()),
                first.personId(),
                first.holderDigest(),
                batch,
                first.occupationCode(),
                first.level(),
                "RESIT",
                first.registrationId(),
                List.of(subjects),
                first.registeredOn().plusMonths(6),
                first.confirmedAt(),
                null,
                null,
                GOLDEN.accommodation(),
                null,
                null,
                acting("candidate"));
    }

    /** The digests of the accounts that may act for a registration. */
    public static List<String> acting(String... accounts) {
        var digests = CDI.current().select(AccountDigests.class).get();
        return Stream.of(accounts).map(digests::of).toList();
    }

    /** The event with some fields changed. */
    public static RegistrationConfirmedV1 with(RegistrationConfirmedV1 event, Map<String, Object> fields) {
        var tree = JSON.<com.fasterxml.jackson.databind.node.ObjectNode>valueToTree(event);
        fields.forEach((field, value) -> tree.set(field, JSON.valueToTree(value)));
        return JSON.convertValue(tree, RegistrationConfirmedV1.class);
    }

    /** Sends the event that an institution trains the person of a registration. */
    public static void trained(RegistrationConfirmedV1 person, UUID institution) throws Exception {
        var event = new TrainingEnrolledV1(
                UUID.randomUUID(), person.personId(), institution, person.level(), person.registeredOn());
        send(
                UUID.randomUUID().toString(),
                TrainingEnrolledV1.TYPE,
                person.personId().toString(),
                JSON.writeValueAsString(event));
    }

    private static RegistrationConfirmedV1 golden() {
        try (var in = ExamScenario.class.getResourceAsStream("/golden/registration/registration-confirmed.v1.json")) {
            return JSON.readValue(in, RegistrationConfirmedV1.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends an event as registration-service's relay does. */
    public static void send(String eventId, String type, String key, String value) {
        ExamTopics.BROKER.send("registration.events", eventId, type, key, value);
    }

    public static void send(String eventId, RegistrationConfirmedV1 event) throws Exception {
        send(eventId, RegistrationConfirmedV1.TYPE, event.personId().toString(), JSON.writeValueAsString(event));
    }

    /** Sends the event that an account is bound to the holder of a registration. */
    public static void bound(RegistrationConfirmedV1 person, String account) throws Exception {
        bound(person, account, null);
    }

    /** Sends the event that an account is bound to the holder of a registration in the place of another. */
    public static void bound(RegistrationConfirmedV1 person, String account, String replaced) throws Exception {
        var event = new HolderAccountBoundV1(
                person.personId(),
                person.holderDigest(),
                acting(account).get(0),
                replaced == null ? null : acting(replaced).get(0),
                person.confirmedAt());
        send(
                UUID.randomUUID().toString(),
                HolderAccountBoundV1.TYPE,
                person.personId().toString(),
                JSON.writeValueAsString(event));
    }

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
                .atMost(Duration.ofSeconds(30));
    }

    /** The number of entries of a batch; 0 while the batch is unknown. */
    public static int entries(UUID batch) {
        var answer = as("exam-officer").get("/v1/exam-batches/" + batch + "/entries");
        return answer.statusCode() == 404
                ? 0
                : answer.then().statusCode(200).extract().<List<?>>path("items").size();
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
        return as("exam-officer")
                .get("/v1/examiners?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .path("items.find { it.account == '" + account + "' }.id");
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
                    .<Boolean>path("complete");
        });
    }

    /** Runs every job once, without waiting for its time. */
    public static void runJobs() {
        CDI.current().select(JobRunner.class).get().runAll();
    }

    public static Map<String, Object> score(UUID registration, String subject, String score) {
        return Map.of("registrationId", registration, "subject", subject, "score", score);
    }
}
