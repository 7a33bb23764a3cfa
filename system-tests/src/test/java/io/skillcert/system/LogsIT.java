package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.http.HttpRequest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What the services log: each request with its trace, nobody's name or number. */
class LogsIT extends OperationCalls {

    private static final Pattern IDENTITY_NUMBER = Pattern.compile("990000\\d{11}[\\dXx]");

    @Test
    void no_log_holds_a_name_or_a_number() throws Exception {
        var logs = stack.logs();
        assertFalse(logs.isBlank());
        assertFalse(IDENTITY_NUMBER.matcher(logs).find(), "an identity number stands in a log");
        for (var row :
                Project.read("samples/cohort-2025-07.csv").lines().skip(1).toList()) {
            assertFalse(logs.contains(row.split(",")[0]), "a name stands in a log");
        }
    }

    @Test
    void a_request_is_logged_with_the_callers_trace_id_and_without_its_query() throws Exception {
        var trace = UUID.randomUUID().toString().replace("-", "");
        var address = stack.address("exam").resolve("/v1/working-days?from=2025-09-26&count=5");
        var request = HttpRequest.newBuilder(address).header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01");
        assertEquals(200, send(request).statusCode());
        Awaitility.await().atMost(PATIENCE).until(() -> stack.logs().contains(trace));
        var line = stack.logs()
                .lines()
                .filter(logged -> logged.contains(trace))
                .findFirst()
                .orElseThrow();
        assertEquals(
                "GET /v1/working-days 200", JSON.readTree(line).get("message").asText());
        assertEquals(trace, JSON.readTree(line).at("/mdc/traceId").asText());
    }
}
