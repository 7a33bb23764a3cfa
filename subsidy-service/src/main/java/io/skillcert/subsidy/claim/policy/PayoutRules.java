package io.skillcert.subsidy.claim.policy;

import io.skillcert.policy.Finding;
import io.skillcert.policy.Timeline;
import io.skillcert.policy.subsidy.AccountFacts;
import java.time.LocalDate;

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

    /** Whether the account is the claimant's own, at a bank in the city. */
    public Finding account(AccountFacts facts, LocalDate on) { // SUB-13
        var city = bankCity.on(on);
        return facts.account(city.value(), city.citation());
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
