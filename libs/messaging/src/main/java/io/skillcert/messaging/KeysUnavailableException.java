package io.skillcert.messaging;

/** Thrown while the keys of a producer can't be fetched: whether an event is genuine is unknown, so it has to be read again. */
public final class KeysUnavailableException extends RuntimeException {

    KeysUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
