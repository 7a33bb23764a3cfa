package io.skillcert.events.registration;

import io.skillcert.events.Required;
import java.util.UUID;

/**
 * The key under which names of a person are encrypted in events. Topic registration.person-keys, which is compacted, key
 * personId; a tombstone of the type {@link #DESTROYED} removes it.
 *
 * @param wrappedKey encrypted under the keyset of the services, in Base64
 */
public record PersonKeyV1(UUID personId, String wrappedKey) {

    public static final String TYPE = "io.skillcert.registration.person-key.v1";

    /** The type of the tombstone. */
    public static final String DESTROYED = "io.skillcert.registration.person-key-destroyed.v1";

    public PersonKeyV1 {
        Required.all(personId, wrappedKey);
    }
}
