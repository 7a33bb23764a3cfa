package io.skillcert.localstack.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Bearer tokens from an OIDC issuer, by the client-credentials grant: one client per role. */
public final class Tokens {

    public static final String ISSUER_PROPERTY = "skillcert.test.issuer";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> known = new ConcurrentHashMap<>();
    private final URI endpoint;
    private final String clientSecret;

    /** @param endpoint the issuer's token endpoint */
    public Tokens(URI endpoint, String clientSecret) {
        this.endpoint = endpoint;
        this.clientSecret = clientSecret;
    }

    /** The issuer of the local stack: its clients have no real secret. */
    public static Tokens ofLocalIssuer(String issuerUrl) {
        return new Tokens(URI.create(issuerUrl + "/token"), "unused");
    }

    /** Of the issuer a test run has started. */
    public static Tokens ofTestRun() {
        return ofLocalIssuer(System.getProperty(ISSUER_PROPERTY));
    }

    /** @param client a role, or a second user with it such as {@code partner.2} */
    public String of(String client) {
        return known.computeIfAbsent(client, this::fetch);
    }

    private String fetch(String client) {
        var form = Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", clientSecret);
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(endpoint)
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException("the issuer answered " + response.statusCode() + " for " + client);
            }
            return new ObjectMapper()
                    .readTree(response.body())
                    .get("access_token")
                    .asText();
        } catch (IOException e) {
            throw new IllegalStateException("no token from " + endpoint, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
