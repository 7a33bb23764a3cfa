package io.skillcert.messaging;

/** Thrown for an event with an unknown type, missing headers or an unreadable value; it goes to the dead-letter topic. */
public final class UnreadableEventException extends RuntimeException {

    UnreadableEventException(String message) {
        super(message);
    }
}
