package io.skillcert.events.subsidy;

import static io.skillcert.events.FieldFormat.CERTIFICATE_NUMBER;
import static io.skillcert.events.FieldFormat.COUNT;

import io.skillcert.events.EventContract;
import io.skillcert.events.EventField;
import io.skillcert.events.Required;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The claim window (申领期限) of an unclaimed entitlement nears its end (SUB-03).
 *
 * @param entitlementId the entitlement (补贴资格)
 * @param personId the person (个人), which is the key of the record
 * @param certificateNumber the number of the certificate (证书编号)
 * @param lastDayToClaim the last day of the claim window (申领截止日期)
 * @param daysBefore how many days before the last one this reminder is sent (提前天数)
 * @param remindedAt when the reminder was due (提醒时间)
 */
@EventContract(topics = "subsidy.events")
public record ClaimReminderDueV1(
        UUID entitlementId,
        UUID personId,
        @EventField(format = CERTIFICATE_NUMBER) String certificateNumber,
        LocalDate lastDayToClaim,
        @EventField(format = COUNT) int daysBefore,
        Instant remindedAt) {

    public static final String TYPE = "io.skillcert.subsidy.claim-reminder-due.v1";

    public ClaimReminderDueV1 {
        Required.all(entitlementId, personId, certificateNumber, lastDayToClaim, remindedAt);
    }
}
