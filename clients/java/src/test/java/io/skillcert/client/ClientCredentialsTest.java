package io.skillcert.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.skillcert.client.FakeService.Answer;
import io.skillcert.client.subsidy.ClaimApi;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClientCredentialsTest {

    private final SetClock clock = new SetClock();

    private static final class SetClock extends Clock {

        private Instant now = Instant.parse("2026-03-02T01:15:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @Test
    void callers_share_one_token_until_a_minute_before_it_expires() throws Exception {
        try (var issuer = new FakeService(token("first", 300), token("second", 300))) {
            var tokens = credentials(issuer, "partner+registrar", "a&b");
            assertEquals(List.of("first"), tokensOfManyThreads(tokens));
            assertEquals(
                    "grant_type=client_credentials&client_id=partner%2Bregistrar&client_secret=a%26b",
                    issuer.received().get(0).text());
            clock.now = clock.now.plusMillis(239_999);
            assertEquals("first", tokens.token());
            clock.now = clock.now.plusMillis(1);
            assertEquals(List.of("second"), tokensOfManyThreads(tokens));
            assertEquals(2, issuer.received().size());
        }
    }

    @Test
    void a_short_token_is_renewed_at_four_fifths_of_its_life() throws Exception {
        try (var issuer = new FakeService(token("first", 10), token("second", 10))) {
            var tokens = credentials(issuer, "partner", "any");
            tokens.token();
            clock.now = clock.now.plusMillis(7_999);
            assertEquals("first", tokens.token());
            clock.now = clock.now.plusMillis(1);
            assertEquals("second", tokens.token());
        }
    }

    @Test
    void a_refused_client_names_the_endpoint_and_the_error_but_not_the_secret() throws Exception {
        try (var issuer = new FakeService(new Answer(401, "{\"error\": \"invalid_client\"}"), token("first", 300))) {
            var tokens = credentials(issuer, "partner", "s3cret");
            var failure = assertThrows(TokenException.class, tokens::token);
            assertEquals("No token from " + issuer.address() + ": 401 invalid_client", failure.getMessage());
            assertEquals(401, failure.status());
            assertEquals("invalid_client", failure.error());
            assertEquals("first", tokens.token());
        }
    }

    @Test
    void an_answer_without_a_token_is_no_token() throws Exception {
        try (var issuer = new FakeService(new Answer(200, "<html>"))) {
            var tokens = credentials(issuer, "partner", "any");
            assertEquals(
                    "No token from " + issuer.address() + ": 200 no access_token in the answer",
                    assertThrows(TokenException.class, tokens::token).getMessage());
        }
    }

    @Test
    void a_token_that_a_service_refuses_is_not_sent_again() throws Exception {
        try (var issuer = new FakeService(token("first", 300), token("second", 300));
                var service = new FakeService(new Answer(401, ""), new Answer(200, "{\"items\": []}"))) {
            var claims = new ClaimApi(Skillcert.builder()
                    .subsidy(service.address())
                    .clientCredentials(issuer.address(), "partner", "any")
                    .build()
                    .subsidy());
            assertEquals(401, assertThrows(ProblemException.class, claims::list).status());
            claims.list();
            assertEquals(
                    List.of("Bearer first", "Bearer second"),
                    service.received().stream()
                            .map(received -> received.header("Authorization"))
                            .toList());
        }
    }

    private static List<String> tokensOfManyThreads(TokenSource tokens) {
        return IntStream.range(0, 50)
                .parallel()
                .mapToObj(i -> tokens.token())
                .distinct()
                .toList();
    }

    private TokenSource credentials(FakeService issuer, String id, String secret) {
        var exchange =
                new Exchange(HttpClient.newHttpClient(), Duration.ofSeconds(5), new Retries(2, Duration.ofSeconds(1)));
        return new ClientCredentials(exchange, issuer.address(), id, secret, clock);
    }

    private static Answer token(String value, int seconds) {
        return new Answer(
                200,
                Map.of("Content-Type", "application/json"),
                "{\"access_token\": \"" + value + "\", \"token_type\": \"Bearer\", \"expires_in\": " + seconds + "}");
    }
}
