package io.skillcert.subsidy.settlement;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A settlement by two people as the API publishes it.
 *
 * @param reason as the first person states it; absent while there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SettlementView(Settlement.Status status, String reason, String proposedBy, String settledBy) {

    /** @param reason decrypted; null if there is none */
    public static SettlementView of(Settlement settlement, String reason) {
        return new SettlementView(
                settlement.status(),
                reason,
                settlement.proposedBy().orElse(null),
                settlement.settledBy().orElse(null));
    }
}
