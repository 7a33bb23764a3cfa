package io.skillcert.exam.seating.policy;

import java.util.UUID;

/** Where a candidate sits a subject: the room stands for subject and time. */
public record Place(UUID candidate, UUID room, int seat) {}
