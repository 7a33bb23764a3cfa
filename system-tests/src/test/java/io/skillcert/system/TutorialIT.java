package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs the tutorial of the documentation on running services. */
@Timeout(300)
class TutorialIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void its_calls_lead_a_person_from_registration_to_a_paid_subsidy_each_time() throws Exception {
        assertNotEquals(paidClaim(), paidClaim());
    }

    /** exam-service, asked as if it were registration-service, does not plan batches. */
    @Test
    void it_ends_at_the_first_answer_that_is_not_the_expected_one_and_names_it() throws Exception {
        var exam = RunningStack.shared().address("exam").toString();
        var outcome = Tutorial.run(Map.of("REGISTRATION_URL", exam));
        assertEquals(1, outcome.code(), outcome.printed());
        var last = outcome.printed().strip().lines().reduce((one, next) -> next).orElseThrow();
        assertTrue(last.contains("POST /v1/exam-batches as registrar was answered 4"), outcome.printed());
    }

    @Test
    void it_ends_if_nothing_answers() throws Exception {
        var outcome = Tutorial.run(Map.of("TOKEN_ENDPOINT", "http://localhost:1/token"));
        assertEquals(1, outcome.code(), outcome.printed());
        assertTrue(
                outcome.printed().contains("no token for operator from http://localhost:1/token"), outcome.printed());
    }

    /** Runs the script and returns the claim that it has printed last, which subsidy-service says is paid. */
    private static String paidClaim() throws IOException, InterruptedException {
        var outcome = Tutorial.run(Map.of());
        assertEquals(0, outcome.code(), outcome.printed());
        var last = outcome.printed().strip().lines().reduce((one, next) -> next).orElseThrow();
        var claim = JSON.readTree(last).get("id").asText();
        var found = claim(claim);
        assertEquals("PAID", found.get("status").asText(), outcome.printed());
        assertTrue(found.hasNonNull("paidOn"), found.toString());
        return claim;
    }

    private static JsonNode claim(String id) throws IOException, InterruptedException {
        var stack = RunningStack.shared();
        var request = HttpRequest.newBuilder(stack.address("subsidy").resolve("/v1/claims/" + id))
                .header("Authorization", "Bearer " + stack.tokenOf("auditor"))
                .build();
        return JSON.readTree(HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body());
    }
}
