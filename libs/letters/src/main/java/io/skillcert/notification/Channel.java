package io.skillcert.notification;

/** How a person is notified. */
public enum Channel {
    EMAIL,
    /** A text message (短信) to a mobile phone. */
    SMS
}
