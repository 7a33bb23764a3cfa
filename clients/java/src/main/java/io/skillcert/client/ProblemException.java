package io.skillcert.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** An answer that is not 2xx: a problem of RFC 9457, or the status alone where something else than a service has answered. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;
    private final String title;
    private final String detail;
    private final String requestId;
    private final transient List<Violation> violations;

    /**
     * What is wrong with a field.
     *
     * @param field its path in the body
     * @param message what is wrong and what is right
     */
    public record Violation(String field, String message) {}

    private ProblemException(int status, String requestId, JsonNode problem) {
        super(message(status, requestId, problem));
        this.status = status;
        this.requestId = requestId;
        type = problem.path("type").asText("about:blank");
        title = problem.path("title").asText("");
        detail = problem.path("detail").asText("");
        violations = violations(problem);
    }

    static ProblemException of(HttpResponse<byte[]> answer) {
        var requestId = answer.headers().firstValue("X-Request-Id").orElse(null);
        return new ProblemException(answer.statusCode(), requestId, read(answer.body()));
    }

    private static JsonNode read(byte[] body) {
        try {
            var problem = Json.MAPPER.readTree(body);
            return problem == null ? Json.MAPPER.createObjectNode() : problem;
        } catch (IOException e) {
            return Json.MAPPER.createObjectNode(); // a proxy's page, of which the status says enough
        }
    }

    private static String message(int status, String requestId, JsonNode problem) {
        var message = new StringBuilder().append(status);
        for (var field : List.of("type", "detail")) {
            if (problem.hasNonNull(field)) {
                message.append(' ').append(problem.get(field).asText());
            }
        }
        violations(problem).forEach(violation -> message.append(" [")
                .append(violation.field())
                .append(": ")
                .append(violation.message())
                .append(']'));
        return requestId == null ? message.toString() : message + " (request " + requestId + ")";
    }

    private static List<Violation> violations(JsonNode problem) {
        var violations = new ArrayList<Violation>();
        for (var violation : problem.path("violations")) {
            violations.add(new Violation(
                    violation.path("field").asText(), violation.path("message").asText()));
        }
        return List.copyOf(violations);
    }

    /** Returns the HTTP status. */
    public int status() {
        return status;
    }

    /** Returns the kind of problem, by which a program decides, such as {@code urn:skillcert:problem:invalid-request}. */
    public String type() {
        return type;
    }

    /** Returns the name of the status; empty if there is none. */
    public String title() {
        return title;
    }

    /** Returns a sentence for people, in the language of the client; empty if there is none. */
    public String detail() {
        return detail;
    }

    /** Returns the id by which an operator finds the call in the logs; null if there is none. */
    public String requestId() {
        return requestId;
    }

    /** Returns what is wrong with which field; empty if no single field is to blame. */
    public List<Violation> violations() {
        return violations;
    }
}
