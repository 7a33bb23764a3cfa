package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.system.HostileBodies.Body;
import io.skillcert.system.Operations.Operation;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Sends wrong requests to every operation: each answer is a 4xx problem that names the field, and no row is written. In
 * {@code verify} an operation gets one body with each kind of error, in a field that {@code -Dhostile.seed} chooses; with
 * {@code -Plong} it gets all.
 */
class HostileCallsIT extends OperationCalls {

    private static final boolean ALL = Boolean.getBoolean("tests.long");
    private static final long SEED = Long.getLong("hostile.seed", 23);
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    @Test
    void every_body_has_an_example_that_is_understood() throws Exception {
        onEach(operation -> {
            if (!hasBody(operation)) {
                return;
            }
            assertTrue(operation.example().isPresent(), operation + " has no example");
            var status = call(operation, anyRole(operation), example(operation)).statusCode();
            expect(List.of(200, 201, 202, 404, 409, 412, 429).contains(status), operation, "its example", status);
        });
        assertNothingWrong();
    }

    private static boolean hasBody(Operation operation) {
        return !operation.schema().isMissingNode() && !operation.isSigned();
    }

    @Test
    void every_wrong_body_is_a_problem_that_names_the_field_and_writes_nothing() throws Exception {
        var before = stack.rows();
        var sent = new AtomicInteger();
        onEach(operation -> {
            if (!hasBody(operation)) {
                return;
            }
            for (var body : chosen(HostileBodies.of(operation))) {
                check(operation, body);
                sent.incrementAndGet();
            }
        });
        assertNothingWrong();
        assertTrue(sent.get() > 500, "only " + sent + " bodies");
        assertEquals(before, stack.rows());
    }

    private static Collection<Body> chosen(List<Body> bodies) {
        if (ALL) {
            return bodies;
        }
        var shuffled = new ArrayList<>(bodies);
        Collections.shuffle(shuffled, new Random(SEED));
        var oneOfEachKind = new LinkedHashMap<String, Body>();
        shuffled.forEach(body -> oneOfEachKind.putIfAbsent(body.what(), body));
        return oneOfEachKind.values();
    }

    @Test
    void every_wrong_address_header_and_query_is_a_problem_and_writes_nothing() throws Exception {
        var before = stack.rows();
        onEach(operation -> {
            if (operation.path().contains("{")) {
                names(operation);
            }
            for (var parameter : operation.queryParameters()) {
                query(operation, anyRole(operation), parameter.get("name").asText());
            }
            headers(operation, anyRole(operation));
        });
        assertNothingWrong();
        assertEquals(before, stack.rows());
    }

    private void names(Operation operation) throws Exception {
        for (var name : List.of("x", NOBODY, "%00", "%1b", "%F0%28%8C%28", "x".repeat(2000))) {
            var answer = send(
                    request(operation, operation.address(name, ""), token(anyRole(operation)), example(operation)));
            var known = (operation.path().contains("{code}") || operation.isNumbered()) && name.equals(NOBODY);
            expect(known || is4xx(answer), operation, "the name " + name, answer.statusCode());
        }
    }

    private void query(Operation operation, String role, String parameter) throws Exception {
        var values =
                parameter.equals("limit") ? List.of("0", "501", "-1", "99999999999", "x") : List.of("%00", "%01", "!");
        for (var value : values) {
            var address = operation.address(NOBODY, "?" + parameter + "=" + value);
            var answer = send(request(operation, address, token(role), example(operation)));
            expect(answer, operation, parameter + "=" + value, 400);
            expect(
                    names(answer, parameter),
                    operation,
                    parameter + "=" + value + " not named, but " + violations(answer),
                    400);
        }
    }

    private void headers(Operation operation, String role) throws Exception {
        var address = operation.address(NOBODY, "");
        if (operation.example().isPresent()) {
            var request = request(operation, address, token(role), example(operation));
            expect(send(request.setHeader("Content-Type", "text/plain")), operation, "text/plain", 415);
        }
        if (operation.method().equals("DELETE") || operation.isSigned()) {
            return; // has no response body
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
            for (var tag : List.of("", "0", "\"x\"")) {
                var answer = send(request(operation, address, token(role), example(operation))
                        .setHeader("If-Match", tag));
                expect(List.of(400, 404, 412, 428).contains(answer.statusCode()), operation, tag, answer.statusCode());
            }
        }
    }

    /** No document has HEAD, which comes with GET, and OPTIONS. */
    @Test
    void every_method_that_a_path_does_not_have_is_answered_405_with_those_that_it_has() throws Exception {
        var paths =
                operations.stream().collect(Collectors.groupingBy(operation -> operation.server() + operation.path()));
        var sent = new AtomicInteger();
        onEach(operation -> {
            var same = paths.get(operation.server() + operation.path());
            if (!operation.equals(same.get(0))) {
                return;
            }
            var has = same.stream().map(Operation::method).collect(Collectors.toCollection(TreeSet::new));
            if (has.contains("GET")) {
                has.add("HEAD");
                var status = send(as("HEAD", operation)).statusCode();
                expect(status != 405, operation, "HEAD", status);
            }
            has.add("OPTIONS");
            var options = send(as("OPTIONS", operation));
            expect(
                    options.statusCode() == 204 && allowed(options).equals(has),
                    operation,
                    "OPTIONS",
                    options.statusCode());
            for (var method : METHODS) {
                if (!has.contains(method)) {
                    var answer = send(as(method, operation));
                    expect(method.equals("HEAD") || is4xx(answer), operation, method, answer.statusCode());
                    expect(answer.statusCode() == 405, operation, method, answer.statusCode());
                    expect(allowed(answer).equals(has), operation, allowed(answer) + " of " + has, 405);
                    sent.incrementAndGet();
                }
            }
        });
        assertNothingWrong();
        assertTrue(sent.get() > 1000, "only " + sent + " requests");
    }

    private static Set<String> allowed(HttpResponse<String> answer) {
        var allowed = answer.headers().firstValue("Allow").orElse("none");
        return new TreeSet<>(List.of(allowed.split(", ")));
    }

    private static HttpRequest.Builder as(String method, Operation operation) {
        return HttpRequest.newBuilder(operation.address(NOBODY, ""))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token(anyRole(operation)))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.noBody());
    }

    @Test
    void every_unknown_query_parameter_of_a_read_is_a_problem_that_names_it() throws Exception {
        var sent = new AtomicInteger();
        onEach(operation -> {
            if (operation.method().equals("GET")) {
                var address = operation.address(NOBODY, "?nosuchparameter=1");
                var request = request(operation, address, token(anyRole(operation)), "");
                var answer = send(request.setHeader("Accept", "*/*"));
                expect(answer, operation, "nosuchparameter", 400);
                expect(names(answer, "nosuchparameter"), operation, "not named, but " + violations(answer), 400);
                sent.incrementAndGet();
            }
        });
        assertNothingWrong();
        assertTrue(sent.get() > 150, "only " + sent + " requests");
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

    /** An error in a row is reported as the result of the row; the request is refused because its batch does not exist. */
    private static boolean isRowOfCohort(Operation operation, Body body) {
        return operation.path().equals("/v1/cohorts")
                && body.field() != null
                && body.field().startsWith("rows[");
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
}
