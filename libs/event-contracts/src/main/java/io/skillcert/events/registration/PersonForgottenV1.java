package io.skillcert.events.registration;

import io.skillcert.events.Required;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A person's data were erased and the person's key was destroyed: consumers erase what they hold. Topic registration.events,
 * key personId.
 *
 * @param holderDigest the keyed digest of the identity document until then
 */
public record PersonForgottenV1(UUID personId, String holderDigest, LocalDate forgottenOn) {

    public static final String TYPE = "io.skillcert.registration.person-forgotten.v1";

    public PersonForgottenV1 {
        Required.all(personId, holderDigest, forgottenOn);
    }
}
