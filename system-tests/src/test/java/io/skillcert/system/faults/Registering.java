package io.skillcert.system.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What partners and registrars do: register, approve, pay. */
final class Registering {

    private static final String SERVICE = "registration-service";

    private final Caller caller;
    private final AcknowledgedWrites told;

    Registering(Caller caller, AcknowledgedWrites told) {
        this.caller = caller;
        this.told = told;
    }

    /** Returns its id. */
    String batch(String name, String registrationTo, String reviewTo, String examFrom, String examTo) {
        var batch = new TreeMap<String, Object>(Map.of(
                "name", name,
                "occupationCode", "4-04-05-05",
                "levels", List.of(5),
                "registrationFrom", "2025-07-01",
                "registrationTo", registrationTo,
                "reviewTo", reviewTo,
                "examFrom", examFrom,
                "examTo", examTo));
        return caller.make(SERVICE, "registrar", "/v1/exam-batches", batch)
                .get("id")
                .asText();
    }

    String commitment() {
        return caller.get(SERVICE, "partner", "/v1/commitment")
                .body()
                .get("version")
                .asText();
    }

    JsonNode register(String batch, String commitment, People.Person person) {
        var request = Map.of("batchId", batch, "application", person.application(), "commitment", commitment);
        var registration = caller.make(SERVICE, "partner", "/v1/registrations", request);
        var before = told.registrations.put(registration.get("id").asText(), false);
        if (before != null) {
            throw new IllegalStateException("two people were told one registration: " + registration.get("id"));
        }
        return registration;
    }

    JsonNode approve(JsonNode registration) {
        return caller.change(
                SERVICE,
                "registrar",
                address(registration),
                "/approval",
                registration.get("version").asLong(),
                null,
                now -> !now.get("status").asText().equals("UNDER_REVIEW"));
    }

    void pay(JsonNode registration) {
        var paid = caller.make(
                SERVICE, "partner", address(registration) + "/sponsor-payment", Map.of("reference", "rehearsal"));
        if (!paid.get("status").asText().equals("CONFIRMED")) {
            throw new IllegalStateException("paid, and " + paid.get("status"));
        }
        told.registrations.put(paid.get("id").asText(), true);
    }

    private static String address(JsonNode registration) {
        return "/v1/registrations/" + registration.get("id").asText();
    }
}
