package io.skillcert.delivery.webhook;

import java.time.Duration;

/**
 * How an attempt to deliver a message ended.
 *
 * @param status of the receiver's answer; null without one
 * @param failure null if the receiver has accepted the message
 * @param retryAfter what the receiver has asked for; zero if nothing
 */
record Outcome(Integer status, DeliveryFailure failure, Duration retryAfter) {

    private static final int OK = 200;
    private static final int REDIRECT = 300;
    private static final int CLIENT_ERROR = 400;
    private static final int GONE = 410;

    static Outcome failed(DeliveryFailure failure) {
        return new Outcome(null, failure, Duration.ZERO);
    }

    static Outcome answered(int status, Duration retryAfter) {
        if (status >= OK && status < REDIRECT) {
            return new Outcome(status, null, Duration.ZERO);
        }
        var failure = status >= REDIRECT && status < CLIENT_ERROR ? DeliveryFailure.REDIRECT : DeliveryFailure.STATUS;
        return new Outcome(status, failure, retryAfter);
    }

    boolean isAccepted() {
        return failure == null;
    }

    boolean isGone() {
        return status != null && status == GONE;
    }
}
