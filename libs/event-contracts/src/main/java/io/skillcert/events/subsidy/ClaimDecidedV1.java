package io.skillcert.events.subsidy;

import io.skillcert.events.Required;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A claim (申领) is decided. Topic subsidy.events, key personId.
 *
 * @param outcome {@code GRANTED}, {@code REFUSED} or {@code REFERRED}
 * @param amount yuan with two decimals
 * @param openRules the codes of the rules that are not met or not known
 */
public record ClaimDecidedV1(
        UUID claimId,
        UUID personId,
        String certificateNumber,
        String outcome,
        String amount,
        List<String> openRules,
        Instant decidedAt) {

    public static final String TYPE = "io.skillcert.subsidy.claim-decided.v1";

    public ClaimDecidedV1 {
        Required.all(claimId, personId, certificateNumber, outcome, amount, openRules, decidedAt);
        openRules = List.copyOf(openRules);
    }
}
