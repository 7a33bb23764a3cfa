package io.skillcert.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Gets tokens by the client credentials grant (RFC 6749, 4.4) and renews each before it expires. */
final class ClientCredentials implements TokenSource {

    /** Renewed this long before the end, or at four fifths of a shorter life. */
    private static final Duration RENEWED_BEFORE = Duration.ofSeconds(60);

    private static final Duration LIFE_BY_DEFAULT = Duration.ofMinutes(5);

    private final Exchange exchange;
    private final URI tokenEndpoint;
    private final String form;
    private final Clock clock;
    private Token current;

    /** @param expiresIn seconds; null if the provider does not say it */
    private record Answer(
            @JsonProperty("access_token") String accessToken, @JsonProperty("expires_in") Long expiresIn) {}

    private record Token(String value, Instant renewedAt) {}

    ClientCredentials(Exchange exchange, URI tokenEndpoint, String clientId, String clientSecret, Clock clock) {
        this.exchange = exchange;
        this.tokenEndpoint = tokenEndpoint;
        this.clock = clock;
        form = "grant_type=client_credentials&client_id=" + encode(clientId) + "&client_secret=" + encode(clientSecret);
    }

    /** Threads that need a new token wait for the one that fetches it. */
    @Override
    public synchronized String token() {
        if (current == null || !clock.instant().isBefore(current.renewedAt())) {
            current = fetch();
        }
        return current.value();
    }

    @Override
    public synchronized void discard(String token) {
        if (current != null && current.value().equals(token)) {
            current = null;
        }
    }

    private Token fetch() {
        var asked = clock.instant();
        var answer = exchange.send(
                HttpRequest.newBuilder(tokenEndpoint)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "application/json")
                        .POST(BodyPublishers.ofString(form)),
                true);
        if (answer.statusCode() != 200) {
            throw new TokenException(tokenEndpoint, answer.statusCode(), error(answer));
        }
        var token = read(answer);
        var life = token.expiresIn() == null ? LIFE_BY_DEFAULT : Duration.ofSeconds(token.expiresIn());
        var margin = RENEWED_BEFORE.compareTo(life.dividedBy(5)) < 0 ? RENEWED_BEFORE : life.dividedBy(5);
        return new Token(token.accessToken(), asked.plus(life).minus(margin));
    }

    private Answer read(HttpResponse<byte[]> answer) {
        try {
            var token = Json.MAPPER.readValue(answer.body(), Answer.class);
            if (token.accessToken() != null) {
                return token;
            }
        } catch (IOException e) {
            // The exception below says it; the answer itself may have a token.
        }
        throw new TokenException(tokenEndpoint, answer.statusCode(), "no access_token in the answer");
    }

    /** Returns the error code of RFC 6749, such as {@code invalid_client}. */
    private static String error(HttpResponse<byte[]> answer) {
        try {
            JsonNode problem = Json.MAPPER.readTree(answer.body());
            return problem == null ? "" : problem.path("error").asText();
        } catch (IOException e) {
            return "";
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
