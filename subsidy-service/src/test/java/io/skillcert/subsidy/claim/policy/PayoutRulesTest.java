package io.skillcert.subsidy.claim.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.skillcert.policy.Citation;
import io.skillcert.policy.Dated;
import io.skillcert.policy.Timeline;
import io.skillcert.policy.Verdict;
import io.skillcert.policy.data.ParameterFiles;
import io.skillcert.policy.subsidy.AccountFacts;
import io.skillcert.policy.subsidy.SubsidyRule;
import io.skillcert.subsidy.claim.PayoutParameterSource;
import io.skillcert.subsidy.claim.policy.PayoutRules.Consequence;
import io.skillcert.subsidy.claim.policy.PayoutRules.RevocationFacts;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayoutRulesTest {

    private static final LocalDate DAY = LocalDate.parse("2025-08-20");
    private static final Citation TEXT = new Citation("A draft", "1");
    private static final String SHENZHEN = "102584000002";
    private static final String GUANGZHOU = "102581000013";

    private final PayoutRules rules = new PayoutParameterSource().read(new ParameterFiles("policy/payout"));
    private final PayoutRules changed =
            new PayoutRules(timeline("bank-city", "5810"), timeline("revocation-recovers", false));

    @Test
    void SUB_13_an_account_is_the_claimants_own_at_a_bank_in_shenzhen() {
        assertEquals(Verdict.MET, verdict(rules, Optional.of(true), SHENZHEN));
        assertEquals(Verdict.NOT_MET, verdict(rules, Optional.of(false), SHENZHEN));
        assertEquals(Verdict.NOT_MET, verdict(rules, Optional.of(true), GUANGZHOU));
        assertEquals(Verdict.NOT_MET, verdict(rules, Optional.of(true), "5840"));
    }

    @Test
    void SUB_13_an_account_whose_owner_is_not_known_is_unknown() {
        assertEquals(Verdict.UNKNOWN, verdict(rules, Optional.empty(), SHENZHEN));
        assertEquals(Verdict.NOT_MET, verdict(rules, Optional.empty(), GUANGZHOU));
    }

    @Test
    void SUB_13_another_city_in_the_parameter_accepts_the_banks_of_that_city() {
        assertEquals(Verdict.MET, verdict(changed, Optional.of(true), GUANGZHOU));
        assertEquals(Verdict.NOT_MET, verdict(changed, Optional.of(true), SHENZHEN));
        var finding = changed.account(facts(Optional.of(true), Optional.of(true), SHENZHEN), DAY);
        assertEquals(SubsidyRule.ACCOUNT, finding.rule());
        assertEquals(TEXT, finding.citation());
    }

    @Test
    void SUB_14_a_revocation_stops_a_claim_before_payment_and_starts_recovery_after() {
        assertEquals(Consequence.STOP, rules.onRevocation(new RevocationFacts(true, true, false), DAY));
        assertEquals(Consequence.RECOVER, rules.onRevocation(new RevocationFacts(true, false, true), DAY));
    }

    @Test
    void SUB_14_nothing_happens_without_a_revocation_or_while_the_bank_has_not_answered() {
        assertEquals(Consequence.NOTHING, rules.onRevocation(new RevocationFacts(false, true, false), DAY));
        assertEquals(Consequence.NOTHING, rules.onRevocation(new RevocationFacts(false, false, true), DAY));
        assertEquals(Consequence.NOTHING, rules.onRevocation(new RevocationFacts(true, false, false), DAY));
    }

    @Test
    void SUB_14_a_paid_claim_stays_paid_where_the_parameter_says_so() {
        assertEquals(Consequence.NOTHING, changed.onRevocation(new RevocationFacts(true, false, true), DAY));
        assertEquals(Consequence.STOP, changed.onRevocation(new RevocationFacts(true, true, false), DAY));
    }

    private static Verdict verdict(PayoutRules rules, Optional<Boolean> own, String bankCode) {
        return rules.account(facts(own, Optional.of(true), bankCode), DAY).verdict();
    }

    private static AccountFacts facts(Optional<Boolean> holdersName, Optional<Boolean> shown, String bankCode) {
        return new AccountFacts(holdersName, shown, BankCode.cityOf(bankCode).orElse(""));
    }

    @Test
    void SUB_13_an_account_that_nothing_shows_is_unknown_and_one_that_is_refuted_is_not_the_claimants() {
        assertEquals(Verdict.UNKNOWN, shown(Optional.empty()));
        assertEquals(Verdict.NOT_MET, shown(Optional.of(false)));
        assertEquals(Verdict.MET, shown(Optional.of(true)));
    }

    private Verdict shown(Optional<Boolean> shown) {
        return rules.account(facts(Optional.of(true), shown, SHENZHEN), DAY).verdict();
    }

    @ParameterizedTest
    @CsvSource({
        "张三, 张三, true",
        "张三, ' 张  三 ', true",
        "阿依古丽·买买提, 阿依古丽 • 买买提, true",
        "阿依古丽·买买提, 阿依古丽买买提, false",
        "Jose\u0301 Ruiz, José Ruiz, true",
        "Jose Ruiz, JoseRuiz, false",
        "张三, 李四, false"
    })
    void SUB_13_a_name_is_the_same_however_its_spaces_and_dots_are_written(String one, String other, boolean same) {
        assertEquals(same, HolderName.isSame(one, other));
    }

    private static <T> Timeline<T> timeline(String name, T value) {
        return new Timeline<>(name, List.of(new Dated<>(name, LocalDate.parse("2019-01-01"), value, TEXT)));
    }
}
