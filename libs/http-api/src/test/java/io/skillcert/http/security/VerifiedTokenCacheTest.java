package io.skillcert.http.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerifiedTokenCacheTest {

    private static final Instant CHECKED = Instant.parse("2026-03-02T01:00:00Z");

    private Instant now = CHECKED;
    private final VerifiedTokenCache tokens = new VerifiedTokenCache(() -> now);

    @Test
    void a_token_counts_for_a_minute_with_its_name_and_roles_and_nothing_of_the_request() {
        passed("a", CHECKED.plusSeconds(3600));
        now = CHECKED.plusSeconds(59);
        var caller = remembered("a");
        assertEquals("caller of a", caller.getPrincipal().getName());
        assertEquals(Set.of("partner"), caller.getRoles());
        assertEquals(Map.of(), caller.getAttributes());
        now = CHECKED.plusSeconds(60);
        assertNull(remembered("a"));
    }

    @Test
    void never_beyond_its_own_end() {
        passed("a", CHECKED.plusSeconds(20));
        now = CHECKED.plusSeconds(19);
        assertEquals("caller of a", remembered("a").getPrincipal().getName());
        now = CHECKED.plusSeconds(20);
        assertNull(remembered("a"));
    }

    @Test
    void to_be_used_is_not_to_be_checked() {
        passed("a", CHECKED.plusSeconds(3600));
        now = CHECKED.plusSeconds(50);
        tokens.augment(remembered("a"), null).await().indefinitely();
        now = CHECKED.plusSeconds(70);
        assertNull(remembered("a"));
    }

    @Test
    void another_token_and_one_without_an_end_are_checked() {
        passed("a", CHECKED.plusSeconds(3600));
        passed("b", null);
        assertNull(remembered("A"));
        assertNull(remembered("b"));
    }

    private void passed(String token, Instant end) {
        var caller = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal("caller of " + token))
                .addRole("partner")
                .addCredential(new TokenCredential(token, "bearer"))
                .addAttribute("request", new Object());
        if (end != null) {
            caller.addAttribute("quarkus.identity.expire-time", end.getEpochSecond());
        }
        tokens.augment(caller.build(), null).await().indefinitely();
    }

    private SecurityIdentity remembered(String token) {
        var request = new TokenAuthenticationRequest(new TokenCredential(token, "bearer"));
        return tokens.authenticate(request, null).await().indefinitely();
    }
}
