package io.skillcert.registration.application;

import io.quarkus.arc.Arc;
import io.quarkus.security.identity.SecurityIdentity;
import io.skillcert.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;

/** The act of the present caller, or of the service itself. */
@ApplicationScoped
public class CurrentActor {

    private static final String SERVICE = "service";

    private final SecurityIdentity caller;
    private final BusinessClock clock;

    CurrentActor(SecurityIdentity caller, BusinessClock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    public Actor get(String reason) {
        var inRequest = Arc.container().requestContext().isActive() && !caller.isAnonymous();
        return inRequest ? new Actor(clock.instant(), caller.getPrincipal().getName(), role(), reason) : system(reason);
    }

    /** What nobody does, but time. */
    public Actor system(String reason) {
        return new Actor(clock.instant(), SERVICE, SERVICE, reason);
    }

    private String role() {
        return caller.getRoles().stream().sorted().findFirst().orElse(SERVICE);
    }
}
