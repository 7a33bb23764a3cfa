package io.skillcert.http;

/** A wrong call, answered by its problem. A refusal by the rules is never one: that is a decision. */
public final class ProblemException extends RuntimeException {

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

    /** 429: the caller is to wait so long. */
    public static ProblemException tooMany(String detail, int retryAfterSeconds) {
        return new ProblemException(Problem.of(429, "too-many-requests", detail), retryAfterSeconds);
    }

    /** 0: nothing is said about it. */
    int retryAfterSeconds() {
        return retryAfterSeconds;
    }

    public ProblemException(int status, String code, String detail) {
        this(Problem.of(status, code, detail));
    }

    public Problem problem() {
        return problem;
    }
}
