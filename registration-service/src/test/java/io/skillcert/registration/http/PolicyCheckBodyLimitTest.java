package io.skillcert.registration.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.http.limits.BodyLimit;
import io.skillcert.localstack.testing.LocalStackResource;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The size limits of the bodies of the policy checks, with and without Content-Length. */
@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class PolicyCheckBodyLimitTest {

    private enum Check {
        ELIGIBILITY(
                "v1/eligibility-checks",
                BodyLimit.POLICY_CHECK,
                """
                {"occupationCode": "4-04-05-05", "on": "2025-07-03", "candidate": {"birthDate": "2000-01-01"}}"""),
        PATHWAY(
                "v1/pathway-checks",
                BodyLimit.LARGE_CHECK,
                """
                {"occupationCode": "4-04-05-05", "on": "2025-07-03", "goalLevel": 3, "courseFee": "0.00", "awards": [],
                 "candidate": {"birthDate": "2000-01-01"}}""");

        private final String path;
        private final int limit;
        private final String valid;

        Check(String path, int limit, String valid) {
            this.path = path;
            this.limit = limit;
            this.valid = valid;
        }

        /** A valid check, padded with blanks. */
        private byte[] ofLength(int bytes) {
            return (valid + " ".repeat(bytes - valid.length())).getBytes(StandardCharsets.US_ASCII);
        }
    }

    @TestHTTPResource("/")
    URI service;

    @ParameterizedTest
    @EnumSource
    void a_body_of_the_maximum_size_is_accepted(Check check) throws Exception {
        var body = check.ofLength(check.limit);
        assertEquals(200, post(check, BodyPublishers.ofByteArray(body)).statusCode());
        assertEquals(200, post(check, unannounced(body)).statusCode());
    }

    @ParameterizedTest
    @EnumSource
    void a_larger_body_is_rejected_with_and_without_content_length(Check check) throws Exception {
        var body = check.ofLength(check.limit + 1);
        assertTooLarge(post(check, BodyPublishers.ofByteArray(body)));
        assertTooLarge(post(check, unannounced(body)));
    }

    private static void assertTooLarge(HttpResponse<String> answer) {
        assertEquals(413, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("urn:skillcert:problem:body-too-large"), answer.body());
    }

    /** A body in chunks, without Content-Length. */
    private static BodyPublisher unannounced(byte[] body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }

    private HttpResponse<String> post(Check check, BodyPublisher body) throws Exception {
        var request = HttpRequest.newBuilder(service.resolve(check.path))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", "application/json")
                .POST(body)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
