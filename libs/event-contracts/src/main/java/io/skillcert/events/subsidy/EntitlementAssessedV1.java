package io.skillcert.events.subsidy;

import static io.skillcert.events.FieldFormat.AMOUNT;
import static io.skillcert.events.FieldFormat.CERTIFICATE_NUMBER;
import static io.skillcert.events.FieldFormat.DECISION;
import static io.skillcert.events.FieldFormat.RULE_CODE;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.events.EventContract;
import io.skillcert.events.EventField;
import io.skillcert.events.Required;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What a certificate entitles its holder to (补贴资格) was assessed (SUB-01 to SUB-10).
 *
 * @param entitlementId the entitlement (补贴资格)
 * @param personId the person (个人), which is the key of the record
 * @param certificateNumber the number of the certificate (证书编号)
 * @param outcome the expected decision (预审结果)
 * @param amount what would be paid (金额), in yuan with two decimals
 * @param openRules the codes of the rules that are not met or not known (未满足或待核实规则)
 * @param lastDayToClaim the last day of the claim window (申领截止日期); absent where no rules are in force
 * @param assessedAt when it was assessed (评估时间)
 */
@EventContract(topics = "subsidy.events")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EntitlementAssessedV1(
        UUID entitlementId,
        UUID personId,
        @EventField(format = CERTIFICATE_NUMBER) String certificateNumber,
        @EventField(format = DECISION) String outcome,
        @EventField(format = AMOUNT) String amount,
        @EventField(format = RULE_CODE) List<String> openRules,
        @EventField(optional = true) LocalDate lastDayToClaim,
        Instant assessedAt) {

    public static final String TYPE = "io.skillcert.subsidy.entitlement-assessed.v1";

    public EntitlementAssessedV1 {
        Required.all(entitlementId, personId, certificateNumber, outcome, amount, openRules, assessedAt);
        openRules = List.copyOf(openRules);
    }
}
