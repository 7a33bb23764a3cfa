package io.skillcert.events.subsidy;

import io.skillcert.events.Required;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A paid subsidy is asked back (追回): its certificate was revoked (SUB-14). Topic subsidy.events, key personId.
 *
 * @param amount yuan with two decimals
 */
public record RecoveryStartedV1(
        UUID claimId, UUID personId, String certificateNumber, String amount, LocalDate startedOn, Instant startedAt) {

    public static final String TYPE = "io.skillcert.subsidy.recovery-started.v1";

    public RecoveryStartedV1 {
        Required.all(claimId, personId, certificateNumber, amount, startedOn, startedAt);
    }
}
