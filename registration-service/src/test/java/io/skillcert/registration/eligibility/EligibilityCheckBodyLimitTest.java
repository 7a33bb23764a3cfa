package io.skillcert.registration.eligibility;

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
import org.junit.jupiter.api.Test;

/** The size limit of the body of a policy check, with and without Content-Length. */
@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class EligibilityCheckBodyLimitTest {

    private static final String CHECK =
            """
            {"occupationCode": "4-04-05-05", "on": "2025-07-03", "candidate": {"birthDate": "2000-01-01"}}""";

    @TestHTTPResource("/v1/eligibility-checks")
    URI checks;

    @Test
    void a_body_of_the_maximum_size_is_accepted() throws Exception {
        var body = ofLength(BodyLimit.POLICY_CHECK);
        assertEquals(200, post(BodyPublishers.ofByteArray(body)).statusCode());
        assertEquals(200, post(unannounced(body)).statusCode());
    }

    @Test
    void a_larger_body_is_rejected_with_and_without_content_length() throws Exception {
        var body = ofLength(BodyLimit.POLICY_CHECK + 1);
        assertTooLarge(post(BodyPublishers.ofByteArray(body)));
        assertTooLarge(post(unannounced(body)));
    }

    private static void assertTooLarge(HttpResponse<String> answer) {
        assertEquals(413, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("urn:skillcert:problem:body-too-large"), answer.body());
    }

    /** A valid check, padded with blanks. */
    private static byte[] ofLength(int bytes) {
        return (CHECK + " ".repeat(bytes - CHECK.length())).getBytes(StandardCharsets.US_ASCII);
    }

    /** A body in chunks, without Content-Length. */
    private static BodyPublisher unannounced(byte[] body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }

    private HttpResponse<String> post(BodyPublisher body) throws Exception {
        var request = HttpRequest.newBuilder(checks)
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", "application/json")
                .POST(body)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
