package io.skillcert.localstack.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Fetches bearer tokens from an OIDC issuer by the client-credentials grant, and caches them. There is one client per role. */
public final class Tokens {

    /** The system property with the URL of the issuer that a test run has started. */
    public static final String ISSUER_PROPERTY = "skillcert.test.issuer";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> cache = new ConcurrentHashMap<>();
    private final URI endpoint;
    private final UnaryOperator<String> clientSecrets;

    /**
     * @param endpoint the issuer's token endpoint
     * @param clientSecrets returns the secret of a client
     */
    public Tokens(URI endpoint, UnaryOperator<String> clientSecrets) {
        this.endpoint = endpoint;
        this.clientSecrets = clientSecrets;
    }

    /** Returns tokens of the local stack's issuer, which ignores client secrets. */
    public static Tokens ofLocalIssuer(String issuerUrl) {
        return new Tokens(URI.create(issuerUrl + "/token"), client -> "unused");
    }

    public static Tokens ofTestRun() {
        return ofLocalIssuer(System.getProperty(ISSUER_PROPERTY));
    }

    /** Returns the address at which the issuer grants tokens. */
    public URI endpoint() {
        return endpoint;
    }

    /** @param client a role, or a second user with it such as {@code partner.2} */
    public String of(String client) {
        return cache.computeIfAbsent(client, this::fetch);
    }

    /** Returns the account that the services read from a client's token. */
    public String account(String client) {
        try {
            var claims = JSON.readTree(Base64.getUrlDecoder().decode(of(client).split("\\.")[1]));
            return claims.get("sub").asText();
        } catch (IOException e) {
            throw new UncheckedIOException("the token of " + client + " is not a JWT", e);
        }
    }

    private String fetch(String client) {
        var secret = clientSecrets.apply(client);
        var form = Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret);
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(endpoint)
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("status " + answer.statusCode());
            }
            return JSON.readTree(answer.body()).get("access_token").asText();
        } catch (IOException e) {
            throw new UncheckedIOException("no token for " + client + " from " + endpoint, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
