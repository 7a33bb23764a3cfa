package io.skillcert.system;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skillcert.localstack.cluster.Cluster;
import io.skillcert.localstack.testing.KeycloakServer;
import io.skillcert.system.faults.SharedCluster;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The shipped realm in Keycloak itself, and registration-service, which accepts its tokens. */
@Timeout(900)
class KeycloakIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String SERVICE = "registration-service";
    private static final String LEARN = "http://localhost:8081/learn/";
    private static final String ROOM = "http://localhost:8082/room/";
    private static final String PROGRESS = "/v1/practice-progress?level=4";
    private static final String AUDIT = "/v1/audit-entries";
    private static final String OTHER_AUDIENCE =
            """
            {"name": "audience", "protocol": "openid-connect", "protocolMapper": "oidc-audience-mapper",
             "config": {"included.custom.audience": "another", "access.token.claim": "true"}}""";

    private static Cluster cluster;
    private static KeycloakServer keycloak;
    private static JsonNode realm;

    @BeforeAll
    static void start() throws Exception {
        SharedCluster.stop();
        realm = JSON.readTree(Project.read("deploy/keycloak/skillcert-realm.json"));
        cluster = Cluster.prepare(Project.ROOT, Set.of(SERVICE), 1);
        keycloak = KeycloakServer.start(
                Project.ROOT, cluster::jdbcUrl, Map.of(), Project.ROOT.resolve("system-tests/target/keycloak.log"));
        // Another host name than that of the issuer, as the services of docker-compose.yml have.
        cluster.replicas(SERVICE)
                .get(0)
                .set("OIDC_ISSUER_URL", keycloak.internalAddress().toString());
        cluster.start();
    }

    @AfterAll
    static void stop() {
        if (keycloak != null) {
            keycloak.close();
        }
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void each_confidential_client_gets_tokens_with_its_account_its_role_and_the_audience() throws Exception {
        var tokens = keycloak.tokens();
        int tried = 0;
        for (var client : realm.get("clients")) {
            if (client.get("publicClient").asBoolean()) {
                continue;
            }
            var name = client.get("clientId").asText();
            var claims = claims(tokens.of(name));
            assertEquals(keycloak.issuer().toString(), claims.get("iss").asText(), name);
            assertEquals(account("service-account-" + name), claims.get("sub").asText(), name);
            assertEquals(name, claims.get("azp").asText(), name);
            assertEquals(Set.of("skillcert"), texts(claims.get("aud")), name);
            assertEquals(Set.of(name.replaceFirst("\\.\\d+$", "")), texts(claims.get("groups")), name);
            tried++;
        }
        assertTrue(tried >= 20, "only " + tried + " clients");
    }

    @Test
    void the_service_admits_a_client_by_its_role_and_knows_it_by_its_subject() throws Exception {
        var tokens = keycloak.tokens();
        assertEquals(200, get(AUDIT, tokens.of("auditor")).statusCode());
        assertEquals(403, get(AUDIT, tokens.of("candidate")).statusCode());
        assertEquals(403, get(PROGRESS, tokens.of("auditor")).statusCode());
        // The refused call is in the audit log, by its account.
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            var read = get(AUDIT + "?actor=" + account("service-account-candidate"), tokens.of("auditor"));
            assertEquals(200, read.statusCode(), read::body);
            return !JSON.readTree(read.body()).get("items").isEmpty();
        });
    }

    @Test
    void a_person_signs_in_by_code_with_pkce_and_practises_as_the_account_of_the_token() throws Exception {
        var flow = portal();
        var sent = flow.signIn("candidate.sample", password("CANDIDATE"));
        assertEquals("a-state", sent.get("state"));
        assertEquals(keycloak.issuer().toString(), sent.get("iss"));
        var answer = CodeFlow.json(flow.exchange(sent.get("code"), flow.verifier()));
        var access = answer.get("access_token").asText();
        assertEquals(
                "a-nonce", claims(answer.get("id_token").asText()).get("nonce").asText());
        var claims = claims(access);
        assertEquals(account("candidate.sample"), claims.get("sub").asText());
        assertEquals("portal", claims.get("azp").asText());
        assertEquals(Set.of("skillcert"), texts(claims.get("aud")));
        assertEquals(Set.of("candidate"), texts(claims.get("groups")));
        assertEquals(900, answer.get("expires_in").asInt());

        var set = practise(access);
        assertEquals(201, set.statusCode(), set::body);
        assertEquals(
                account("candidate.sample"),
                ownerOf(JSON.readTree(set.body()).get("id").asText()));
        assertEquals(403, get(AUDIT, access).statusCode());
    }

    @Test
    void staff_sign_in_at_the_office_and_have_no_role_at_the_portal() throws Exception {
        var office = new CodeFlow(keycloak.issuer(), "office", ROOM).tokens("officer.sample", password("STAFF"));
        assertEquals(
                Set.of("exam-officer"),
                texts(claims(office.get("access_token").asText()).get("groups")));
        assertEquals(403, get(PROGRESS, office.get("access_token").asText()).statusCode());
        var atPortal = portal().tokens("officer.sample", password("STAFF"));
        var access = atPortal.get("access_token").asText();
        assertTrue(claims(access).path("groups").isEmpty(), "the portal gives a role to staff");
        var refused = get(PROGRESS, access);
        assertEquals(403, refused.statusCode());
        assertTrue(refused.body().contains("urn:skillcert:problem:"), refused::body);
    }

    @Test
    void a_token_for_another_audience_of_another_realm_changed_or_expired_is_refused() throws Exception {
        var tokens = keycloak.tokens();
        createClient("elsewhere", "3600", OTHER_AUDIENCE);
        var elsewhere = ofNewClient("elsewhere");
        assertEquals(Set.of("another"), texts(claims(elsewhere).get("aud")));
        assertEquals(401, get(PROGRESS, elsewhere).statusCode());
        assertEquals(401, get(PROGRESS, administrator()).statusCode());
        var good = tokens.of("candidate");
        assertEquals(200, get(PROGRESS, good).statusCode());
        var parts = good.split("\\.");
        var changed = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("\"candidate\"", "\"auditor\"");
        parts[1] = Base64.getUrlEncoder().withoutPadding().encodeToString(changed.getBytes(StandardCharsets.UTF_8));
        assertEquals(401, get(AUDIT, String.join(".", parts)).statusCode());
        assertEquals(401, get(PROGRESS, "no-token").statusCode());

        var audience = realm.at("/clients/0/protocolMappers/1");
        assertEquals("audience", audience.get("name").asText());
        createClient("brief", "4", audience.toString());
        var brief = ofNewClient("brief");
        assertEquals(403, get(PROGRESS, brief).statusCode(), "it has no role, but is valid");
        await().atMost(Duration.ofSeconds(30)).until(() -> get(PROGRESS, brief).statusCode() == 401);
    }

    @Test
    void a_code_needs_pkce_its_own_verifier_and_the_registered_page_and_serves_once() throws Exception {
        var flow = portal();
        var withoutChallenge = new HashMap<>(flow.request());
        withoutChallenge.keySet().removeIf(name -> name.startsWith("code_challenge"));
        assertEquals(
                "invalid_request",
                flow.sentToPage(flow.authorize(withoutChallenge)).get("error"));
        var plain = new HashMap<>(flow.request());
        plain.put("code_challenge_method", "plain");
        assertEquals("invalid_request", flow.sentToPage(flow.authorize(plain)).get("error"));
        for (var elsewhere : new String[] {"http://localhost:8081/elsewhere", "http://evil.example/learn/", ROOM}) {
            var moved = new HashMap<>(flow.request());
            moved.put("redirect_uri", elsewhere);
            assertEquals(400, flow.authorize(moved).statusCode(), elsewhere);
        }
        var code = flow.signIn("candidate.sample", password("CANDIDATE")).get("code");
        var wrong = flow.exchange(code, "another-verifier-with-at-least-forty-three-characters");
        assertEquals(400, wrong.statusCode());
        assertEquals("invalid_grant", JSON.readTree(wrong.body()).get("error").asText());
        var second = portal();
        var used = second.signIn("candidate.sample", password("CANDIDATE")).get("code");
        assertEquals(200, second.exchange(used, second.verifier()).statusCode());
        assertEquals(400, second.exchange(used, second.verifier()).statusCode());
    }

    @Test
    void a_wrong_password_and_the_password_grant_lead_to_no_token() throws Exception {
        var flow = portal();
        var again = flow.logIn(flow.authorize(flow.request()), "registrar.sample", "wrong");
        assertEquals(200, again.statusCode());
        assertTrue(again.body().contains("kc-form-login"), again::body);
        var grant = flow.token(Map.of(
                "grant_type", "password",
                "client_id", "portal",
                "username", "candidate.sample",
                "password", password("CANDIDATE")));
        assertEquals(
                "unauthorized_client", JSON.readTree(grant.body()).get("error").asText());
    }

    @Test
    void a_refresh_token_serves_once_also_in_two_tabs_of_one_session() throws Exception {
        var flow = portal();
        var first = flow.tokens("candidate.sample", password("CANDIDATE"));
        var sent = flow.sentToPage(flow.authorize(flow.request()));
        var second = CodeFlow.json(flow.exchange(sent.get("code"), flow.verifier()));
        TimeUnit.MILLISECONDS.sleep(1_100); // Keycloak compares whole seconds.
        var firstAgain = CodeFlow.json(flow.refresh(first.get("refresh_token").asText()));
        var secondAgain = CodeFlow.json(flow.refresh(second.get("refresh_token").asText()));
        assertNotEquals(first.get("refresh_token"), firstAgain.get("refresh_token"));
        assertEquals(200, get(PROGRESS, firstAgain.get("access_token").asText()).statusCode());
        CodeFlow.json(flow.refresh(firstAgain.get("refresh_token").asText()));
        CodeFlow.json(flow.refresh(secondAgain.get("refresh_token").asText()));
        assertEquals(400, flow.refresh(first.get("refresh_token").asText()).statusCode());
    }

    @Test
    void browsers_may_ask_for_tokens_from_the_pages_of_the_services_only() throws Exception {
        var flow = portal();
        var code = flow.signIn("candidate.sample", password("CANDIDATE")).get("code");
        assertEquals(
                "http://localhost:8081",
                flow.exchange(code, flow.verifier())
                        .headers()
                        .firstValue("Access-Control-Allow-Origin")
                        .orElse("none"));
        var preview = HttpRequest.newBuilder(URI.create(keycloak.issuer() + "/.well-known/openid-configuration"))
                .header("Origin", "http://localhost:8081")
                .build();
        var metadata = HTTP.send(preview, HttpResponse.BodyHandlers.ofString());
        assertTrue(metadata.headers().firstValue("Access-Control-Allow-Origin").isPresent());
        assertEquals(
                keycloak.issuer().toString(),
                JSON.readTree(metadata.body()).get("issuer").asText());
        var elsewhere = new CodeFlow(keycloak.issuer(), "office", ROOM);
        var sent = elsewhere.signIn("officer.sample", password("STAFF"));
        var stolen = HttpRequest.newBuilder(URI.create(keycloak.issuer() + "/protocol/openid-connect/token"))
                .header("Origin", "http://localhost:8081")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        "office",
                        "redirect_uri",
                        ROOM,
                        "code",
                        sent.get("code"),
                        "code_verifier",
                        elsewhere.verifier()))))
                .build();
        assertTrue(HTTP.send(stolen, HttpResponse.BodyHandlers.ofString())
                .headers()
                .firstValue("Access-Control-Allow-Origin")
                .isEmpty());
    }

    private static CodeFlow portal() {
        return new CodeFlow(keycloak.issuer(), "portal", LEARN);
    }

    private static String password(String kind) {
        return keycloak.variable("SKILLCERT_SAMPLE_" + kind + "_PASSWORD");
    }

    /** Returns the subject that the shipped realm gives to an account. */
    private static String account(String user) {
        for (var account : realm.get("users")) {
            if (account.get("username").asText().equals(user)) {
                return account.get("id").asText();
            }
        }
        throw new AssertionError("the realm has no account " + user);
    }

    private static HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        return HTTP.send(call(path, token).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> practise(String token) throws IOException, InterruptedException {
        var request = call("/v1/practice-sets", token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"level\": 4, \"count\": 1}"))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder call(String path, String token) {
        var service = cluster.replicas(SERVICE).get(0).ownAddress();
        return HttpRequest.newBuilder(service.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token);
    }

    private static String ownerOf(String set) throws Exception {
        try (var connection = DriverManager.getConnection(cluster.jdbcUrl("registration"), "postgres", "any");
                var query = connection.prepareStatement("select account from practice_set where id = ?::uuid")) {
            query.setString(1, set);
            var row = query.executeQuery();
            assertTrue(row.next(), set);
            return row.getString(1);
        }
    }

    /** Creates a confidential client in the realm, as an administrator of Keycloak does. */
    private static void createClient(String name, String tokenSeconds, String mapper) throws Exception {
        var client =
                """
                {"clientId": "%s", "secret": "%s", "publicClient": false, "serviceAccountsEnabled": true, "fullScopeAllowed": false,
                 "attributes": {"access.token.lifespan": "%s"}, "protocolMappers": [%s]}"""
                        .formatted(name, name, tokenSeconds, mapper);
        var request = HttpRequest.newBuilder(keycloak.address().resolve("/admin/realms/skillcert/clients"))
                .header("Authorization", "Bearer " + administrator())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(client))
                .build();
        var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(201, answer.statusCode(), answer::body);
    }

    private static String ofNewClient(String name) throws Exception {
        return token(
                keycloak.issuer(),
                Map.of("grant_type", "client_credentials", "client_id", name, "client_secret", name));
    }

    private static String administrator() throws Exception {
        return token(
                keycloak.address().resolve("/realms/master"),
                Map.of(
                        "grant_type", "password",
                        "client_id", "admin-cli",
                        "username", "admin",
                        "password", keycloak.variable("KC_BOOTSTRAP_ADMIN_PASSWORD")));
    }

    private static String token(URI issuer, Map<String, String> form) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(form)))
                .build();
        var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        return CodeFlow.json(answer).get("access_token").asText();
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static JsonNode claims(String token) throws IOException {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    /** Returns the texts of a claim, which is one text or a list of them. */
    private static Set<String> texts(JsonNode claim) {
        if (claim == null) {
            return Set.of();
        }
        return claim.isArray()
                ? Stream.iterate(0, i -> i < claim.size(), i -> i + 1)
                        .map(i -> claim.get(i).asText())
                        .collect(Collectors.toCollection(TreeSet::new))
                : Set.of(claim.asText());
    }
}
