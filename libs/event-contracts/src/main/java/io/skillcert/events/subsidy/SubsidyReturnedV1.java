package io.skillcert.events.subsidy;

import static io.skillcert.events.FieldFormat.AMOUNT;
import static io.skillcert.events.FieldFormat.BANK_REASON;
import static io.skillcert.events.FieldFormat.CERTIFICATE_NUMBER;

import io.skillcert.events.EventContract;
import io.skillcert.events.EventField;
import io.skillcert.events.Required;
import java.time.Instant;
import java.util.UUID;

/**
 * The bank has not paid a subsidy, or has given it back (退汇): another account is needed (SUB-13).
 *
 * @param claimId the claim (申领)
 * @param personId the person (个人), which is the key of the record
 * @param certificateNumber the number of the certificate (证书编号)
 * @param amount the amount (金额) in yuan with two decimals
 * @param reasonCode the bank's reason (退汇原因), a code of ISO 20022
 * @param returnedAt when the bank reported it (退汇时间)
 */
@EventContract(topics = "subsidy.events")
public record SubsidyReturnedV1(
        UUID claimId,
        UUID personId,
        @EventField(format = CERTIFICATE_NUMBER) String certificateNumber,
        @EventField(format = AMOUNT) String amount,
        @EventField(format = BANK_REASON) String reasonCode,
        Instant returnedAt) {

    public static final String TYPE = "io.skillcert.subsidy.subsidy-returned.v1";

    public SubsidyReturnedV1 {
        Required.all(claimId, personId, certificateNumber, amount, reasonCode, returnedAt);
    }
}
