package io.skillcert.http.limits;

import io.skillcert.http.security.Caller;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Limits the operations that need a token per account with a token bucket, then answers 429 with {@code Retry-After}. Each replica
 * counts for itself. Refused roles do not count.
 */
@Provider
class AccountRateLimit implements ContainerRequestFilter {

    private final TokenBuckets<String> buckets;

    @Context
    RoutingContext connection;

    AccountRateLimit(@ConfigProperty(name = "skillcert.account-requests-per-second") int perSecond) {
        if (perSecond < 1) {
            throw new IllegalArgumentException("skillcert.account-requests-per-second must be 1 or more");
        }
        this.buckets = new TokenBuckets<>("account", perSecond);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Caller.accountOf(connection)
                .ifPresent(
                        account -> buckets.take(account, connection.response().headers()));
    }
}
