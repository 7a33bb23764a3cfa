package io.skillcert.http.security;

import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Puts the client of the caller's token, which is a program and no person, into the log context of the request. */
@ApplicationScoped
public class ClientInLog {

    private static final String KEY = "client";
    private static final int MAX_LENGTH = 64;

    private final RoutingContext request;

    ClientInLog(RoutingContext request) {
        this.request = request;
    }

    /** Never authenticates: machines in exam rooms have tokens that are no JWTs. */
    @ServerRequestFilter
    void put() {
        if (request.user() instanceof QuarkusHttpUser user
                && user.getSecurityIdentity().getPrincipal() instanceof JsonWebToken token) {
            Optional.ofNullable(token.<String>getClaim("azp"))
                    .or(() -> Optional.ofNullable(token.getClaim("client_id")))
                    .map(client -> client.substring(0, Math.min(client.length(), MAX_LENGTH)))
                    .ifPresent(client -> MDC.put(KEY, client));
        }
    }
}
