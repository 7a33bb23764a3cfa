package io.skillcert.system.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts the answers to calls and measures how long the services were unavailable. */
final class Answers {

    private final Map<String, Long> counts = new TreeMap<>();
    private long calls;
    private long failed;
    private long firstFailure;
    private long lastFailure;
    private long lastSuccess;
    private long longestPause;

    /**
     * What the callers saw for a while.
     *
     * @param unavailable the time from the first failed call to the last
     * @param longestPause the longest time in which no call succeeded
     */
    record Availability(long calls, long failed, Duration unavailable, Duration longestPause) {

        @Override
        public String toString() {
            return "%.1f s from the first failed call to the last, %d of %d calls failed, at most %.1f s without a success"
                    .formatted(unavailable.toMillis() / 1e3, failed, calls, longestPause.toMillis() / 1e3);
        }
    }

    /** @param answer a status or the name of an exception */
    synchronized void count(String answer) {
        counts.merge(answer, 1L, Long::sum);
        calls++;
        var now = System.nanoTime();
        if (!isFailure(answer)) {
            longestPause = Math.max(longestPause, now - lastSuccess);
            lastSuccess = now;
            return;
        }
        if (failed == 0) {
            firstFailure = now;
        }
        failed++;
        lastFailure = now;
    }

    private static boolean isFailure(String answer) {
        return !answer.matches("[234]\\d\\d");
    }

    /** Returns how often each status was received, and how often each exception was thrown instead. */
    synchronized Map<String, Long> counts() {
        return new TreeMap<>(counts);
    }

    /** Returns the answers 5xx other than 503, which alone may be answered while something fails, with their number. */
    List<String> unexpected() {
        return counts().entrySet().stream()
                .filter(answer ->
                        answer.getKey().matches("5\\d\\d") && !answer.getKey().equals("503"))
                .map(answer -> answer.getValue() + " x " + answer.getKey())
                .toList();
    }

    /** Begins to measure the availability. */
    synchronized void begin() {
        calls = 0;
        failed = 0;
        firstFailure = 0;
        lastFailure = 0;
        longestPause = 0;
        lastSuccess = System.nanoTime();
    }

    /** Returns whether a call has failed lately. */
    synchronized boolean failedWithin(Duration time) {
        return failed > 0 && System.nanoTime() - lastFailure < time.toNanos();
    }

    /** Returns the availability since {@link #begin}. */
    synchronized Availability availability() {
        var pause = Math.max(longestPause, System.nanoTime() - lastSuccess);
        return new Availability(calls, failed, Duration.ofNanos(lastFailure - firstFailure), Duration.ofNanos(pause));
    }
}
