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
 * A subsidy (补贴) was paid.
 *
 * @param claimId the claim (申领)
 * @param personId the person (个人), which is the key of the record
 * @param certificateNumber the number of the certificate (证书编号)
 * @param amount the amount (金额) in yuan with two decimals
 * @param paidOn the day of the payment (支付日期)
 * @param paidAt when it was paid (支付时间)
 */
@EventContract(topics = "subsidy.events")
public record SubsidyPaidV1(
        UUID claimId,
        UUID personId,
        @EventField(format = CERTIFICATE_NUMBER) String certificateNumber,
        @EventField(format = AMOUNT) String amount,
        LocalDate paidOn,
        Instant paidAt) {

    public static final String TYPE = "io.skillcert.subsidy.subsidy-paid.v1";

    public SubsidyPaidV1 {
        Required.all(claimId, personId, certificateNumber, amount, paidOn, paidAt);
    }
}
