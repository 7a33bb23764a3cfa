package io.skillcert.messaging;

import io.skillcert.http.problem.ProblemType;

/** The problems of publishing logged events again. */
public enum ResendProblem implements ProblemType {
    RESEND_NOT_FOUND(404),
    RESEND_RUNNING(409);

    private final int status;

    ResendProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
