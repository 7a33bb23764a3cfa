package io.skillcert.subsidy.claim;

import io.skillcert.events.subsidy.ClaimDecidedV1;
import io.skillcert.events.subsidy.SubsidyPaidV1;
import io.skillcert.events.subsidy.SubsidyReturnedV1;
import io.skillcert.subsidy.assessment.DecideSubsidy.Decided;
import java.time.Instant;
import java.time.LocalDate;

/** Makes the events of a claim. */
final class ClaimEvents {

    private ClaimEvents() {}

    static ClaimDecidedV1 decided(Claim claim, Decided decided) {
        var decision = decided.decision();
        return new ClaimDecidedV1(
                claim.id(),
                claim.personId(),
                claim.certificateNumber(),
                decision.outcome().name(),
                decision.amount().toString(),
                decision.openRules(),
                decided.record().decidedAt());
    }

    static SubsidyPaidV1 paid(Claim claim, LocalDate on, Instant now) {
        return new SubsidyPaidV1(
                claim.id(),
                claim.personId(),
                claim.certificateNumber(),
                claim.amount().toString(),
                on,
                now);
    }

    static SubsidyReturnedV1 returned(Claim claim, String code, Instant now) {
        return new SubsidyReturnedV1(
                claim.id(),
                claim.personId(),
                claim.certificateNumber(),
                claim.amount().toString(),
                code,
                now);
    }
}
