package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skillcert.localstack.Roles;
import io.skillcert.system.HostileBodies.Body;
import io.skillcert.system.Operations.Operation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every operation of the running services, called wrongly in every way: each answer is a 4xx problem that names the
 * field, and no row is written anywhere. {@code -Droles.write=true} writes the table of roles.
 */
class HostileCallsIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LISTED = Pattern.compile("(?m)^\\| `(\\w+ /\\S+)` \\| (\\w+) \\| (.+) \\|$");
    private static final Pattern IDENTITY_NUMBER = Pattern.compile("990000\\d{11}[\\dXx]");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String ROLES = "docs/operating/roles.md";
    private static final String NOBODY = "00000000-0000-7000-8000-000000000000";

    private static RunningStack stack;
    private static List<Operation> operations;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> wrong = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        stack = RunningStack.shared();
        operations = Operations.all();
    }

    @Test
    void the_published_table_of_roles_is_the_services_own() throws Exception {
        var described = new TreeMap<String, String>();
        for (var operation : operations) {
            var who = operation.roles().isEmpty() ? "everybody" : String.join(", ", operation.roles());
            described.put(operation.service() + " " + operation.method() + " " + operation.path(), who);
        }
        if (Boolean.getBoolean("roles.write")) {
            write(described);
        }
        var listed = new TreeMap<String, String>();
        LISTED.matcher(Project.read(ROLES))
                .results()
                .forEach(row -> listed.put(row.group(2) + " " + row.group(1), row.group(3)));
        assertEquals(lines(described), lines(listed));
    }

    /** Row by row, in the order of the services' own documents. */
    private static void write(Map<String, String> described) throws IOException {
        var text = Project.read(ROLES);
        var head = "|---|---|---|\n";
        var rows = new StringBuilder(text.substring(0, text.indexOf(head) + head.length()));
        for (var operation : operations) {
            var name = operation.method() + " " + operation.path();
            var who = described.get(operation.service() + " " + name);
            rows.append("| `%s` | %s | %s |%n".formatted(name, operation.service(), who));
        }
        Files.writeString(Project.ROOT.resolve(ROLES), rows);
    }

    @Test
    void every_operation_admits_its_roles_and_nobody_else() throws Exception {
        for (var operation : operations) {
            for (var role : Roles.ALL) {
                var status = call(operation, role, example(operation)).statusCode();
                if (operation.isSigned()) {
                    expect(status == 401, operation, role, status);
                    continue;
                }
                var admitted = operation.roles().isEmpty() || operation.roles().contains(role);
                expect(admitted ? status != 401 && status != 403 : status == 403, operation, role, status);
            }
        }
        assertNothingWrong();
    }

    @Test
    void a_token_that_is_missing_forged_expired_or_meant_for_another_is_no_token() throws Exception {
        var partner = stack.token("partner");
        var forged = partner.substring(0, partner.length() - 8) + "AAAAAAAA";
        var none = "eyJhbGciOiJub25lIn0." + partner.split("\\.")[1] + ".";
        var tokens = Map.of(
                "forged",
                forged,
                "unsigned",
                none,
                "garbage",
                "x",
                "expired",
                stack.tokenOf("partner.expired"),
                "of another audience",
                stack.tokenOf("partner.elsewhere"));
        for (var operation : operations) {
            if (operation.roles().isEmpty()) {
                continue;
            }
            expect(send(operation, null, example(operation)), operation, "no token", 401);
            for (var token : tokens.entrySet()) {
                expect(send(operation, token.getValue(), example(operation)), operation, token.getKey(), 401);
            }
        }
        assertNothingWrong();
    }

    @Test
    void every_body_has_an_example_that_is_understood() throws Exception {
        for (var operation : operations) {
            if (operation.schema().isMissingNode() || operation.isSigned()) {
                continue;
            }
            assertTrue(operation.example().isPresent(), operation + " has no example");
            var status = call(operation, anyRole(operation), example(operation)).statusCode();
            expect(List.of(200, 201, 404, 409, 412).contains(status), operation, "its example", status);
        }
        assertNothingWrong();
    }

    @Test
    void every_wrong_body_is_a_problem_that_names_the_field_and_writes_nothing() throws Exception {
        var before = stack.rows();
        int sent = 0;
        for (var operation : operations) {
            if (operation.schema().isMissingNode() || operation.isSigned()) {
                continue;
            }
            for (var body : HostileBodies.of(operation)) {
                check(operation, body);
                sent++;
            }
        }
        assertNothingWrong();
        assertTrue(sent > 500, "only " + sent + " bodies");
        assertEquals(before, stack.rows());
    }

    @Test
    void every_wrong_address_header_and_query_is_a_problem_and_writes_nothing() throws Exception {
        var before = stack.rows();
        for (var operation : operations) {
            var role = anyRole(operation);
            if (operation.path().contains("{")) {
                for (var name : List.of("x", NOBODY, "%00", "%F0%28%8C%28", "x".repeat(2000))) {
                    var answer = http.send(
                            request(operation, operation.address(name, ""), token(role), example(operation))
                                    .build(),
                            BodyHandlers.ofString());
                    var known = operation.path().contains("{code}") && name.equals(NOBODY);
                    expect(known || is4xx(answer), operation, "the name " + name, answer.statusCode());
                }
            }
            for (var parameter : operation.queryParameters()) {
                query(operation, role, parameter.get("name").asText());
            }
            headers(operation, role);
        }
        assertNothingWrong();
        assertEquals(before, stack.rows());
    }

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
        var address = URI.create("http://localhost:8082/v1/working-days?from=2025-09-26&count=5");
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

    private void query(Operation operation, String role, String parameter) throws Exception {
        var values = parameter.equals("limit") ? List.of("0", "201", "-1", "99999999999", "x") : List.of("%00", "!");
        for (var value : values) {
            var address = operation.address(NOBODY, "?" + parameter + "=" + value);
            var answer = http.send(
                    request(operation, address, token(role), example(operation)).build(), BodyHandlers.ofString());
            expect(answer, operation, parameter + "=" + value, 400);
            expect(names(answer, parameter), operation, parameter + "=" + value + " not named", 400);
        }
    }

    private void headers(Operation operation, String role) throws Exception {
        var address = operation.address(NOBODY, "");
        if (operation.example().isPresent()) {
            var request = request(operation, address, token(role), example(operation));
            expect(send(request.setHeader("Content-Type", "text/plain")), operation, "text/plain", 415);
        }
        if (operation.method().equals("DELETE") || operation.isSigned()) {
            return; // answers nothing
        }
        var accept = request(operation, address, token(role), example(operation));
        expect(send(accept.setHeader("Accept", "model/gltf+json")), operation, "Accept: model", 406);
        if (operation.has("Idempotency-Key")) {
            for (var key : List.of("", " ", "x".repeat(129))) {
                var request = request(operation, address, token(role), example(operation));
                var answer = send(request.setHeader("Idempotency-Key", key));
                expect(answer, operation, "Idempotency-Key '" + key + "'", 400);
                expect(names(answer, "Idempotency-Key"), operation, "Idempotency-Key not named", 400);
            }
        }
        if (operation.has("If-Match")) {
            for (var tag : List.of("", "0", "\"x\"", "*")) {
                var answer = send(request(operation, address, token(role), example(operation))
                        .setHeader("If-Match", tag));
                expect(List.of(404, 412, 428).contains(answer.statusCode()), operation, tag, answer.statusCode());
            }
        }
    }

    private void check(Operation operation, Body body) throws Exception {
        var started = System.nanoTime();
        var answer = call(operation, anyRole(operation), body.text());
        var what = body.what() + " in " + body.field();
        if (isRowOfCohort(operation, body)) {
            expect(answer, operation, what, 404);
            return;
        }
        expect(is4xx(answer), operation, what, answer.statusCode());
        if (answer.statusCode() == 400) {
            var named = body.field() == null ? !violations(answer).isEmpty() : names(answer, body.field());
            expect(named, operation, what + " not named, but " + violations(answer), 400);
        } else {
            expect(answer.statusCode() == 413, operation, what, answer.statusCode());
        }
        var seconds = (System.nanoTime() - started) / 1e9;
        expect(seconds < PATIENCE.toSeconds(), operation, what + " took " + seconds + " s", answer.statusCode());
    }

    /** A row's own faults are that row's result, and the example's batch does not exist. */
    private static boolean isRowOfCohort(Operation operation, Body body) {
        return operation.path().equals("/v1/cohorts")
                && body.field() != null
                && body.field().startsWith("rows[");
    }

    private static boolean is4xx(HttpResponse<String> answer) {
        return answer.statusCode() / 100 == 4
                && answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json");
    }

    private static List<String> violations(HttpResponse<String> answer) throws IOException {
        var fields = new ArrayList<String>();
        JsonNode problem = JSON.readTree(answer.body());
        problem.path("violations")
                .forEach(violation -> fields.add(violation.get("field").asText()));
        return fields;
    }

    private static boolean names(HttpResponse<String> answer, String field) throws IOException {
        return violations(answer).contains(field);
    }

    private void expect(HttpResponse<String> answer, Operation operation, String what, int status) {
        expect(answer.statusCode() == status && is4xx(answer), operation, what, answer.statusCode());
    }

    private void expect(boolean right, Operation operation, String what, int status) {
        if (!right) {
            wrong.add(operation + ", " + what + ": " + status);
        }
    }

    private void assertNothingWrong() {
        assertTrue(wrong.isEmpty(), () -> wrong.size() + " wrong answers:\n" + String.join("\n", wrong));
    }

    private static String lines(Map<String, String> table) {
        var lines = new StringBuilder();
        table.forEach((operation, who) ->
                lines.append(operation).append(": ").append(who).append('\n'));
        return lines.toString();
    }

    private static String anyRole(Operation operation) {
        return operation.roles().isEmpty() ? "auditor" : operation.roles().get(0);
    }

    private static String token(String role) {
        return stack.token(role);
    }

    private static String example(Operation operation) {
        var file = operation.mediaType().equals("application/json") ? "" : "%PDF-1.7 and nothing else";
        return operation.example().map(JsonNode::toString).orElse(file);
    }

    private HttpResponse<String> call(Operation operation, String role, String body) throws Exception {
        return send(operation, token(role), body);
    }

    private HttpResponse<String> send(Operation operation, String token, String body) throws Exception {
        return send(request(operation, operation.address(NOBODY, ""), token, body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(Operation operation, URI address, String token, String body) {
        var request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .method(operation.method(), body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", operation.mediaType())
                .header("Accept", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (operation.has("Idempotency-Key")) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        if (operation.has("If-Match")) {
            request.header("If-Match", "\"0\"");
        }
        return request;
    }
}
