package io.skillcert.messaging;

import io.skillcert.http.problem.ProblemType;

/** The problems of the operations on events. */
public enum MessagingProblem implements ProblemType {
    DISCARD_BY_TWO_PEOPLE(403),
    DISCARD_NOT_ASKED(409),
    PARKED_EVENT_ENDED(409),
    PARKED_EVENT_FORGED(409),
    PARKED_EVENT_NOT_FIRST(409),
    PARKED_EVENT_WAITS(409),
    RESEND_NOT_FOUND(404),
    RESEND_RUNNING(409);

    private final int status;

    MessagingProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
