package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skillcert.system.Operations.Operation;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;

/** Calls the operations of the shared stack and collects the wrong answers. */
abstract class OperationCalls {

    static final ObjectMapper JSON = new ObjectMapper();
    static final Duration PATIENCE = Duration.ofSeconds(10);
    static final String NOBODY = "00000000-0000-7000-8000-000000000000";

    static RunningStack stack;
    static List<Operation> operations;

    final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    final List<String> wrong = Collections.synchronizedList(new ArrayList<>());

    @BeforeAll
    static void start() throws Exception {
        stack = RunningStack.shared();
        operations = Operations.all(stack);
    }

    @FunctionalInterface
    interface Check {
        void of(Operation operation) throws Exception;
    }

    /** Checks the services at the same time, and the operations of a service one after the other. */
    static void onEach(Check check) throws Exception {
        var services = Executors.newFixedThreadPool(Project.SERVICES.size());
        try {
            var checks = Project.SERVICES.stream()
                    .map(service -> operationsOf(service, check))
                    .toList();
            for (var done : services.invokeAll(checks)) {
                done.get();
            }
        } finally {
            services.shutdownNow();
        }
    }

    private static Callable<Void> operationsOf(String service, Check check) {
        return () -> {
            for (var operation : operations) {
                if (operation.service().equals(service)) {
                    check.of(operation);
                }
            }
            return null;
        };
    }

    static boolean is4xx(HttpResponse<String> answer) {
        return answer.statusCode() / 100 == 4
                && answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json");
    }

    void expect(HttpResponse<String> answer, Operation operation, String what, int status) {
        expect(answer.statusCode() == status && is4xx(answer), operation, what, answer.statusCode());
    }

    void expect(boolean right, Operation operation, String what, int status) {
        if (!right) {
            wrong.add(operation + ", " + what + ": " + status);
        }
    }

    void assertNothingWrong() {
        assertTrue(wrong.isEmpty(), () -> wrong.size() + " wrong answers:\n" + String.join("\n", wrong));
    }

    static String anyRole(Operation operation) {
        return operation.roles().isEmpty() ? "auditor" : operation.roles().get(0);
    }

    static String token(String role) {
        return stack.token(role);
    }

    static String example(Operation operation) {
        var file = operation.mediaType().equals("application/json") ? "" : "%PDF-1.7 and nothing else";
        var form = operation.formExample();
        return form.isMissingNode()
                ? operation.example().map(JsonNode::toString).orElse(file)
                : form(form);
    }

    private static String form(JsonNode example) {
        return example.properties().stream()
                .map(field -> field.getKey() + "="
                        + URLEncoder.encode(field.getValue().asText(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    HttpResponse<String> call(Operation operation, String role, String body) throws Exception {
        return send(operation, token(role), body);
    }

    HttpResponse<String> send(Operation operation, String token, String body) throws Exception {
        return send(request(operation, operation.address(NOBODY, ""), token, body));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    static HttpRequest.Builder request(Operation operation, URI address, String token, String body) {
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
