package io.skillcert.events.registration;

import io.skillcert.events.Required;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The name of a person was corrected by two registrars. Topic registration.events, key personId.
 *
 * @param holderDigest the keyed digest of the identity document
 * @param encryptedName the corrected name, encrypted for this person; a service can decrypt it that holds the keys
 */
public record PersonCorrectedV1(UUID personId, String holderDigest, String encryptedName, LocalDate correctedOn) {

    public static final String TYPE = "io.skillcert.registration.person-corrected.v1";

    public PersonCorrectedV1 {
        Required.all(personId, holderDigest, encryptedName, correctedOn);
    }

    /** The associated data of an encrypted field: it can be decrypted for no other person. */
    public static String place(String field, UUID personId) {
        return "person-corrected|" + field + "|" + personId;
    }
}
