package io.skillcert.delivery;

import io.skillcert.http.problem.ProblemType;

/** The problems of the feed, of webhooks and of reading changes. */
public enum DeliveryProblem implements ProblemType {
    CHANGED_SINCE_OF_ANOTHER_DATABASE(410),
    CURSOR_EXPIRED(410),
    CURSOR_OF_ANOTHER_LOG(410),
    TOO_MANY_WEBHOOKS(409),
    WEBHOOK_DISABLED(409),
    WEBHOOK_EXISTS(409),
    WEBHOOK_NOT_FOUND(404);

    private final int status;

    DeliveryProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
