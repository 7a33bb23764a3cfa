package io.skillcert.events.subsidy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.events.Required;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What a certificate entitles its holder to (SUB-01 to SUB-10). Topic subsidy.events, key personId.
 *
 * @param outcome {@code GRANTED}, {@code REFUSED} or {@code REFERRED}
 * @param amount yuan with two decimals; what would be paid
 * @param openRules the codes of the rules that are not met or not known
 * @param lastDayToClaim absent where no rules are in force
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EntitlementAssessedV1(
        UUID entitlementId,
        UUID personId,
        String certificateNumber,
        String outcome,
        String amount,
        List<String> openRules,
        LocalDate lastDayToClaim,
        Instant assessedAt) {

    public static final String TYPE = "io.skillcert.subsidy.entitlement-assessed.v1";

    public EntitlementAssessedV1 {
        Required.all(entitlementId, personId, certificateNumber, outcome, amount, openRules, assessedAt);
        openRules = List.copyOf(openRules);
    }
}
