package io.skillcert.notification;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When a notification that could not be sent is attempted again. */
final class RetrySchedule {

    private static final List<Duration> DELAYS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofHours(24));

    private RetrySchedule() {}

    /**
     * The delay before the next attempt.
     *
     * @param attempts how many have failed
     * @return empty if there is no further attempt
     */
    static Optional<Duration> next(int attempts) {
        return attempts > DELAYS.size() ? Optional.empty() : Optional.of(DELAYS.get(attempts - 1));
    }
}
