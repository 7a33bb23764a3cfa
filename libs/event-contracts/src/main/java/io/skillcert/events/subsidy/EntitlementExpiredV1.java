package io.skillcert.events.subsidy;

import static io.skillcert.events.FieldFormat.CERTIFICATE_NUMBER;

import io.skillcert.events.EventContract;
import io.skillcert.events.EventField;
import io.skillcert.events.Required;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The claim window (申领期限) of an unclaimed entitlement has passed (SUB-03).
 *
 * @param entitlementId the entitlement (补贴资格)
 * @param personId the person (个人), which is the key of the record
 * @param certificateNumber the number of the certificate (证书编号)
 * @param lastDayToClaim the last day of the claim window (申领截止日期)
 * @param expiredAt when it expired (失效时间)
 */
@EventContract(topics = "subsidy.events")
public record EntitlementExpiredV1(
        UUID entitlementId,
        UUID personId,
        @EventField(format = CERTIFICATE_NUMBER) String certificateNumber,
        LocalDate lastDayToClaim,
        Instant expiredAt) {

    public static final String TYPE = "io.skillcert.subsidy.entitlement-expired.v1";

    public EntitlementExpiredV1 {
        Required.all(entitlementId, personId, certificateNumber, lastDayToClaim, expiredAt);
    }
}
