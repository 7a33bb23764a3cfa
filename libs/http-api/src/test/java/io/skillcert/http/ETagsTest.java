package io.skillcert.http;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.http.problem.ProblemException;
import jakarta.ws.rs.core.EntityTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Preconditions by RFC 9110, 13.1.1 and 13.1.2. */
class ETagsTest {

    private static final EntityTag TAG = ETags.of(new EntityTag("5"), "abc");

    @ParameterizedTest
    @ValueSource(
            strings = {"\"5\"", "\"5-abc\"", "\"5-another,digest\"", "*", " * ", "\"4\", \"5\"", "W/\"4\",\"5-abc\""})
    void if_match_is_met_by_the_version_with_or_without_a_digest(String ifMatch) {
        assertDoesNotThrow(() -> ETags.require(ifMatch, 5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"4\"|412",
                "\"55\"|412",
                "\"55-abc\"|412",
                "\"-5\"|412",
                "\"\"|412",
                "W/\"5\"|412",
                "W/\"5-abc\"|412",
                "5|400",
                "\"5|400",
                "\"5\" \"5\"|400",
                "5-abc|400",
                "|428"
            })
    void if_match_without_the_version_is_refused(String ifMatch, int status) {
        var refusal = assertThrows(ProblemException.class, () -> ETags.require(ifMatch, 5));
        assertEquals(status, refusal.type().status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"5-abc\"", "W/\"5-abc\"", "\"1\" , W/\"5-abc\"", "*", " * "})
    void if_none_match_compares_weakly(String ifNoneMatch) {
        assertTrue(ETags.matches(ifNoneMatch, TAG));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "\"5\"", "\"5-abd\"", "\"5-ABC\"", "w/\"5-abc\"", "5-abc", "\"5-abc", "\"5-abc\" x", "**"})
    void if_none_match_of_another_or_no_etag_does_not_match(String ifNoneMatch) {
        assertFalse(ETags.matches(ifNoneMatch, TAG));
    }

    @Test
    void only_a_number_is_a_version() {
        assertTrue(ETags.isVersion(ETags.of(0)));
        assertTrue(ETags.isVersion(ETags.of(Long.MAX_VALUE)));
        assertFalse(ETags.isVersion(new EntityTag("5", true)));
        assertFalse(ETags.isVersion(TAG));
        assertFalse(ETags.isVersion(null));
    }
}
