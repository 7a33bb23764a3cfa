package io.skillcert.delivery.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When a delivery that has failed is attempted again. */
final class RetrySchedule {

    private static final List<Duration> DELAYS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    /** Up to a tenth of the delay is added, so that the retries after an outage do not come at once. */
    private static final double JITTER = 0.1;

    /** The longest time that {@code Retry-After} may ask for. */
    static final Duration MAX_RETRY_AFTER = Duration.ofHours(24);

    private RetrySchedule() {}

    /**
     * The delay before the next attempt.
     *
     * @param attempts how many have failed
     * @param retryAfter what the receiver has asked for; zero if nothing
     * @return empty if there is no further attempt
     */
    static Optional<Duration> next(int attempts, Duration retryAfter) {
        if (attempts > DELAYS.size()) {
            return Optional.empty();
        }
        var delay = DELAYS.get(attempts - 1).toMillis();
        var jitter = (long) (delay * JITTER * RandomGenerator.getDefault().nextDouble());
        var asked = Math.min(retryAfter.toMillis(), MAX_RETRY_AFTER.toMillis());
        return Optional.of(Duration.ofMillis(Math.max(delay + jitter, asked)));
    }
}
