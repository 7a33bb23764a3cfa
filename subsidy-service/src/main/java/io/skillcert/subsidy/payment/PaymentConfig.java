package io.skillcert.subsidy.payment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** From which account subsidies are paid. */
@ConfigMapping(prefix = "skillcert.payment")
public interface PaymentConfig {

    /** The paying office, as the bank knows it; 70 characters at most. */
    String debtorName();

    /** Its account. */
    String debtorAccount();

    /** The CNAPS code (联行号) of its bank. */
    String debtorBankCode();

    /** Payments in one batch; the rest goes into the next. */
    @WithDefault("2000")
    int batchSize();
}
