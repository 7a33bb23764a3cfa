package io.skillcert.messaging;

/** Thrown for an event with an unknown type, missing attributes or an unreadable value; the event is parked. */
public final class UnreadableEventException extends RuntimeException {

    public UnreadableEventException(String message) {
        super(message);
    }
}
