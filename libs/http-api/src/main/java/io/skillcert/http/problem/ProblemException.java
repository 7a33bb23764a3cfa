package io.skillcert.http.problem;

import java.util.List;
import java.util.Locale;

/** A request that can't be served, answered by its problem. A refusal by the rules is a decision, never this exception. */
public final class ProblemException extends RuntimeException {

    private static final int UNAVAILABLE = 503;
    private static final int UNAVAILABLE_SECONDS = 2;

    private final transient ProblemType type;
    private final transient Object[] arguments;
    private final transient List<Violation> violations;
    private final int retryAfterSeconds;

    ProblemException(ProblemType type, Object[] arguments) {
        this(type, type.status() == UNAVAILABLE ? UNAVAILABLE_SECONDS : 0, List.of(), arguments);
    }

    private ProblemException(ProblemType type, int retryAfterSeconds, List<Violation> violations, Object... arguments) {
        super(type.code());
        this.type = type;
        this.arguments = arguments.clone();
        this.violations = violations;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** 400: fields of the request are invalid. */
    public static ProblemException invalid(List<Violation> violations) {
        return new ProblemException(HttpProblem.INVALID_REQUEST, 0, violations);
    }

    /** 429: the caller must wait before the next request. */
    public static ProblemException tooMany(int retryAfterSeconds) {
        return new ProblemException(HttpProblem.TOO_MANY_REQUESTS, retryAfterSeconds, List.of(), retryAfterSeconds);
    }

    /** 409: the first request with the same idempotency key is still running. */
    public static ProblemException inFlight() {
        return new ProblemException(HttpProblem.REQUEST_IN_FLIGHT, 1, List.of());
    }

    /** 503: a dependency is unreachable or overloaded. Whether the request took effect may be unknown. */
    public static ProblemException unavailable() {
        return new ProblemException(HttpProblem.UNAVAILABLE, UNAVAILABLE_SECONDS, List.of());
    }

    /** 503: this replica serves as many requests as it accepts at once. */
    public static ProblemException overloaded() {
        return new ProblemException(HttpProblem.OVERLOADED, 1, List.of());
    }

    public ProblemType type() {
        return type;
    }

    public List<Violation> violations() {
        return violations;
    }

    /** The value of {@code Retry-After}; 0 if the answer has none. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }

    public Problem problem(Locale language) {
        return Problem.of(type, language, violations, arguments);
    }
}
