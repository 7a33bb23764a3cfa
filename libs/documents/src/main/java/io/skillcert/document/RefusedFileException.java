package io.skillcert.document;

import io.skillcert.http.problem.ProblemException;

/** A file that is not taken, with a sentence that says what is wrong with it. */
public final class RefusedFileException extends Exception {

    /** @param message completes "The file ..." */
    public RefusedFileException(String message) {
        super(message);
    }

    /** 422 for whoever sent it. */
    public ProblemException problem() {
        return new ProblemException(422, "file-refused", "The file " + getMessage() + ".");
    }
}
