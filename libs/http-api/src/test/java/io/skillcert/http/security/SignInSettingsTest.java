package io.skillcert.http.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInSettingsTest {

    private static SignInSettings settings(String client, String issuer) {
        return new SignInSettings(new SignInSettings.Config() {
            @Override
            public Optional<String> client() {
                return Optional.ofNullable(client);
            }

            @Override
            public Optional<String> issuer() {
                return Optional.ofNullable(issuer);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "https://id.example.org/realms/skillcert, https://id.example.org",
        "https://id.example.org:8443, https://id.example.org:8443",
        "http://localhost:8180/realms/skillcert, http://localhost:8180",
        "http://[::1]:8180/realms/skillcert, http://[::1]:8180",
    })
    void pages_may_call_the_origin_of_the_issuer(String issuer, String origin) {
        assertEquals(Optional.of(origin), settings("portal", issuer).origin());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/realms/skillcert",
                "http://keycloak:8080/realms/skillcert",
                "https://user@id.example.org/",
                "https://id.example.org/?realm=skillcert",
                "https://id.example.org/#skillcert",
                "ftp://id.example.org/",
                "https:///realms/skillcert"
            })
    void an_issuer_that_browsers_can_not_reach_safely_is_refused_at_the_start(String issuer) {
        var refused = assertThrows(IllegalArgumentException.class, () -> settings("portal", issuer));
        assertEquals(true, refused.getMessage().startsWith("SKILLCERT_SIGN_IN_ISSUER"), refused.getMessage());
    }

    @Test
    void without_a_client_the_issuer_does_not_matter() {
        assertEquals(
                Optional.empty(),
                settings(null, "http://keycloak:8080/realms/skillcert").origin());
    }
}
