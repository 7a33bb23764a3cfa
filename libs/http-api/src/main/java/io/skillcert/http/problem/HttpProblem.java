package io.skillcert.http.problem;

/** The problems that any operation can answer with. */
public enum HttpProblem implements ProblemType {
    BODY_TOO_LARGE(413),
    CONCURRENT_CHANGE(409),
    FORBIDDEN(403),
    HTTP_STATUS(400),
    IDEMPOTENCY_KEY_REUSED(422),
    IF_MATCH_REQUIRED(428),
    ILLEGAL_TRANSITION(409),
    INTERNAL_ERROR(500),
    INVALID_REQUEST(400),
    NO_FONT(409),
    NO_SANDBOX(404),
    NOT_FOUND(404),
    OVERLOADED(503),
    REQUEST_IN_FLIGHT(409),
    STALE_VERSION(412),
    TOO_MANY_REQUESTS(429),
    UNAUTHENTICATED(401),
    UNAVAILABLE(503);

    private final int status;

    HttpProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
