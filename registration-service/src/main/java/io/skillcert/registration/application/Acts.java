package io.skillcert.registration.application;

import io.quarkus.arc.Arc;
import io.quarkus.security.identity.SecurityIdentity;
import io.skillcert.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;

/** The act of the present caller, or of the service itself. */
@ApplicationScoped
public class Acts {

    private static final String SERVICE = "service";

    private final SecurityIdentity caller;
    private final BusinessClock clock;

    Acts(SecurityIdentity caller, BusinessClock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    public Act now(String reason) {
        var inRequest = Arc.container().requestContext().isActive() && !caller.isAnonymous();
        return inRequest ? new Act(clock.instant(), caller.getPrincipal().getName(), role(), reason) : fallsDue(reason);
    }

    /** What nobody does, but time. */
    public Act fallsDue(String reason) {
        return new Act(clock.instant(), SERVICE, SERVICE, reason);
    }

    private String role() {
        return caller.getRoles().stream().sorted().findFirst().orElse(SERVICE);
    }
}
