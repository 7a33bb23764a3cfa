package io.skillcert.exam.seating.policy;

import io.skillcert.policy.exam.Subject;
import java.util.Optional;

/**
 * A shortage of seats: more candidates require such a seat than there are, or the times of the free seats overlap.
 *
 * @param site the required site; empty for any
 * @param people the number of candidates who require such a seat and have none
 * @param seats the number of free seats; equal to {@code people} if only the times of the seats are in the way
 */
public record Shortage(
        Subject subject, Optional<String> site, boolean accessible, int extraMinutes, int people, int seats) {}
