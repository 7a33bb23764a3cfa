package io.skillcert.events.registration;

import io.skillcert.events.Required;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A registration (报名) is approved and paid: the person may sit the exam. Topic registration.events, key personId.
 *
 * @param registrationNumber ten digits, ascending in the order of registration; not gap-free
 * @param holderDigest the keyed digest of the identity document
 * @param level 5 to 1
 * @param attempt {@code FIRST} or {@code RESIT}
 * @param registeredOn the day of submission
 */
public record RegistrationConfirmedV1(
        UUID registrationId,
        String registrationNumber,
        UUID personId,
        String holderDigest,
        UUID batchId,
        String occupationCode,
        int level,
        String attempt,
        LocalDate registeredOn,
        Instant confirmedAt) {

    public static final String TYPE = "io.skillcert.registration.registration-confirmed.v1";

    public RegistrationConfirmedV1 {
        Required.all(
                registrationId,
                registrationNumber,
                personId,
                holderDigest,
                batchId,
                occupationCode,
                attempt,
                registeredOn,
                confirmedAt);
    }
}
