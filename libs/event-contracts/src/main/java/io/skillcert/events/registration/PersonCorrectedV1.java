package io.skillcert.events.registration;

import static io.skillcert.events.FieldFormat.BASE64;
import static io.skillcert.events.FieldFormat.DIGEST;

import io.skillcert.events.EventContract;
import io.skillcert.events.EventField;
import io.skillcert.events.Required;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The name of a person was corrected by two registrars (更正个人信息).
 *
 * @param personId the person (个人), which is the key of the record
 * @param holderDigest the keyed digest of the holder's identity document (证件摘要)
 * @param encryptedName the corrected name (姓名), encrypted for this person, in Base64; a service can decrypt it that
 *     holds the keys
 * @param correctedOn the day of the correction (更正日期)
 */
@EventContract(topics = "registration.events")
public record PersonCorrectedV1(
        UUID personId,
        @EventField(format = DIGEST) String holderDigest,
        @EventField(format = BASE64) String encryptedName,
        LocalDate correctedOn) {

    public static final String TYPE = "io.skillcert.registration.person-corrected.v1";

    public PersonCorrectedV1 {
        Required.all(personId, holderDigest, encryptedName, correctedOn);
    }

    /** The associated data of an encrypted field: it can be decrypted for no other person. */
    public static String place(String field, UUID personId) {
        return "person-corrected|" + field + "|" + personId;
    }
}
