package io.skillcert.registration;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.of;
import static io.skillcert.localstack.testing.Callers.once;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.testing.Callers;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What tests of this service begin with: callers, a batch that is open, people who are eligible. */
public final class RegistrationScenario {

    /** The version of the text in force. */
    public static final String COMMITMENT = "1900-01-01";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private RegistrationScenario() {}

    /** At nine in the morning. */
    public static void clockAt(String day) {
        Callers.clockAt(day + "T09:00");
    }

    /** Open from 1 to 10 July 2025, reviewed until the 13th, sat on the 26th and 27th. */
    public static String anOpenBatch() {
        return anOpenBatch(batch());
    }

    public static String anOpenBatch(ObjectNode batch) {
        clockAt("2025-07-03");
        return once("registrar")
                .body(batch)
                .post("/v1/exam-batches")
                .then()
                .statusCode(201)
                .extract()
                .as(JsonNode.class)
                .path("id")
                .textValue();
    }

    public static ObjectNode batch() {
        var batch = JSON.createObjectNode()
                .put("name", "2025-07")
                .put("occupationCode", "4-04-05-05")
                .put("registrationFrom", "2025-07-01")
                .put("registrationTo", "2025-07-10")
                .put("reviewTo", "2025-07-13")
                .put("examFrom", "2025-07-26")
                .put("examTo", "2025-07-27");
        List.of(5, 4, 3, 2, 1).forEach(batch.putArray("levels")::add);
        return batch;
    }

    /** Somebody new who has worked for five years on 3 July 2025: route L4-1. */
    public static ObjectNode anEligibleApplicant() {
        return applicant("2020-07-03");
    }

    /** A day short of five years. */
    public static ObjectNode anApplicantADayShort() {
        return applicant("2020-07-04");
    }

    private static ObjectNode applicant(String employedFrom) {
        var serial = PEOPLE.incrementAndGet();
        var birthDate = LocalDate.of(1990, 5, 5).minusDays(serial / 1000);
        var application = JSON.createObjectNode().put("level", 4);
        application
                .putObject("holder")
                .put("name", "测试甲")
                .put("identityType", "RESIDENT_ID")
                .put("identityNumber", identityNumber(birthDate, serial));
        var facts = application.putObject("facts").put("birthDate", birthDate.toString());
        facts.putArray("employments").addObject().put("from", employedFrom).put("relevant", true);
        return application;
    }

    /** Under the region code 990000, which does not exist. */
    public static String identityNumber(LocalDate birthDate, int serial) {
        var first = "990000" + birthDate.toString().replace("-", "") + "%03d".formatted(serial % 1000);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (first.charAt(i) - '0') * WEIGHTS[i];
        }
        return first + "10X98765432".charAt(sum % 11);
    }

    public static ObjectNode registration(String batchId, ObjectNode application) {
        var request = JSON.createObjectNode().put("batchId", batchId).put("commitment", COMMITMENT);
        request.set("application", application);
        return request;
    }

    public static ValidatableResponse register(String client, String batchId, ObjectNode application) {
        return once(client)
                .body(registration(batchId, application))
                .post("/v1/registrations")
                .then();
    }

    /** Another account with the role of a candidate in each call. */
    public static String aCandidate() {
        return "candidate.a" + PEOPLE.incrementAndGet();
    }

    /** Binds an account to the person of a registration, by an invitation that its owner issues. */
    public static void bind(String client, String owner, String registration) {
        var binding = as(client)
                .body(Map.of("code", code(owner, registration)))
                .post("/v1/account-binding")
                .then()
                .statusCode(200)
                .extract()
                .as(JsonNode.class);
        assertTrue(binding.path("bound").booleanValue(), binding::toString);
    }

    public static String code(String owner, String registration) {
        return as(owner)
                .body(Map.of("registrationIds", List.of(registration)))
                .post("/v1/account-invitations")
                .then()
                .statusCode(201)
                .extract()
                .as(JsonNode.class)
                .at("/items/0/code")
                .textValue();
    }

    public static ValidatableResponse change(String client, String id, String act, int version) {
        return of(client, version).post("/v1/registrations/" + id + "/" + act).then();
    }

    /** Cancels an announced batch by two registrars. */
    public static void cancelBatch(String batch) {
        for (var registrar : List.of("registrar", "registrar.2")) {
            int version = as("registrar")
                    .get("/v1/exam-batches/" + batch)
                    .then()
                    .extract()
                    .as(JsonNode.class)
                    .path("version")
                    .intValue();
            of(registrar, version)
                    .body(Map.of("reason", "no power"))
                    .post("/v1/exam-batches/" + batch + "/cancellation"
                            + (registrar.equals("registrar") ? "" : "/confirmation"))
                    .then()
                    .statusCode(200);
        }
    }

    /** Registered, approved and paid for by the partner. */
    public static String confirmed(String batch, ObjectNode application) {
        var id = register("partner", batch, application)
                .statusCode(201)
                .extract()
                .as(JsonNode.class)
                .path("id")
                .textValue();
        change("registrar", id, "approval", 0).statusCode(200);
        once("partner")
                .body(Map.of("reference", "invoice 1"))
                .post("/v1/registrations/" + id + "/sponsor-payment")
                .then()
                .statusCode(200);
        return id;
    }
}
