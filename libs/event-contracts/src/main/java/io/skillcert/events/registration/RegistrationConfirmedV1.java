package io.skillcert.events.registration;

import static io.skillcert.events.FieldFormat.ATTEMPT;
import static io.skillcert.events.FieldFormat.BASE64;
import static io.skillcert.events.FieldFormat.DIGEST;
import static io.skillcert.events.FieldFormat.EXTRA_MINUTES;
import static io.skillcert.events.FieldFormat.LEVEL;
import static io.skillcert.events.FieldFormat.NAME;
import static io.skillcert.events.FieldFormat.REGISTRATION_NUMBER;
import static io.skillcert.events.FieldFormat.SITE_NAME;
import static io.skillcert.events.FieldFormat.SUBJECT;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.events.EventContract;
import io.skillcert.events.EventField;
import io.skillcert.events.Required;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A registration (报名) is approved and paid: the person may sit the exam.
 *
 * @param registrationId the registration (报名)
 * @param registrationNumber the number of the registration (报名编号): ten digits, ascending in the order of
 *     registration; not gap-free
 * @param personId the person (个人), which is the key of the record
 * @param holderDigest the keyed digest of the holder's identity document (证件摘要)
 * @param batchId the exam batch (考试批次)
 * @param occupationCode the code of the occupation (职业编码)
 * @param level the skill level (职业技能等级), 5 to 1
 * @param attempt whether the exam was a first sitting or a resit (补考)
 * @param resitOf the registration that a resit repeats (原报名); absent for the first sitting
 * @param subjects the subjects of a resit (补考科目); absent: all of the level
 * @param registeredOn the day of submission (报名日期)
 * @param confirmedAt when it was confirmed (确认时间)
 * @param site the name of the site (考点) in which a place is kept; absent: wherever there is room
 * @param cohortId the persons whom an institution registered together (集体报名批次); absent for one who came alone
 * @param accommodation what the person needs to sit on equal terms (合理便利); absent if nothing is needed
 * @param sealedName the person's name (姓名), encrypted under the person's key for this registration, in Base64; absent
 *     in events of earlier versions
 * @param sealedDocument type and masked number of the identity document (证件), encrypted the same way; absent in
 *     events of earlier versions
 * @param actingAccounts the digests of the accounts that may act for the person in this registration (可代办账号): the
 *     partner that made it, and the account that is bound to the person; absent in events of earlier versions
 * @param examPeriod the announced days of the exam (考试日期); absent in events of earlier versions
 */
@EventContract(topics = "registration.events")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RegistrationConfirmedV1(
        UUID registrationId,
        @EventField(format = REGISTRATION_NUMBER) String registrationNumber,
        UUID personId,
        @EventField(format = DIGEST) String holderDigest,
        UUID batchId,
        @EventField(format = NAME) String occupationCode,
        @EventField(format = LEVEL) int level,
        @EventField(format = ATTEMPT) String attempt,
        @EventField(optional = true) UUID resitOf,
        @EventField(format = SUBJECT, optional = true, minItems = 1) List<String> subjects,
        LocalDate registeredOn,
        Instant confirmedAt,
        @EventField(format = SITE_NAME, optional = true) String site,
        @EventField(optional = true) UUID cohortId,
        @EventField(optional = true) Accommodation accommodation,
        @EventField(format = BASE64, optional = true) String sealedName,
        @EventField(format = BASE64, optional = true) String sealedDocument,
        @EventField(format = DIGEST, optional = true) List<String> actingAccounts,
        @EventField(optional = true) ExamPeriod examPeriod) {

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

    /**
     * What a person needs to sit on equal terms (合理便利).
     *
     * @param extraMinutes the minutes added to each subject (延长时间)
     * @param accessibleRoom whether every room must be accessible (无障碍考场)
     */
    public record Accommodation(@EventField(format = EXTRA_MINUTES) int extraMinutes, boolean accessibleRoom) {}

    /**
     * The first and the last day on which sessions of the batch may take place (考试日期).
     *
     * @param from the first day (开始日期)
     * @param to the last day (结束日期)
     */
    public record ExamPeriod(LocalDate from, LocalDate to) {}

    /** The associated data of an encrypted field: it can be decrypted for no other registration. */
    public static String place(String field, UUID registrationId) {
        return "registration-confirmed|" + field + "|" + registrationId;
    }
}
