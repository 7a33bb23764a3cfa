package io.skillcert.browser;

import static io.skillcert.browser.SamplePaper.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.skillcert.localstack.testing.ApiDescription;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** An answer of the {@link ExamOffice} to a page. */
record Reply(int status, String type, byte[] body) {

    private static final int UNAVAILABLE = 503;

    static Reply json(int status, JsonNode body) throws IOException {
        return new Reply(status, "application/json", JSON.writeValueAsBytes(body));
    }

    static Reply problem(JsonNode problem) throws IOException {
        return new Reply(problem.get("status").asInt(), "application/problem+json", JSON.writeValueAsBytes(problem));
    }

    /** Sets the headers of the answer. @return in what it differs from the description of the service's API */
    List<String> prepare(HttpExchange exchange, ApiDescription api) {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("X-Request-Id", UUID.randomUUID().toString().replace("-", ""));
        if (status == UNAVAILABLE) {
            headers.set("Retry-After", "1");
        }
        var path = exchange.getRequestURI().getRawPath();
        return api.differences(new ApiDescription.Answer(
                exchange.getRequestMethod(), path, status, type, List.copyOf(headers.keySet()), body));
    }

    void send(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
