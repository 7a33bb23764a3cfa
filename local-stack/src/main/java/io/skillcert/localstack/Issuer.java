package io.skillcert.localstack;

import java.io.IOException;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.RequestMapping;
import no.nav.security.mock.oauth2.token.RequestMappingTokenCallback;

/** A real OIDC issuer for development: one client per role, named as the role, without a secret. */
final class Issuer implements AutoCloseable {

    static final String ID = "skillcert";
    static final String AUDIENCE = "skillcert";

    private static final long TOKEN_SECONDS = 24 * 3600;

    private final MockOAuth2Server server;

    private Issuer(MockOAuth2Server server) {
        this.server = server;
    }

    /** @param port 0 for a free one */
    static Issuer start(int port) throws IOException {
        var mappings = Roles.ALL.stream().map(Issuer::mapping).toList();
        var callback = new RequestMappingTokenCallback(ID, mappings, TOKEN_SECONDS);
        var server = new MockOAuth2Server(new OAuth2Config(
                false,
                null,
                null,
                false,
                new no.nav.security.mock.oauth2.token.OAuth2TokenProvider(),
                Set.of(callback)));
        server.start(InetAddress.getLoopbackAddress(), port);
        return new Issuer(server);
    }

    /** The client id may carry a second name, {@code partner.2}: another user with the same role. */
    private static RequestMapping mapping(String role) {
        var claims = new HashMap<String, Object>(Map.of("sub", "${clientId}", "aud", List.of(AUDIENCE)));
        claims.put("groups", List.of(role));
        return new RequestMapping("client_id", role + "(\\.\\w+)?", claims, "JWT");
    }

    String url() {
        return "http://localhost:" + server.baseUrl().port() + "/" + ID;
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
