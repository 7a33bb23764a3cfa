package io.skillcert.subsidy.claim.policy;

import io.skillcert.policy.Finding;
import io.skillcert.policy.Timeline;
import io.skillcert.subsidy.assessment.policy.SubsidyRule;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * The rules of the payment: to which account a subsidy is paid (SUB-13), and what the revocation of a certificate does to
 * its claims (SUB-14). Pure: no clock, no I/O.
 */
public final class PayoutRules {

    private final Timeline<String> bankCity;
    private final Timeline<Boolean> revocationRecovers;

    public PayoutRules(Timeline<String> bankCity, Timeline<Boolean> revocationRecovers) {
        this.bankCity = bankCity;
        this.revocationRecovers = revocationRecovers;
    }

    /**
     * What is known of an account.
     *
     * @param statedAsOwn whether the claimant states that the account is their own; empty if that is not known
     * @param bankCode the bank's code (联行号)
     */
    public record AccountFacts(Optional<Boolean> statedAsOwn, String bankCode) {}

    /**
     * What is known of a claim.
     *
     * @param certificateRevoked whether its certificate is revoked
     * @param paid whether it is paid
     * @param payable whether it is granted and may still be paid; a claim at the bank is neither until the bank answers
     */
    public record RevocationFacts(boolean certificateRevoked, boolean payable, boolean paid) {}

    /** What a revocation does to a claim. */
    public enum Consequence {
        /** The claim is stopped: it is not paid yet. */
        STOP,
        /** The money is asked back (追回): the claim is paid. */
        RECOVER,
        /** The claim stays as it is. */
        NOTHING
    }

    public Finding account(AccountFacts facts, LocalDate on) { // SUB-13
        var city = bankCity.on(on);
        var isInCity = BankCode.cityOf(facts.bankCode()).equals(Optional.of(city.value()));
        var met = isInCity ? facts.statedAsOwn() : Optional.of(false);
        return Finding.of(SubsidyRule.ACCOUNT, met, city.citation(), Map.of("city", city.value()));
    }

    public Consequence onRevocation(RevocationFacts facts, LocalDate on) { // SUB-14
        if (!facts.certificateRevoked()) {
            return Consequence.NOTHING;
        }
        if (facts.payable()) {
            return Consequence.STOP;
        }
        return facts.paid() && revocationRecovers.on(on).value() ? Consequence.RECOVER : Consequence.NOTHING;
    }
}
