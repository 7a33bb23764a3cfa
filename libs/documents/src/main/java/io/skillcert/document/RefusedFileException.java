package io.skillcert.document;

import io.skillcert.http.problem.ProblemException;

/** Thrown for an uploaded file that is refused, with the reason for the caller. */
public final class RefusedFileException extends Exception {

    /** @param message completes "The file ..." */
    public RefusedFileException(String message) {
        super(message);
    }

    /** 422 with the reason. */
    public ProblemException problem() {
        return DocumentProblem.FILE_REFUSED.exception(getMessage());
    }
}
