package io.skillcert.http.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A caller sends the same bearer token with every request, and checking its signature takes longer than reading a row.
 * So a token found good counts for a minute without another check, and never beyond its own end. Only the very same
 * token does, to its last character. Each replica remembers for itself.
 */
@ApplicationScoped
public class VerifiedTokenCache implements IdentityProvider<TokenAuthenticationRequest>, SecurityIdentityAugmentor {

    private static final Duration COUNTS_FOR = Duration.ofMinutes(1);
    private static final int MAX_TOKENS = 10_000;
    private static final String ENDS_AT = "quarkus.identity.expire-time";

    private final InstantSource time;
    private final Cache<String, Verified> verified = Caffeine.newBuilder()
            .maximumSize(MAX_TOKENS)
            .expireAfterWrite(COUNTS_FOR)
            .build();

    /** @param until the token's end or a minute from its check, whichever is first */
    private record Verified(SecurityIdentity caller, Instant until) {}

    public VerifiedTokenCache() {
        // A token runs out by the real time, wherever a sandbox has moved the business clock to.
        this(InstantSource.system());
    }

    VerifiedTokenCache(InstantSource time) {
        this.time = time;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    /** Before the check itself. */
    @Override
    public int priority() {
        return 2 * IdentityProvider.SYSTEM_FIRST;
    }

    /** Null leaves it to the check. */
    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        var known = verified.getIfPresent(request.getToken().getToken());
        var counts = known != null && time.instant().isBefore(known.until());
        return Uni.createFrom().item(counts ? known.caller() : null);
    }

    /** Remembers who has passed the check; one who is remembered lacks the token's end and comes by unchanged. */
    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity caller, AuthenticationRequestContext context) {
        var token = caller.getCredential(TokenCredential.class);
        Long end = caller.getAttribute(ENDS_AT);
        if (token != null && end != null) {
            var until = time.instant().plus(COUNTS_FOR);
            var tokenEnd = Instant.ofEpochSecond(end);
            verified.put(
                    token.getToken(),
                    new Verified(withoutRequest(caller), tokenEnd.isBefore(until) ? tokenEnd : until));
        }
        return Uni.createFrom().item(caller);
    }

    /** The attributes hold the request that was checked, which must not outlive its answer. */
    private static SecurityIdentity withoutRequest(SecurityIdentity caller) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(caller.getPrincipal())
                .addRoles(caller.getRoles())
                .addCredentials(caller.getCredentials())
                .build();
    }
}
