package io.skillcert.http.problem;

/** A request that can't be served, answered by its problem. A refusal by the rules is a decision, never this exception. */
public final class ProblemException extends RuntimeException {

    private static final int RETRY_AFTER_SECONDS = 2;

    private final transient Problem problem;
    private final int retryAfterSeconds;

    public ProblemException(Problem problem) {
        super(problem.type() + ": " + problem.detail());
        this.problem = problem;
        this.retryAfterSeconds = 0;
    }

    private ProblemException(Problem problem, int retryAfterSeconds) {
        super(problem.type() + ": " + problem.detail());
        this.problem = problem;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /**
     * 409: the state machine has no such transition.
     *
     * @param subject what is in the state, such as {@code "A claim"}
     */
    public static ProblemException illegalTransition(String subject, Enum<?> from, Enum<?> to) {
        return new ProblemException(
                409, "illegal-transition", subject + " that is " + from + " can't become " + to + ".");
    }

    /** 429: the caller must wait before the next request. */
    public static ProblemException tooMany(String detail, int retryAfterSeconds) {
        return new ProblemException(Problem.of(429, "too-many-requests", detail), retryAfterSeconds);
    }

    /** 503: a dependency is unreachable or overloaded. Whether the request took effect may be unknown. */
    public static ProblemException unavailable() {
        var detail = "The service is temporarily unavailable. Retry the request with the same Idempotency-Key.";
        return new ProblemException(Problem.of(503, "unavailable", detail), RETRY_AFTER_SECONDS);
    }

    /** 503: this replica serves as many requests as it accepts at once. */
    public static ProblemException overloaded() {
        var detail = "The server is at capacity. The request was not processed; retry it.";
        return new ProblemException(Problem.of(503, "overloaded", detail), 1);
    }

    /** The value of {@code Retry-After}; 0 if the answer has none. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }

    public ProblemException(int status, String code, String detail) {
        this(Problem.of(status, code, detail));
    }

    public Problem problem() {
        return problem;
    }
}
