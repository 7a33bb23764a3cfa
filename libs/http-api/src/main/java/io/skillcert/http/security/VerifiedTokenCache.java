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
 * Caches verified bearer tokens for up to one minute and never beyond their expiry, because verifying the signature takes
 * longer than reading a row. The key is the whole token. Each replica has its own cache. ADR 15 has the reasons.
 */
@ApplicationScoped
public class VerifiedTokenCache implements IdentityProvider<TokenAuthenticationRequest>, SecurityIdentityAugmentor {

    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(1);
    private static final int MAX_TOKENS = 10_000;
    private static final String EXPIRES_AT = "quarkus.identity.expire-time";

    private final InstantSource time;
    private final Cache<String, Verified> verified = Caffeine.newBuilder()
            .maximumSize(MAX_TOKENS)
            .expireAfterWrite(TIME_TO_LIVE)
            .build();

    /** @param until the token's expiry or one minute after its verification, whichever is first */
    private record Verified(SecurityIdentity caller, Instant until) {}

    public VerifiedTokenCache() {
        // Tokens expire by the system clock, wherever a sandbox has moved the business clock to.
        this(InstantSource.system());
    }

    VerifiedTokenCache(InstantSource time) {
        this.time = time;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    /** Asked before the provider that verifies tokens. */
    @Override
    public int priority() {
        return 2 * IdentityProvider.SYSTEM_FIRST;
    }

    /** Answers null for an unknown token, which leaves it to the provider that verifies. */
    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        var known = verified.getIfPresent(request.getToken().getToken());
        var counts = known != null && time.instant().isBefore(known.until());
        return Uni.createFrom().item(counts ? known.caller() : null);
    }

    /** Caches an identity after its verification; one from the cache has no expiry attribute and is passed on. */
    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity caller, AuthenticationRequestContext context) {
        var token = caller.getCredential(TokenCredential.class);
        Long end = caller.getAttribute(EXPIRES_AT);
        if (token != null && end != null) {
            var until = time.instant().plus(TIME_TO_LIVE);
            var tokenEnd = Instant.ofEpochSecond(end);
            verified.put(
                    token.getToken(),
                    new Verified(withoutRequest(caller), tokenEnd.isBefore(until) ? tokenEnd : until));
        }
        return Uni.createFrom().item(caller);
    }

    /** Drops the attributes, which hold the request and must not outlive it. */
    private static SecurityIdentity withoutRequest(SecurityIdentity caller) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(caller.getPrincipal())
                .addRoles(caller.getRoles())
                .addCredentials(caller.getCredentials())
                .build();
    }
}
