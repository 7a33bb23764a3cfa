package io.skillcert.subsidy.payment;

import io.smallrye.config.ConfigMapping;

/** The account from which subsidies are paid, and the size of batches. */
@ConfigMapping(prefix = "skillcert.payment")
interface PaymentConfig {

    /** The name of the account's holder, at most 70 characters. */
    String debtorName();

    /** The account number. */
    String debtorAccount();

    /** The CNAPS code (联行号) of the bank. */
    String debtorBankCode();

    /** The most payments in one batch. */
    int batchSize();
}
