package io.skillcert.delivery;

import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;

/**
 * Who sees events.
 *
 * @param seesAll whether the account sees the events about everybody, and not only those about its own cases
 */
public record Viewer(String account, boolean seesAll) {

    public static Viewer of(Caller caller) {
        return new Viewer(caller.account(), caller.hasAnyRole(Role.AUDITOR, Role.INTEGRATOR));
    }
}
