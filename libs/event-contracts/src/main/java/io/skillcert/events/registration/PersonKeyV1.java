package io.skillcert.events.registration;

import static io.skillcert.events.FieldFormat.BASE64;

import io.skillcert.events.EventContract;
import io.skillcert.events.EventField;
import io.skillcert.events.Required;
import java.util.UUID;

/**
 * The key under which names of a person are encrypted in events (个人密钥). The topic is compacted; a tombstone of the type
 * {@code io.skillcert.registration.person-key-destroyed.v1} removes the key.
 *
 * @param personId the person (个人), which is the key of the record
 * @param wrappedKey the person's key (封装密钥), encrypted under the keyset of the services, in Base64
 */
@EventContract(topics = "registration.person-keys")
public record PersonKeyV1(UUID personId, @EventField(format = BASE64) String wrappedKey) {

    public static final String TYPE = "io.skillcert.registration.person-key.v1";

    /** The type of the tombstone. */
    public static final String DESTROYED = "io.skillcert.registration.person-key-destroyed.v1";

    public PersonKeyV1 {
        Required.all(personId, wrappedKey);
    }
}
