package io.skillcert.registration.application;

/** Why a registration lapsed when the review period ended (REG-10). */
public enum LapseCause {
    UNPAID("unpaid when the review period ended"),
    /** Nobody reviewed it: the applicant has missed nothing. */
    NOT_REVIEWED(
            "no registrar reviewed the registration before the review period ended; the applicant has missed nothing"
                    + " and may register for another batch"),
    NOT_CORRECTED("not corrected and resubmitted before the review period ended");

    private final String reason;

    LapseCause(String reason) {
        this.reason = reason;
    }

    /** The reason that the history of the registration shows. */
    public String reason() {
        return reason;
    }

    static LapseCause of(RegistrationStatus status) {
        return switch (status) {
            case UNDER_REVIEW -> NOT_REVIEWED;
            case RETURNED -> NOT_CORRECTED;
            case APPROVED, CONFIRMED, INELIGIBLE, LAPSED, WITHDRAWN, CANCELLED -> UNPAID;
        };
    }
}
