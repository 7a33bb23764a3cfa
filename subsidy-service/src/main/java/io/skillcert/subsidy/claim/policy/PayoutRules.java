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
     * The facts about an account.
     *
     * @param isClaimants whether it is the claimant's own; empty if that is not known
     * @param bankCode the bank's code (联行号), 12 digits; the fourth to seventh name the city
     */
    public record AccountFacts(Optional<Boolean> isClaimants, String bankCode) {}

    /** How far a claim has come when its certificate is revoked. */
    public enum PaymentStage {
        /** Not granted: the rules decide it with the revocation as a fact (SUB-01). */
        NOT_GRANTED,
        /** Granted; no money has been sent. */
        GRANTED,
        /** The payment has been sent to the bank, which has not answered yet. */
        AT_BANK,
        PAID
    }

    /** What a revocation does to a claim. */
    public enum Revocation {
        /** Before payment: the claim is stopped. */
        STOP,
        /** After payment: the money is recovered (追回). */
        RECOVER,
        /** The revocation changes nothing at this stage. */
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

    /** SUB-14: a revocation stops a claim before payment and starts recovery after it. */
    public Revocation onRevocation(PaymentStage stage, LocalDate on) {
        return switch (stage) {
            case NOT_GRANTED, AT_BANK -> Revocation.NOTHING;
            case GRANTED -> Revocation.STOP;
            case PAID -> revocationRecovers.on(on).value() ? Revocation.RECOVER : Revocation.NOTHING;
        };
    }
}
