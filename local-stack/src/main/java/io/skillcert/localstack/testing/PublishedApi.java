package io.skillcert.localstack.testing;

import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import io.restassured.RestAssured;
import io.restassured.builder.ResponseBuilder;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.http.Header;
import io.restassured.internal.RestAssuredResponseImpl;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Fails a test that gets an answer which the service's OpenAPI document in docs/api does not describe. Each request of REST
 * Assured in a {@code @QuarkusTest} with a {@link LocalStackResource} goes through it. With {@code -Dapi.differences=FILE} it
 * appends the differences to the file, and no test fails.
 */
public final class PublishedApi implements Filter {

    /** The system property with the name of the service under test. */
    static final String SERVICE_PROPERTY = "skillcert.test.service";

    private final ApiDescription api;

    PublishedApi(ApiDescription api) {
        this.api = api;
    }

    /** Installs the filter before the tests of each class, as each application has its own class loader. */
    public static final class Installation implements QuarkusTestBeforeClassCallback {

        @Override
        public void beforeClass(Class<?> testClass) {
            var service = System.getProperty(SERVICE_PROPERTY);
            if (service != null && RestAssured.filters().stream().noneMatch(PublishedApi.class::isInstance)) {
                RestAssured.filters(new PublishedApi(ApiDescription.ofService(service)));
            }
        }
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        var response = context.next(request, expected);
        if (URI.create(request.getURI()).getPort() != RestAssured.port) {
            return response; // of another server, such as that of health checks
        }
        var body = response.asByteArray();
        var differences = api.differences(ApiDescription.Answer.of(
                request.getMethod(),
                URI.create(request.getURI()).getRawPath(),
                response.statusCode(),
                response.contentType(),
                response.headers().asList().stream().map(Header::getName).toList(),
                body));
        if (!differences.isEmpty()) {
            report(differences);
        }
        return withBody(response, body);
    }

    private static void report(List<String> differences) {
        var file = System.getProperty("api.differences");
        if (file == null) {
            throw new AssertionError("The answer is not as docs/api describes it:\n" + String.join("\n", differences));
        }
        try {
            Files.write(Path.of(file), differences, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The stream of the body has been read; as the logging filters of REST Assured do, the answer is made again. */
    private static Response withBody(Response response, byte[] body) {
        if (!(response instanceof RestAssuredResponseImpl read) || read.getHasExpectations()) {
            return response;
        }
        var again = new ResponseBuilder().clone(response).setBody(body).build();
        ((RestAssuredResponseImpl) again).setHasExpectations(true);
        return again;
    }
}
