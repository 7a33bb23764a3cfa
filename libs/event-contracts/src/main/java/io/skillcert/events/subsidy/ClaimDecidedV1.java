package io.skillcert.events.subsidy;

import static io.skillcert.events.FieldFormat.AMOUNT;
import static io.skillcert.events.FieldFormat.CERTIFICATE_NUMBER;
import static io.skillcert.events.FieldFormat.DECISION;
import static io.skillcert.events.FieldFormat.RULE_CODE;

import io.skillcert.events.EventContract;
import io.skillcert.events.EventField;
import io.skillcert.events.Required;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A claim (申领) is decided.
 *
 * @param claimId the claim (申领)
 * @param personId the person (个人), which is the key of the record
 * @param certificateNumber the number of the certificate (证书编号)
 * @param outcome the decision (审核结果)
 * @param amount the granted amount (金额) in yuan with two decimals
 * @param openRules the codes of the rules that are not met or not known (未满足或待核实规则)
 * @param decidedAt when it was decided (决定时间)
 */
@EventContract(topics = "subsidy.events")
public record ClaimDecidedV1(
        UUID claimId,
        UUID personId,
        @EventField(format = CERTIFICATE_NUMBER) String certificateNumber,
        @EventField(format = DECISION) String outcome,
        @EventField(format = AMOUNT) String amount,
        @EventField(format = RULE_CODE) List<String> openRules,
        Instant decidedAt) {

    public static final String TYPE = "io.skillcert.subsidy.claim-decided.v1";

    public ClaimDecidedV1 {
        Required.all(claimId, personId, certificateNumber, outcome, amount, openRules, decidedAt);
        openRules = List.copyOf(openRules);
    }
}
