package io.skillcert.registration.application;

/** What was paid for a registration: kept by the feature that takes payments. */
public interface PaidFees {

    /** Why a registration ends that nobody has withdrawn. */
    enum Ground {
        BATCH_CANCELLED,
        RESULT_CORRECTED
    }

    /** What was paid goes back, in the transaction that ends the registration. */
    void refund(Registration registration, Ground ground);
}
