package io.skillcert.subsidy.claim.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.skillcert.policy.Verdict;
import io.skillcert.policy.data.ParameterFiles;
import io.skillcert.subsidy.claim.policy.PayoutRules.AccountFacts;
import io.skillcert.subsidy.claim.policy.PayoutRules.PaymentStage;
import io.skillcert.subsidy.claim.policy.PayoutRules.Revocation;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PayoutRulesTest {

    private static final LocalDate DAY = LocalDate.parse("2025-08-20");
    private static final String SHENZHEN = "102584000002";
    private static final String GUANGZHOU = "102581000013";

    private final ParameterFiles files = new ParameterFiles("policy/payout");
    private final PayoutRules rules = new PayoutRules(files.text("bank-city"), files.flag("revocation-recovers"));

    @Test
    void SUB_13_the_claimants_own_account_at_a_bank_in_shenzhen() {
        assertEquals(Verdict.MET, account(Optional.of(true), SHENZHEN));
        assertEquals(Verdict.NOT_MET, account(Optional.of(false), SHENZHEN));
        assertEquals(Verdict.NOT_MET, account(Optional.of(true), GUANGZHOU));
        assertEquals(Verdict.NOT_MET, account(Optional.of(true), "5840"));
    }

    @Test
    void SUB_13_while_the_bank_has_not_said_whose_it_is_it_is_not_known() {
        assertEquals(Verdict.UNKNOWN, account(Optional.empty(), SHENZHEN));
        assertEquals(Verdict.NOT_MET, account(Optional.empty(), GUANGZHOU));
    }

    @Test
    void SUB_14_a_revocation_stops_a_claim_before_payment_and_starts_recovery_after() {
        assertEquals(Revocation.NOTHING, rules.onRevocation(PaymentStage.NOT_GRANTED, DAY));
        assertEquals(Revocation.STOP, rules.onRevocation(PaymentStage.GRANTED, DAY));
        assertEquals(Revocation.NOTHING, rules.onRevocation(PaymentStage.AT_BANK, DAY));
        assertEquals(Revocation.RECOVER, rules.onRevocation(PaymentStage.PAID, DAY));
    }

    private Verdict account(Optional<Boolean> isClaimants, String bankCode) {
        return rules.account(new AccountFacts(isClaimants, bankCode), DAY).verdict();
    }
}
