package io.skillcert.registration.application;

/** Refunds the fees of registrations that the service ends. The payment feature implements it. */
public interface FeeRefunds {

    /** Why a registration ends without being withdrawn. */
    enum Ground {
        BATCH_CANCELLED,
        /** A registrar decided that another registration of the person counts (REG-13). */
        DISPLACED,
        RESULT_CORRECTED,
        /** 公共突发事件 (REG-12). */
        PUBLIC_EMERGENCY
    }

    /** Makes a refund of what was paid due, in the transaction that ends the registration. */
    void refund(Registration registration, Ground ground);

    /**
     * Revokes the refunds of a ground that are not transferred yet.
     *
     * @return whether one is transferred already
     */
    boolean revoke(Registration registration, Ground ground);
}
