package io.skillcert.subsidy.claim.policy;

import io.skillcert.policy.Finding;
import io.skillcert.policy.Timeline;
import io.skillcert.subsidy.assessment.policy.SubsidyRule;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** To whom a subsidy is paid, and what a revocation does to it (SUB-13, SUB-14). Pure: no clock, no look-ups. */
public final class PayoutRules {

    private static final int CITY_FROM = 3;
    private static final int CITY_TO = 7;

    private final Timeline<String> bankCity;
    private final Timeline<Boolean> revocationRecovers;

    public PayoutRules(Timeline<String> bankCity, Timeline<Boolean> revocationRecovers) {
        this.bankCity = bankCity;
        this.revocationRecovers = revocationRecovers;
    }

    /**
     * What is known of an account.
     *
     * @param isClaimants whether it is the claimant's own; empty while the bank has not said
     * @param bankCode the bank's code (联行号), 12 digits; the fourth to seventh name the city
     */
    public record AccountFacts(Optional<Boolean> isClaimants, String bankCode) {}

    /** What happens to a claim when its certificate is revoked. */
    public enum Revocation {
        /** Before payment: the claim is stopped. */
        STOP,
        /** After payment: the money is asked back (追回). */
        RECOVER,
        /** After payment, where the rule is not in force. */
        NOTHING
    }

    /** SUB-13: the claimant's own account at a bank in Shenzhen. */
    public Finding account(AccountFacts facts, LocalDate on) {
        var city = bankCity.on(on);
        var inCity = facts.bankCode().length() == 12
                && facts.bankCode().substring(CITY_FROM, CITY_TO).equals(city.value());
        var met = inCity ? facts.isClaimants() : Optional.of(false);
        return Finding.of(SubsidyRule.ACCOUNT, met, city.citation(), Map.of());
    }

    /** SUB-14. */
    public Revocation onRevocation(boolean paid, LocalDate on) {
        if (!paid) {
            return Revocation.STOP;
        }
        return revocationRecovers.on(on).value() ? Revocation.RECOVER : Revocation.NOTHING;
    }
}
