package io.skillcert.localstack.server;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.RequestMapping;
import no.nav.security.mock.oauth2.token.RequestMappingTokenCallback;

/**
 * An OIDC issuer for development with one client per role. The client id is the role, and any secret is accepted. The public clients
 * {@code portal} and {@code office} have the authorization code flow with a login page that accepts every user name.
 */
final class Issuer implements AutoCloseable {

    static final String ID = "skillcert";
    static final String AUDIENCE = "skillcert";

    private static final long TOKEN_SECONDS = 24 * 3600;
    /** The time of issue, so early that a machine whose clock is slow accepts the token. */
    private static final long ISSUED_AT =
            Instant.now().minus(Duration.ofHours(2)).getEpochSecond();

    /** The public clients of the pages, and the role of everybody who signs in there. */
    private static final Map<String, String> PAGES = Map.of("portal", "candidate", "office", "invigilator");

    private static final long EXPIRED_AT = 1_000_000_000L;

    private static final Map<String, Object> VERIFIED =
            Map.of("identity_type", "RESIDENT_ID", "identity_number", "990000197001019995");

    private final MockOAuth2Server server;

    private Issuer(MockOAuth2Server server) {
        this.server = server;
    }

    static Issuer start() throws IOException {
        var mappings = Stream.of(
                        PAGES.entrySet().stream().map(page -> page(page.getKey(), page.getValue())),
                        Roles.ALL.stream().flatMap(Issuer::mappings),
                        Roles.ALL.stream().flatMap(Issuer::mappingsOfTwoRoles))
                .flatMap(clients -> clients)
                .toList();
        var callback = new RequestMappingTokenCallback(ID, mappings, TOKEN_SECONDS);
        var server = new MockOAuth2Server(new OAuth2Config(
                true,
                null,
                null,
                false,
                new no.nav.security.mock.oauth2.token.OAuth2TokenProvider(),
                Set.of(callback)));
        server.start(InetAddress.getLoopbackAddress(), 0);
        return new Issuer(server);
    }

    /**
     * Returns the clients of a role. A suffix, as in {@code partner.2}, is another user with the same role. Two suffixes get
     * a token that no service accepts: {@code .expired} has expired, {@code .elsewhere} is for another audience. The token of
     * {@code .verified} has the identity document of a fictional person in it.
     */
    private static Stream<RequestMapping> mappings(String role) {
        var roles = List.of(role);
        return Stream.of(
                mapping(role + "\\.verified", roles, AUDIENCE, VERIFIED),
                mapping(role + "\\.expired", roles, AUDIENCE, Map.of("exp", EXPIRED_AT)),
                mapping(role + "\\.elsewhere", roles, "another", Map.of()),
                mapping(role + "(\\.\\w+)?", roles, AUDIENCE, Map.of()));
    }

    /** A user with two roles has a client id such as {@code partner+registrar}. */
    private static Stream<RequestMapping> mappingsOfTwoRoles(String first) {
        return Roles.ALL.stream()
                .filter(second -> !second.equals(first))
                .map(second -> mapping(first + "\\+" + second, List.of(first, second), AUDIENCE, Map.of()));
    }

    /** The account is the user name that was entered. The client is in the audience for the ID token. */
    private static RequestMapping page(String clientId, String role) {
        return new RequestMapping(
                "client_id", clientId, claims(List.of(role), List.of(AUDIENCE, "${clientId}")), "JWT");
    }

    private static RequestMapping mapping(
            String clientId, List<String> roles, String audience, Map<String, Object> more) {
        var claims = claims(roles, List.of(audience));
        claims.put("sub", "${clientId}");
        claims.putAll(more);
        return new RequestMapping("client_id", clientId, claims, "JWT");
    }

    private static Map<String, Object> claims(List<String> roles, List<String> audience) {
        var claims = new HashMap<String, Object>(Map.of("aud", audience));
        // All users have the same name, so that nothing works which takes the name of a user for the account.
        claims.put("preferred_username", "user");
        claims.put("azp", "${clientId}");
        claims.put("groups", roles);
        claims.put("iat", ISSUED_AT);
        claims.put("nbf", ISSUED_AT);
        return claims;
    }

    String url() {
        return "http://localhost:" + server.baseUrl().port() + "/" + ID;
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
