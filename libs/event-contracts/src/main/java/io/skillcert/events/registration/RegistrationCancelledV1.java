package io.skillcert.events.registration;

import io.skillcert.events.Required;
import java.time.Instant;
import java.util.UUID;

/** A confirmed registration was withdrawn: the person does not sit. Topic registration.events, key personId. */
public record RegistrationCancelledV1(UUID registrationId, UUID personId, UUID batchId, Instant cancelledAt) {

    public static final String TYPE = "io.skillcert.registration.registration-cancelled.v1";

    public RegistrationCancelledV1 {
        Required.all(registrationId, personId, batchId, cancelledAt);
    }
}
