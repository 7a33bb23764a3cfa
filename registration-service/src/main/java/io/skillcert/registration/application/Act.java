package io.skillcert.registration.application;

import java.time.Instant;

/**
 * Who does something to a registration, when, and why.
 *
 * @param by the account; {@code service} for what falls due
 * @param reason null where the act needs none
 */
public record Act(Instant at, String by, String role, String reason) {

    public Act because(String why) {
        return new Act(at, by, role, why);
    }
}
