package io.skillcert.events.subsidy;

import io.skillcert.events.Required;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The claim window of an unclaimed entitlement has passed (SUB-03). Topic subsidy.events, key personId.
 */
public record EntitlementExpiredV1(
        UUID entitlementId, UUID personId, String certificateNumber, LocalDate lastDayToClaim, Instant expiredAt) {

    public static final String TYPE = "io.skillcert.subsidy.entitlement-expired.v1";

    public EntitlementExpiredV1 {
        Required.all(entitlementId, personId, certificateNumber, lastDayToClaim, expiredAt);
    }
}
