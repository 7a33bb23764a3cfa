package io.skillcert.registration.application;

/** In what capacity an account has registered a person. */
public enum Registrant {
    /** A partner, which acts for the people whom it registers. */
    PARTNER,
    /** A candidate account that is bound to the person's identity document. */
    HOLDER,
    /** A candidate account of which nothing is verified: it is shown and credited only what it has stated itself. */
    UNVERIFIED
}
