package io.skillcert.exam.sitting;

import java.time.Duration;

/** The limits of attempts. */
final class SittingLimits {

    /** How long after the deadline answers that arrive still count. */
    static final Duration GRACE = Duration.ofSeconds(60);

    /** How long after the beginning of a session an attempt may be started. */
    static final Duration LATE_ENTRY = Duration.ofMinutes(30);

    /** How long before the beginning of a session the encrypted paper may be fetched. */
    static final Duration PAPER_BEFORE = Duration.ofMinutes(30);

    /** The most answer events of an attempt; some 300 are usual. */
    static final int MAX_EVENTS = 5000;

    private SittingLimits() {}
}
