package io.skillcert.registration.application;

/** What was paid for a registration: kept by the feature that takes payments. */
public interface PaidFees {

    /** The batch does not take place: what was paid goes back. In the transaction that cancels the registration. */
    void goBack(Registration registration);
}
