package io.skillcert.registration.document;

/** A file that is not taken, with a sentence that says what is wrong with it. */
final class RefusedFileException extends Exception {
    RefusedFileException(String message) {
        super(message);
    }
}
