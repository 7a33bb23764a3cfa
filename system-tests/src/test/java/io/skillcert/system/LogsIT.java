package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.net.http.HttpRequest;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Reads the logs of the services: each request has its trace id, and no personal data is logged. */
class LogsIT extends OperationCalls {

    private static final Pattern IDENTITY_NUMBER = Pattern.compile("990000\\d{11}[\\dXx]");

    @Test
    void no_log_holds_a_name_or_a_number() throws Exception {
        var logs = stack.logs();
        assertFalse(logs.isBlank());
        assertFalse(IDENTITY_NUMBER.matcher(logs).find(), "a log contains an identity number");
        for (var row :
                Project.read("samples/cohort-2025-07.csv").lines().skip(1).toList()) {
            assertFalse(logs.contains(row.split(",")[0]), "a log contains a name");
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
        var message = JSON.readTree(line).get("message").asText();
        assertTrue(message.matches("GET /v1/working-days 200 \\d+ ms"), message);
        assertEquals(trace, JSON.readTree(line).at("/mdc/traceId").asText());
    }

    @Test
    void a_problem_names_the_request_as_its_header_and_the_log_do() throws Exception {
        var answer = send(HttpRequest.newBuilder(stack.address("exam").resolve("/v1/working-days?from=soon&count=5")));
        assertEquals(400, answer.statusCode());
        var id = answer.headers().firstValue("X-Request-Id").orElseThrow();
        assertEquals(
                "urn:skillcert:trace:" + id,
                JSON.readTree(answer.body()).get("instance").asText());
        Awaitility.await().atMost(PATIENCE).until(() -> stack.logs().contains("\"traceId\":\"" + id + "\""));
    }

    @Test
    void a_request_is_logged_with_the_client_of_the_token() throws Exception {
        var trace = UUID.randomUUID().toString().replace("-", "");
        var request = HttpRequest.newBuilder(stack.address("exam").resolve("/v1/events?limit=1"))
                .header("Authorization", "Bearer " + stack.tokenOf("auditor"))
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01");
        assertEquals(200, send(request).statusCode());
        Awaitility.await().atMost(PATIENCE).until(() -> stack.logs().contains(trace));
        var line = stack.logs()
                .lines()
                .filter(logged -> logged.contains(trace))
                .findFirst()
                .orElseThrow();
        assertEquals("auditor", JSON.readTree(line).at("/mdc/client").asText());
    }

    @Test
    void each_line_has_the_published_form() throws Exception {
        var form = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Project.read("docs/operating/log-line.schema.json"));
        for (var line :
                stack.logs().lines().filter(logged -> logged.startsWith("{")).toList()) {
            assertEquals(Set.of(), form.validate(JSON.readTree(line)), line);
        }
    }
}
