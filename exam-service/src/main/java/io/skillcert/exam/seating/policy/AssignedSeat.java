package io.skillcert.exam.seating.policy;

import java.util.UUID;

/**
 * The seat of a candidate.
 *
 * @param room the room, which determines subject and time
 * @param number the number of the seat in the room
 */
public record AssignedSeat(UUID candidate, UUID room, int number) {}
