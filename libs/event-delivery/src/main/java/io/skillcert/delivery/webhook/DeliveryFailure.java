package io.skillcert.delivery.webhook;

/** Why a delivery has failed, as its owner reads it. */
public enum DeliveryFailure {
    /** The receiver has answered with another status than 2xx. */
    STATUS,
    /** The receiver has redirected to another address, which is not followed. */
    REDIRECT,
    /** The receiver has not answered within ten seconds. */
    TIMEOUT,
    /** No connection could be made, or it was closed, or its certificate is not trusted. */
    CONNECTION,
    /** The host name has no address. */
    UNKNOWN_HOST,
    /** The host name leads to an address that is not public. */
    PRIVATE_ADDRESS,
    /** The webhook was disabled. */
    DISABLED,
    /** It could not be delivered within seven days. */
    EXPIRED
}
