package io.skillcert.events.subsidy;

import static io.skillcert.events.FieldFormat.AMOUNT;
import static io.skillcert.events.FieldFormat.CERTIFICATE_NUMBER;

import io.skillcert.events.EventContract;
import io.skillcert.events.EventField;
import io.skillcert.events.Required;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A paid subsidy is asked back (追回): its certificate was revoked (SUB-14).
 *
 * @param claimId the claim (申领)
 * @param personId the person (个人), which is the key of the record
 * @param certificateNumber the number of the certificate (证书编号)
 * @param amount the amount (金额) in yuan with two decimals
 * @param startedOn the day on which the recovery started (追回启动日期)
 * @param startedAt when the recovery started (追回启动时间)
 */
@EventContract(topics = "subsidy.events")
public record RecoveryStartedV1(
        UUID claimId,
        UUID personId,
        @EventField(format = CERTIFICATE_NUMBER) String certificateNumber,
        @EventField(format = AMOUNT) String amount,
        LocalDate startedOn,
        Instant startedAt) {

    public static final String TYPE = "io.skillcert.subsidy.recovery-started.v1";

    public RecoveryStartedV1 {
        Required.all(claimId, personId, certificateNumber, amount, startedOn, startedAt);
    }
}
