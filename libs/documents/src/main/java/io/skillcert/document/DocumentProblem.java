package io.skillcert.document;

import io.skillcert.http.problem.ProblemType;

/** The problems of uploaded files. */
public enum DocumentProblem implements ProblemType {
    DOCUMENT_STORE_UNAVAILABLE(503),
    FILE_REFUSED(422);

    private final int status;

    DocumentProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
