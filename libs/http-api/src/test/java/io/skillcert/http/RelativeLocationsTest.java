package io.skillcert.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelativeLocationsTest {

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8081/v1/claims/7, /v1/claims/7",
        "https://[::1]:8443/v1/claims/7?a=http://b/c, /v1/claims/7?a=http://b/c",
        "HTTP://user@host/, /",
        "/v1/claims/7, /v1/claims/7",
        "/v1/a?b=http://c/d, /v1/a?b=http://c/d"
    })
    void a_location_is_the_path_with_its_query(String location, String relative) {
        assertEquals(relative, RelativeLocations.relative(location));
    }
}
