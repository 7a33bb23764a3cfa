package io.skillcert.client;

import dev.failsafe.ExecutionContext;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Repeats calls that were not answered, or answered with 429 or 503, or with the problem that the first attempt still runs.
 */
final class Retries {

    private static final Set<Integer> TRANSIENT = Set.of(429, 503);
    private static final String IN_FLIGHT = "urn:skillcert:problem:request-in-flight";
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration MOST_BACK_OFF = Duration.ofSeconds(10);

    private final RetryPolicy<HttpResponse<byte[]>> policy;

    Retries(int attempts, Duration longestWait) {
        policy = RetryPolicy.<HttpResponse<byte[]>>builder()
                .handle(IOException.class)
                .handleResultIf(Retries::isTransient)
                .abortIf(answer -> retryAfter(answer)
                        .filter(wait -> wait.compareTo(longestWait) > 0)
                        .isPresent())
                .withMaxAttempts(attempts)
                .withDelayFn(Retries::wait)
                .build();
    }

    /**
     * Returns the last answer.
     *
     * @throws IOException if the last attempt had none
     */
    HttpResponse<byte[]> call(Callable<HttpResponse<byte[]>> attempt) throws IOException, InterruptedException {
        try {
            return Failsafe.with(policy).get(attempt::call);
        } catch (FailsafeException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            if (e.getCause() instanceof InterruptedException interrupted) {
                throw interrupted;
            }
            throw e;
        }
    }

    private static boolean isTransient(HttpResponse<byte[]> answer) {
        return TRANSIENT.contains(answer.statusCode())
                || answer.statusCode() == 409
                        && IN_FLIGHT.equals(ProblemException.of(answer).type());
    }

    /** Waits as long as the answer asks for, or twice as long as before, and up to half of it more, so that callers spread. */
    private static Duration wait(ExecutionContext<HttpResponse<byte[]>> context) {
        var wait = Optional.ofNullable(context.getLastResult())
                .flatMap(Retries::retryAfter)
                .orElseGet(() -> backOff(context.getAttemptCount()));
        return wait.plusMillis(ThreadLocalRandom.current().nextLong(wait.toMillis() / 2 + 1));
    }

    private static Duration backOff(int attempts) {
        var wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempts - 1, 16));
        return wait.compareTo(MOST_BACK_OFF) > 0 ? MOST_BACK_OFF : wait;
    }

    /** Reads {@code Retry-After}: seconds, or a date. */
    private static Optional<Duration> retryAfter(HttpResponse<?> answer) {
        return answer.headers().firstValue("Retry-After").flatMap(value -> {
            if (value.matches("\\d{1,9}")) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
            }
            try {
                var until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
                var wait = Duration.between(ZonedDateTime.now(), until);
                return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        });
    }
}
