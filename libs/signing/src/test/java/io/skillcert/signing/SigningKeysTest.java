package io.skillcert.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SigningKeysTest {

    private final ECKey old = key("2025");
    private final ECKey fresh = key("2026");

    @Test
    void a_new_key_signs_and_what_the_old_one_signed_stays_verifiable() throws Exception {
        var before = keys(old);
        var signed = before.sign("payload", "type");
        var after = keys(fresh, old.toPublicJWK());
        assertEquals(Optional.of("payload"), after.verify(signed, "type"));
        assertEquals(Optional.of("payload"), after.verify(after.sign("payload", "type"), "type"));
        assertEquals(Optional.empty(), before.verify(after.sign("payload", "type"), "type"));
        var published = JWKSet.parse(after.published());
        assertEquals(
                List.of("2026", "2025"),
                published.getKeys().stream().map(k -> k.getKeyID()).toList());
        assertFalse(published.containsNonPublicKeys());
    }

    @Test
    void what_was_changed_or_meant_for_something_else_is_not_verified() {
        var keys = keys(old);
        var signed = keys.sign("payload", "type");
        assertEquals(Optional.empty(), keys.verify(signed, "another"));
        assertEquals(Optional.empty(), keys.verify(signed.substring(0, signed.length() - 3) + "AAA", "type"));
        assertEquals(Optional.empty(), keys.verify("no.jws.atall", "type"));
        var unsigned = "eyJhbGciOiJub25lIiwidHlwIjoidHlwZSIsImtpZCI6IjIwMjUifQ.cGF5bG9hZA.";
        assertEquals(Optional.empty(), keys.verify(unsigned, "type"));
    }

    @Test
    void a_set_that_can_t_sign_is_refused_at_the_start_and_not_repeated() {
        for (var set : List.of("", "{}", "{\"keys\":[]}", new JWKSet(old.toPublicJWK()).toString())) {
            var refused = assertThrows(IllegalArgumentException.class, () -> new SigningKeys(set));
            assertFalse(refused.getMessage().contains("{"), refused.getMessage());
        }
    }

    private static SigningKeys keys(ECKey... keys) {
        return new SigningKeys(new JWKSet(List.of(keys)).toString(false));
    }

    private static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
