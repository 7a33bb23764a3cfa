package io.skillcert.registration.application;

import java.time.Instant;

/**
 * Who does something to a registration, when, and why.
 *
 * @param by the account; {@code service} for what falls due
 * @param reason null where the act needs none
 */
public record Actor(Instant at, String by, String role, String reason) {

    public Actor because(String why) {
        return new Actor(at, by, role, why);
    }
}
