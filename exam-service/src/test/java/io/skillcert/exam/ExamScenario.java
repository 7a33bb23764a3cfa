package io.skillcert.exam;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.skillcert.events.registration.RegistrationConfirmedV1;
import io.skillcert.http.StrictJson;
import io.skillcert.localstack.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;

/** What tests of this service begin with: callers, events as registration-service sends them, a batch that was sat. */
public final class ExamScenario {

    private static final ObjectMapper JSON = StrictJson.mapper();
    private static final Tokens TOKENS = Tokens.ofTestRun();
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final RegistrationConfirmedV1 GOLDEN = golden();

    private ExamScenario() {}

    public static RequestSpecification as(String client) {
        return given().auth().oauth2(TOKENS.of(client)).contentType(ContentType.JSON);
    }

    public static RequestSpecification once(String client) {
        return as(client).header("Idempotency-Key", UUID.randomUUID().toString());
    }

    public static void clockAt(String moment) {
        as("operator")
                .body(Map.of("now", moment + ":00+08:00"))
                .put("/v1/sandbox/clock")
                .then()
                .statusCode(200);
    }

    /** The golden event, of another person. */
    public static RegistrationConfirmedV1 confirmed(UUID batch, int level) {
        return new RegistrationConfirmedV1(
                UUID.randomUUID(),
                "%010d".formatted(NUMBERS.incrementAndGet()),
                UUID.randomUUID(),
                GOLDEN.holderDigest(),
                batch,
                GOLDEN.occupationCode(),
                level,
                GOLDEN.attempt(),
                null,
                null,
                GOLDEN.registeredOn(),
                GOLDEN.confirmedAt());
    }

    /** The same person, who sits these subjects again in another batch. */
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
                first.confirmedAt());
    }

    private static RegistrationConfirmedV1 golden() {
        try (var in = ExamScenario.class.getResourceAsStream("/golden/registration/registration-confirmed.v1.json")) {
            return JSON.readValue(in, RegistrationConfirmedV1.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends an event as a relay does. */
    public static void send(String eventId, String type, String key, String value) {
        var settings = Map.<String, Object>of(
                "bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class),
                "key.serializer", StringSerializer.class,
                "value.serializer", StringSerializer.class);
        try (var producer = new KafkaProducer<String, String>(settings)) {
            var event = new ProducerRecord<>("registration.events", key, value);
            event.headers().add("ce_id", eventId.getBytes(StandardCharsets.UTF_8));
            event.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
            producer.send(event);
            producer.flush();
        }
    }

    public static void send(String eventId, RegistrationConfirmedV1 event) throws Exception {
        send(eventId, RegistrationConfirmedV1.TYPE, event.personId().toString(), JSON.writeValueAsString(event));
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

    public static void awaitEntries(UUID batch, int count) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> entries(batch) == count);
    }

    public static int entries(UUID batch) {
        return as("exam-officer")
                .get("/v1/exam-batches/" + batch + "/entries")
                .then()
                .statusCode(200)
                .extract()
                .<List<?>>path("items")
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

    public static Map<String, Object> score(UUID registration, String subject, String score) {
        return Map.of("registrationId", registration, "subject", subject, "score", score);
    }
}
