package io.skillcert.http;

/** A wrong call, answered by its problem. A refusal by the rules is never one: that is a decision. */
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

    /** 429: the caller is to wait so long. */
    public static ProblemException tooMany(String detail, int retryAfterSeconds) {
        return new ProblemException(Problem.of(429, "too-many-requests", detail), retryAfterSeconds);
    }

    /** 503: a server behind is away or full. Whether the call was done may not be known, so its key is named. */
    public static ProblemException unavailable() {
        var detail = "Skillcert can't do this at the moment. Repeat the call, with the same Idempotency-Key.";
        return new ProblemException(Problem.of(503, "unavailable", detail), RETRY_AFTER_SECONDS);
    }

    /** 503: as many requests are served as this replica serves at once. */
    static ProblemException overloaded() {
        var detail = "As many requests are being served as can be. Nothing was done for this one; repeat it.";
        return new ProblemException(Problem.of(503, "overloaded", detail), 1);
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
