package io.skillcert.events.subsidy;

import io.skillcert.events.Required;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A subsidy was paid. Topic subsidy.events, key personId. @param amount yuan with two decimals */
public record SubsidyPaidV1(
        UUID claimId, UUID personId, String certificateNumber, String amount, LocalDate paidOn, Instant paidAt) {

    public static final String TYPE = "io.skillcert.subsidy.subsidy-paid.v1";

    public SubsidyPaidV1 {
        Required.all(claimId, personId, certificateNumber, amount, paidOn, paidAt);
    }
}
