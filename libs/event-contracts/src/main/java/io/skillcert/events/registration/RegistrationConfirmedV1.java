package io.skillcert.events.registration;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.events.Required;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A registration (报名) is approved and paid: the person may sit the exam. Topic registration.events, key personId.
 *
 * @param registrationNumber ten digits, ascending in the order of registration; not gap-free
 * @param holderDigest the keyed digest of the identity document
 * @param level 5 to 1
 * @param attempt {@code FIRST} or {@code RESIT}
 * @param resitOf the registration that a resit repeats; absent for the first sitting
 * @param subjects those of a resit; absent: all of the level
 * @param registeredOn the day of submission
 * @param site the name of the site in which a place is kept; absent: wherever there is room
 * @param cohortId whom an institution registered together; absent for one who came alone
 * @param accommodation what the person needs to sit on equal terms
 * @param sealedName the person's name, encrypted under the person's key for this registration
 * @param sealedDocument type and masked number of the identity document, encrypted the same way
 * @param actingAccounts digests of the accounts that may act for the person in this registration: the partner that made it,
 *     and the account that is bound to the person; absent in events from before accounts were bound
 * @param examPeriod the announced days of the exam; absent in events of earlier versions
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RegistrationConfirmedV1(
        UUID registrationId,
        String registrationNumber,
        UUID personId,
        String holderDigest,
        UUID batchId,
        String occupationCode,
        int level,
        String attempt,
        UUID resitOf,
        List<String> subjects,
        LocalDate registeredOn,
        Instant confirmedAt,
        String site,
        UUID cohortId,
        Accommodation accommodation,
        String sealedName,
        String sealedDocument,
        List<String> actingAccounts,
        ExamPeriod examPeriod) {

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

    /** @param extraMinutes added to each subject. @param accessibleRoom whether every room must be accessible */
    public record Accommodation(int extraMinutes, boolean accessibleRoom) {}

    /** The first and the last day on which sessions of the batch may take place. */
    public record ExamPeriod(LocalDate from, LocalDate to) {}

    /** The associated data of an encrypted field: it can be decrypted for no other registration. */
    public static String place(String field, UUID registrationId) {
        return "registration-confirmed|" + field + "|" + registrationId;
    }
}
