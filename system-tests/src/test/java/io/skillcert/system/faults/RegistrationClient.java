package io.skillcert.system.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Calls registration-service as partners and registrars do: create a batch, register, approve, pay. */
final class RegistrationClient {

    static final String SERVICE = "registration-service";

    private final RetryingClient client;
    private final AcknowledgedWrites acknowledged;

    RegistrationClient(RetryingClient client, AcknowledgedWrites acknowledged) {
        this.client = client;
        this.acknowledged = acknowledged;
    }

    /** Creates an exam batch of level 5 and returns its id. */
    String createBatch(String name, String registrationTo, String reviewTo, String examFrom, String examTo) {
        return createBatch(5, name, registrationTo, reviewTo, examFrom, examTo);
    }

    String createBatch(int level, String name, String registrationTo, String reviewTo, String examFrom, String examTo) {
        var batch = new TreeMap<String, Object>(Map.of(
                "name", name,
                "occupationCode", "4-04-05-05",
                "levels", List.of(level),
                "registrationFrom", "2025-07-01",
                "registrationTo", registrationTo,
                "reviewTo", reviewTo,
                "examFrom", examFrom,
                "examTo", examTo));
        return client.create(SERVICE, "registrar", "/v1/exam-batches", batch)
                .get("id")
                .asText();
    }

    /** Returns the version of the commitment in force. */
    String commitment() {
        return client.get(SERVICE, "partner", "/v1/commitment")
                .body()
                .get("version")
                .asText();
    }

    static Map<String, Object> body(String batch, String commitment, TestPersons.Person person) {
        return body(batch, commitment, person.application());
    }

    private static Map<String, Object> body(String batch, String commitment, Map<String, Object> application) {
        return Map.of("batchId", batch, "application", application, "commitment", commitment);
    }

    JsonNode register(String batch, String commitment, TestPersons.Person person) {
        return register(batch, commitment, person.application());
    }

    JsonNode register(String batch, String commitment, Map<String, Object> application) {
        var registration = client.create(SERVICE, "partner", "/v1/registrations", body(batch, commitment, application));
        var before = acknowledged.registrations.put(registration.get("id").asText(), false);
        if (before != null) {
            throw new IllegalStateException("two persons got one registration: " + registration.get("id"));
        }
        return registration;
    }

    JsonNode approve(JsonNode registration) {
        return client.change(
                SERVICE,
                "registrar",
                address(registration),
                "/approval",
                registration.get("version").asLong(),
                null,
                now -> !now.get("status").asText().equals("UNDER_REVIEW"));
    }

    void pay(JsonNode registration) {
        var paid = client.create(
                SERVICE, "partner", address(registration) + "/sponsor-payment", Map.of("reference", "fault-test"));
        if (!paid.get("status").asText().equals("CONFIRMED")) {
            throw new IllegalStateException("a paid registration is " + paid.get("status"));
        }
        acknowledged.registrations.put(paid.get("id").asText(), true);
    }

    private static String address(JsonNode registration) {
        return "/v1/registrations/" + registration.get("id").asText();
    }
}
