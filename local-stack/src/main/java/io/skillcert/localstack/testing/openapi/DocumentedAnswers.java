package io.skillcert.localstack.testing.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;

/**
 * Compares every answer that REST Assured gets with the OpenAPI document of the service: the status is one of the operation's,
 * the media type and the body are what the document says.
 */
public final class DocumentedAnswers implements Filter {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ApiDocument document;

    /** Adds the filter to the requests of a test run, once. */
    public static void check() {
        if (RestAssured.filters().stream().noneMatch(DocumentedAnswers.class::isInstance)) {
            RestAssured.filters(new DocumentedAnswers());
        }
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        var answer = context.next(request, expected);
        var called = URI.create(request.getURI());
        document(called)
                .operation(request.getMethod(), called.getRawPath())
                .ifPresent(operation -> compare(operation, answer));
        return answer;
    }

    private synchronized ApiDocument document(URI called) {
        if (document == null) {
            document = new ApiDocument(called);
        }
        return document;
    }

    private void compare(ApiDocument.Operation operation, Response answer) {
        var status = operation + " answers " + answer.statusCode();
        var described = operation.described().path("responses").path(Integer.toString(answer.statusCode()));
        if (described.isMissingNode()) {
            report(status + ", which its OpenAPI does not have");
            return;
        }
        var type = mediaType(answer);
        if (type == null || !type.endsWith("json")) {
            return;
        }
        var schema = document.schema(described, type);
        if (schema.isMissingNode()) {
            report(status + " as " + type + ", which its OpenAPI does not have");
            return;
        }
        var violations = document.violations(schema, json(answer));
        if (!violations.isEmpty()) {
            report(status + " otherwise than its OpenAPI says: " + violations);
        }
    }

    private static void report(String text) {
        try {
            java.nio.file.Files.writeString(
                    java.nio.file.Path.of("target/answers.txt"),
                    text + "\n",
                    java.nio.file.StandardOpenOption.CREATE,
                    java.nio.file.StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String mediaType(Response answer) {
        var type = answer.contentType();
        return type == null || type.isBlank()
                ? null
                : List.of(type.split(";")).get(0).strip();
    }

    private static JsonNode json(Response answer) {
        try {
            return JSON.readTree(answer.asByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
