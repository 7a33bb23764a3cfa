package io.skillcert.events.subsidy;

import io.skillcert.events.Required;
import java.time.Instant;
import java.util.UUID;

/**
 * The bank has not paid a subsidy, or has given it back: another account is needed (SUB-13). Topic subsidy.events, key
 * personId.
 *
 * @param amount yuan with two decimals. @param reasonCode the bank's reason, a code of ISO 20022
 */
public record SubsidyReturnedV1(
        UUID claimId, UUID personId, String certificateNumber, String amount, String reasonCode, Instant returnedAt) {

    public static final String TYPE = "io.skillcert.subsidy.subsidy-returned.v1";

    public SubsidyReturnedV1 {
        Required.all(claimId, personId, certificateNumber, amount, reasonCode, returnedAt);
    }
}
