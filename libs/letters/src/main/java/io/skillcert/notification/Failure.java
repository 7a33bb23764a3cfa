package io.skillcert.notification;

/** Why an attempt to send a notification has failed. */
public enum Failure {
    /** The server or the directory did not answer, or not in time. */
    UNREACHABLE,
    /** The server answered and did not take the message. */
    REFUSED
}
