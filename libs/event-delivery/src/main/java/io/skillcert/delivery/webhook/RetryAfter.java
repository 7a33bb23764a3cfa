package io.skillcert.delivery.webhook;

import java.time.Duration;

/** The header {@code Retry-After} of an answer, in its form with seconds; a date is not read. */
final class RetryAfter {

    private RetryAfter() {}

    /** Returns the time to wait; zero if the header is absent or has another form. */
    static Duration of(String header) {
        return header != null && header.matches("\\d{1,9}")
                ? Duration.ofSeconds(Long.parseLong(header))
                : Duration.ZERO;
    }
}
