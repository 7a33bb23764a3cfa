package io.skillcert.messaging;

/** Thrown for an event whose signature is missing or does not fit: the producer that its topic belongs to has not sent it so. */
public final class ForgedEventException extends RuntimeException {

    ForgedEventException(String message) {
        super(message);
    }
}
