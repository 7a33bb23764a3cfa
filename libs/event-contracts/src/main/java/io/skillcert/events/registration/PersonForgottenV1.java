package io.skillcert.events.registration;

import static io.skillcert.events.FieldFormat.DIGEST;

import io.skillcert.events.EventContract;
import io.skillcert.events.EventField;
import io.skillcert.events.Required;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A person's data were erased and the person's key was destroyed (删除个人信息): consumers erase what they hold.
 *
 * @param personId the person (个人), which is the key of the record
 * @param holderDigest the keyed digest of the identity document until then (证件摘要)
 * @param forgottenOn the day on which the data were erased (删除日期)
 */
@EventContract(topics = "registration.events")
public record PersonForgottenV1(
        UUID personId, @EventField(format = DIGEST) String holderDigest, LocalDate forgottenOn) {

    public static final String TYPE = "io.skillcert.registration.person-forgotten.v1";

    public PersonForgottenV1 {
        Required.all(personId, holderDigest, forgottenOn);
    }
}
