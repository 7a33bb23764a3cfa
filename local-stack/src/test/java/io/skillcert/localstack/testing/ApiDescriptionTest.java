package io.skillcert.localstack.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.skillcert.localstack.testing.ApiDescription.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApiDescriptionTest {

    private static final String DOCUMENT =
            """
            openapi: 3.1.0
            paths:
              /v1/claims/{id}:
                get:
                  responses:
                    '200':
                      headers: {X-Request-Id: {$ref: '#/components/headers/X-Request-Id'}}
                      content: {application/json: {schema: {$ref: '#/components/schemas/Claim'}}}
                    '404': {content: {application/problem+json: {schema: {$ref: '#/components/schemas/Problem'}}}}
                delete:
                  responses:
                    '204': {description: removed}
              /v1/claims/own:
                get:
                  responses:
                    '200': {content: {text/csv;charset=UTF-8: {schema: {type: string}}}}
            components:
              headers:
                X-Request-Id: {required: true, schema: {type: string}}
              schemas:
                Claim:
                  type: object
                  required: [id]
                  properties:
                    id: {type: string, format: uuid}
                    parts: {type: array, items: {$ref: '#/components/schemas/Part'}}
                Part:
                  type: object
                  properties:
                    amount: {type: [string, 'null'], pattern: '^\\d+$'}
                    day: {anyOf: [{$ref: '#/components/schemas/Day'}, {type: 'null'}]}
                    level: {type: integer}
                Day: {type: string, format: date}
                Problem:
                  type: object
                  required: [status]
                  properties: {status: {type: integer}}
            """;
    private static final String CLAIM = "{\"id\": \"019805d0-2a3b-7c4d-8e5f-60718293a4b5\", \"parts\": [%s]}";
    private static final String JSON = "application/json; charset=UTF-8";

    private final ApiDescription api = ApiDescription.of(read());

    @Test
    void an_answer_as_described_has_no_differences() {
        var part = "{\"amount\": \"12\", \"day\": \"2025-07-01\", \"level\": 3}";
        assertEquals(List.of(), get("/v1/claims/1", 200, JSON, CLAIM.formatted(part)));
        assertEquals(List.of(), get("/v1/claims/1", 404, "application/problem+json", "{\"status\": 404}"));
        assertEquals(List.of(), get("/v1/claims/own", 200, "text/csv;charset=UTF-8", "a,b"));
        assertEquals(List.of(), differences("DELETE", "/v1/claims/1", 204, null, "", List.of()));
    }

    @Test
    void null_is_a_difference_unless_it_is_described() {
        assertEquals(List.of(), get("/v1/claims/1", 200, JSON, CLAIM.formatted("{\"amount\": null, \"day\": null}")));
        assertDifference(
                "GET /v1/claims/{id} 200: /parts/1/level",
                get("/v1/claims/1", 200, JSON, CLAIM.formatted("{}, {\"level\": null}")));
    }

    @Test
    void a_wrong_form_a_missing_field_and_an_undescribed_field_are_differences() {
        assertDifference(
                "GET /v1/claims/{id} 200: /parts/0/amount",
                get("/v1/claims/1", 200, JSON, CLAIM.formatted("{\"amount\": \"12.00\"}")));
        assertDifference(
                "GET /v1/claims/{id} 200: /parts/0/day",
                get("/v1/claims/1", 200, JSON, CLAIM.formatted("{\"day\": \"2025-13-01\"}")));
        assertDifference("GET /v1/claims/{id} 200: ", get("/v1/claims/1", 200, JSON, "{}"));
        assertDifference(
                "GET /v1/claims/{id} 200: /parts/0",
                get("/v1/claims/1", 200, JSON, CLAIM.formatted("{\"note\": \"?\"}")));
        assertDifference("GET /v1/claims/{id} 200: the body is not JSON", get("/v1/claims/1", 200, JSON, "{"));
    }

    @Test
    void an_undescribed_status_media_type_body_or_operation_is_a_difference() {
        assertEquals(
                List.of("GET /v1/claims/{id} 409: the status is not described"),
                get("/v1/claims/1", 409, "application/problem+json", "{\"status\": 409}"));
        assertEquals(
                List.of("GET /v1/claims/own 200: the media type application/json is not described"),
                get("/v1/claims/own", 200, JSON, "[]"));
        assertEquals(
                List.of("DELETE /v1/claims/{id} 204: a body is not described"),
                differences("DELETE", "/v1/claims/1", 204, JSON, "{}", List.of()));
        assertEquals(List.of("GET /v1/claims/own 200: the body is missing"), get("/v1/claims/own", 200, null, ""));
        assertEquals(List.of("GET /v1/awards 200: the operation is not described"), get("/v1/awards", 200, JSON, "[]"));
        assertEquals(
                List.of("PUT /v1/claims/{id} 200: the operation is not described"),
                differences("PUT", "/v1/claims/1", 200, JSON, "{}", List.of()));
    }

    @Test
    void a_required_header_that_is_missing_is_a_difference() {
        assertEquals(
                List.of("GET /v1/claims/{id} 200: the header X-Request-Id is missing"),
                differences("GET", "/v1/claims/1", 200, JSON, CLAIM.formatted(""), List.of("ETag")));
    }

    @Test
    void failures_of_the_service_and_what_no_operation_answers_are_not_compared() {
        assertEquals(List.of(), get("/v1/claims/1", 500, JSON, "{}"));
        assertEquals(List.of(), get("/v1/awards", 404, JSON, "{}"));
        assertEquals(List.of(), get("/learn/", 200, "text/html", "<p>"));
        assertEquals(List.of(), differences("PUT", "/v1/claims/1", 405, JSON, "{}", List.of()));
        assertEquals(List.of(), differences("OPTIONS", "/v1/claims/1", 200, null, "", List.of()));
        assertEquals(
                List.of("GET /v1/claims/{id} 503: the status is not described"), get("/v1/claims/1", 503, JSON, "{}"));
    }

    private static void assertDifference(String beginning, List<String> differences) {
        assertTrue(!differences.isEmpty() && differences.get(0).startsWith(beginning), differences::toString);
    }

    private List<String> get(String path, int status, String contentType, String body) {
        return differences("GET", path, status, contentType, body, List.of("x-request-id"));
    }

    private List<String> differences(
            String method, String path, int status, String contentType, String body, List<String> headers) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return api.differences(Answer.of(method, path, status, contentType, headers, bytes));
    }

    private static JsonNode read() {
        try {
            return new YAMLMapper().readTree(DOCUMENT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
