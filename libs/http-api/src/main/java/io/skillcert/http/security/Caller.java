package io.skillcert.http.security;

import io.quarkus.arc.Arc;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.spi.runtime.AuthorizationFailureEvent;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who is calling: the account and the role that admitted the request, or the service itself where nobody calls. */
@ApplicationScoped
public class Caller {

    /** The account and the role of what a service does by itself, such as jobs and the handling of events. */
    public static final String SERVICE = "service";

    private final SecurityIdentity identity;
    private final ResourceInfo resource;

    Caller(SecurityIdentity identity, ResourceInfo resource) {
        this.identity = identity;
        this.resource = resource;
    }

    /** The account that sent the request, which is the subject of its token, or {@link #SERVICE}. */
    public String account() {
        return isPresent() ? identity.getPrincipal().getName() : SERVICE;
    }

    /** The account whose call was refused; empty if it had no valid token. */
    public static Optional<String> accountOf(AuthorizationFailureEvent event) {
        return Optional.ofNullable(event.getSecurityIdentity())
                .filter(identity -> !identity.isAnonymous())
                .map(identity -> identity.getPrincipal().getName());
    }

    /** The account of a request that is authenticated already; empty for an open operation. Never authenticates. */
    public static Optional<String> accountOf(RoutingContext request) {
        return request.user() instanceof QuarkusHttpUser user
                ? Optional.of(user.getSecurityIdentity())
                        .filter(identity -> !identity.isAnonymous())
                        .map(identity -> identity.getPrincipal().getName())
                : Optional.empty();
    }

    /** A claim of the caller's verified token as text; empty if the token has no such claim. */
    public Optional<String> claim(String name) {
        return isPresent() && identity.getPrincipal() instanceof JsonWebToken token
                ? Optional.ofNullable(token.getClaim(name)).map(Object::toString)
                : Optional.empty();
    }

    /** Whether the caller has at least one of the roles. */
    public boolean hasAnyRole(String... roles) {
        return Arrays.stream(roles).anyMatch(identity::hasRole);
    }

    /**
     * The account whose records the caller may see.
     *
     * @param unrestricted the roles that may see everybody's
     * @return null if the caller has one of them
     */
    public String visibleOwner(String... unrestricted) {
        return hasAnyRole(unrestricted) ? null : account();
    }

    /** The role by which the request was admitted: the first that the operation allows and the caller has. */
    public String role() {
        if (!isPresent()) {
            return SERVICE;
        }
        return allowed()
                .flatMap(roles -> Arrays.stream(roles).filter(identity::hasRole).findFirst())
                .orElse(SERVICE);
    }

    private Optional<String[]> allowed() {
        var method = resource.getResourceMethod();
        if (method == null) {
            return Optional.empty();
        }
        var ofMethod = method.getAnnotation(RolesAllowed.class);
        var allowed = ofMethod == null ? resource.getResourceClass().getAnnotation(RolesAllowed.class) : ofMethod;
        return Optional.ofNullable(allowed).map(RolesAllowed::value);
    }

    private boolean isPresent() {
        return Arc.container().requestContext().isActive() && !identity.isAnonymous();
    }
}
