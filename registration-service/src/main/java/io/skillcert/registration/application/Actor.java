package io.skillcert.registration.application;

import java.time.Instant;

/**
 * Who does something to a registration, when, and why.
 *
 * @param by the account, or {@code service}
 * @param role the role that admitted the call, or {@code service}
 * @param reason null if the action needs none
 */
public record Actor(Instant at, String by, String role, String reason) {

    public Actor withReason(String newReason) {
        return new Actor(at, by, role, newReason);
    }
}
