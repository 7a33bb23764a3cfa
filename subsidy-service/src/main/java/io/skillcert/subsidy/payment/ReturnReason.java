package io.skillcert.subsidy.payment;

import java.util.Set;

/** The bank's reasons (ISO 20022 external status reason codes) for not paying or for returning a payment. */
final class ReturnReason {

    /** Account number, creditor's name and address, bank code. */
    private static final Set<String> OF_THE_ACCOUNT = Set.of("AC", "BE", "RC", "AG");

    /** The bank is not registered, the account's holder has died, the account was transferred. */
    private static final Set<String> SINGLE = Set.of("CNOR", "MD07", "NOCM");

    private ReturnReason() {}

    /** Whether another account is needed. Other reasons, such as FF01 (wrong file), are no fault of the claimant's. */
    static boolean isOfTheAccount(String code) {
        return SINGLE.contains(code) || OF_THE_ACCOUNT.stream().anyMatch(code::startsWith);
    }
}
