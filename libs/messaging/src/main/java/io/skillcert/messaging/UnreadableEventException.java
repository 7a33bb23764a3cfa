package io.skillcert.messaging;

/** An event of an unknown type, without its headers, or whose value can't be read: it goes to the dead letter. */
public final class UnreadableEventException extends RuntimeException {

    UnreadableEventException(String message) {
        super(message);
    }
}
