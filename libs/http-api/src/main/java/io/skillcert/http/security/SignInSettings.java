package io.skillcert.http.security;

import io.quarkus.runtime.Startup;
import io.smallrye.config.ConfigMapping;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the pages of a service where people sign in: {@code /web/sign-in.json} has the issuer and the public client of the
 * authorization code flow with PKCE. Where no client is configured there is no such file, and the pages take an access token.
 */
@Startup
@Singleton
class SignInSettings {

    private static final String PATH = "/web/sign-in.json";
    /** Nobody listens between a browser and these, so the issuer may be there without TLS. */
    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Optional<Settings> settings;

    SignInSettings(Config config) {
        this.settings = config.client()
                .map(client -> new Settings(client, issuer(config.issuer().orElse(""))));
    }

    @ConfigMapping(prefix = "skillcert.sign-in")
    interface Config {

        /** The public client of the pages at the issuer; without it the pages take an access token. */
        Optional<String> client();

        /** The issuer, as browsers reach it. */
        Optional<String> issuer();
    }

    private record Settings(String client, URI issuer) {}

    /**
     * The issuer that the pages lead to.
     *
     * @throws IllegalArgumentException if it is not an absolute address over HTTPS (at the browser's own machine also HTTP) without user,
     *     query and fragment
     */
    static URI issuer(String address) {
        var issuer = URI.create(address);
        var isSecure = "https".equals(issuer.getScheme())
                || "http".equals(issuer.getScheme()) && LOCAL.contains(String.valueOf(issuer.getHost()));
        if (!isSecure
                || issuer.getHost() == null
                || issuer.getUserInfo() != null
                || issuer.getQuery() != null
                || issuer.getFragment() != null) {
            throw new IllegalArgumentException(
                    "SKILLCERT_SIGN_IN_ISSUER is not the address of an issuer as browsers reach it, such as"
                            + " https://id.example.org/realms/skillcert");
        }
        return issuer;
    }

    void register(@Observes Router router) {
        settings.ifPresent(found -> {
            var json = JsonObject.of("issuer", found.issuer().toString(), "clientId", found.client())
                    .encode();
            router.get(PATH).handler(request -> request.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .end(json));
        });
    }

    /** Scheme, host and port of the issuer, as a content security policy names them; empty if pages lead to none. */
    Optional<String> origin() {
        return settings.map(Settings::issuer)
                .map(uri -> uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()));
    }
}
