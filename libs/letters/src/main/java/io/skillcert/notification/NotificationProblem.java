package io.skillcert.notification;

import io.skillcert.http.problem.ProblemType;

/** The problems of notifications. */
public enum NotificationProblem implements ProblemType {
    CONTACT_NOT_STATED(404),
    NOTIFICATION_NOT_FAILED(409);

    private final int status;

    NotificationProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
