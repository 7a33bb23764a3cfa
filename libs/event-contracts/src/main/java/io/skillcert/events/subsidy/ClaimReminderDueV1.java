package io.skillcert.events.subsidy;

import io.skillcert.events.Required;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The claim window of an unclaimed entitlement nears its end (SUB-03). Topic subsidy.events, key personId.
 *
 * @param daysBefore how many days before the last one this reminder is sent
 */
public record ClaimReminderDueV1(
        UUID entitlementId,
        UUID personId,
        String certificateNumber,
        LocalDate lastDayToClaim,
        int daysBefore,
        Instant remindedAt) {

    public static final String TYPE = "io.skillcert.subsidy.claim-reminder-due.v1";

    public ClaimReminderDueV1 {
        Required.all(entitlementId, personId, certificateNumber, lastDayToClaim, remindedAt);
    }
}
