package io.skillcert.registration.application;

import io.skillcert.clock.BusinessClock;
import io.skillcert.http.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes the {@link Actor} of the current request or job. */
@ApplicationScoped
public class CurrentActor {

    private final Caller caller;
    private final BusinessClock clock;

    CurrentActor(Caller caller, BusinessClock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    /** The caller with the role that admitted the call; in a job or an event handler the service itself. */
    public Actor get(String reason) {
        return new Actor(clock.instant(), caller.account(), caller.role(), reason);
    }

    /** The service itself, for what happens by time or by an event. */
    public Actor system(String reason) {
        return new Actor(clock.instant(), Caller.SERVICE, Caller.SERVICE, reason);
    }
}
