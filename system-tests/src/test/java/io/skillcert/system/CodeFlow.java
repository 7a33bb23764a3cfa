package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;

/**
 * Signs a person in at Keycloak by the authorization code flow with PKCE (RFC 7636), through its login form as a browser does.
 * Each object is one browser: its cookies hold the session at Keycloak.
 */
final class CodeFlow {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int VERIFIER_BYTES = 32;

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new LocalCookies())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String verifier = random();
    private final URI issuer;
    private final String client;
    private final String redirectUri;

    /** Browsers send cookies marked {@code Secure} to localhost without TLS, because nobody else can listen; Java doesn't. */
    private static final class LocalCookies extends CookieManager {

        LocalCookies() {
            super(null, CookiePolicy.ACCEPT_ALL);
        }

        @Override
        public void put(URI uri, Map<String, List<String>> headers) throws IOException {
            super.put(uri, headers);
            getCookieStore().getCookies().forEach(cookie -> cookie.setSecure(false));
        }
    }

    /**
     * @param client a public client of the realm
     * @param redirectUri where the client's page is; nothing needs to listen there
     */
    CodeFlow(URI issuer, String client, String redirectUri) {
        this.issuer = issuer;
        this.client = client;
        this.redirectUri = redirectUri;
    }

    private static String random() {
        var bytes = new byte[VERIFIER_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    String verifier() {
        return verifier;
    }

    /** The parameters of an authorization request with the state {@code a-state} and the nonce {@code a-nonce}. */
    Map<String, String> request() throws Exception {
        var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("client_id", client);
        parameters.put("redirect_uri", redirectUri);
        parameters.put("response_type", "code");
        parameters.put("scope", "openid");
        parameters.put("state", "a-state");
        parameters.put("nonce", "a-nonce");
        parameters.put("code_challenge", Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
        parameters.put("code_challenge_method", "S256");
        return parameters;
    }

    HttpResponse<String> authorize(Map<String, String> parameters) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(endpoint("auth") + "?" + form(parameters))));
    }

    /** Fills in the login form of a page and returns the answer. */
    HttpResponse<String> logIn(HttpResponse<String> page, String user, String password)
            throws IOException, InterruptedException {
        var found = Jsoup.parse(page.body(), page.uri().toString()).selectFirst("form#kc-form-login");
        assertNotNull(found, () -> page.statusCode() + " is no login form: " + page.body());
        var fields = new LinkedHashMap<String, String>();
        found.select("input[type=hidden][name]").forEach(input -> fields.put(input.attr("name"), input.val()));
        fields.put("username", user);
        fields.put("password", password);
        return send(HttpRequest.newBuilder(URI.create(found.absUrl("action")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(fields))));
    }

    /** Logs in and returns what Keycloak sends to the page: code, state and issuer. */
    Map<String, String> signIn(String user, String password) throws Exception {
        return sentToPage(logIn(authorize(request()), user, password));
    }

    /** Returns the parameters of a redirect to the client's page. */
    Map<String, String> sentToPage(HttpResponse<String> answer) {
        assertEquals(302, answer.statusCode(), answer::body);
        var location = URI.create(answer.headers().firstValue("Location").orElseThrow());
        assertEquals(redirectUri, location.toString().split("\\?")[0]);
        return Stream.of(location.getRawQuery().split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    /** Exchanges a code for tokens. */
    HttpResponse<String> exchange(String code, String codeVerifier) throws IOException, InterruptedException {
        return token(Map.of(
                "grant_type", "authorization_code",
                "client_id", client,
                "redirect_uri", redirectUri,
                "code", code,
                "code_verifier", codeVerifier));
    }

    /** Exchanges a refresh token for new tokens. */
    HttpResponse<String> refresh(String refreshToken) throws IOException, InterruptedException {
        return token(Map.of("grant_type", "refresh_token", "client_id", client, "refresh_token", refreshToken));
    }

    /** Logs in and returns the answer of the token endpoint. */
    JsonNode tokens(String user, String password) throws Exception {
        return json(exchange(signIn(user, password).get("code"), verifier));
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        assertEquals(200, answer.statusCode(), answer::body);
        return JSON.readTree(answer.body());
    }

    HttpResponse<String> token(Map<String, String> parameters) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(endpoint("token"))
                .header("Origin", redirectUri.replaceAll("(?<=\\w)/.*", ""))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(parameters))));
    }

    private URI endpoint(String name) {
        return URI.create(issuer + "/protocol/openid-connect/" + name);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
