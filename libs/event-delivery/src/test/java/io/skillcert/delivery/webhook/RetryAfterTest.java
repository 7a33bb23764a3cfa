package io.skillcert.delivery.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2025-08-11T01:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120|120",
                "Mon, 11 Aug 2025 01:10:00 GMT|600",
                "Mon, 11 Aug 2025 00:00:00 GMT|0",
                "Tue, 11 Aug 2025 01:10:00 GMT|0",
                "soon|0",
                "-5|0",
                "99999999999|0",
                "|0"
            })
    void seconds_and_dates_are_read_and_anything_else_is_no_wait(String header, long seconds) {
        assertEquals(Duration.ofSeconds(seconds), RetryAfter.of(header, NOW));
    }
}
