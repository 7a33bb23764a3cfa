package io.skillcert.browser;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The operations that the {@link ExamOffice} refuses, whoever calls them. */
final class Refusals {

    /** @param field the wrong one, or null */
    private record Refusal(String code, String field, Object... arguments) {}

    private final Problems problems;
    private final Map<String, Refusal> refusals = new ConcurrentHashMap<>();

    Refusals(Problems problems) {
        this.problems = problems;
    }

    /**
     * Refuses each call of an operation.
     *
     * @param operation the last part of its path: {@code attempts}, {@code paper}, {@code start}, {@code answers} …
     * @param arguments for {0}, {1} and so on in the text of the problem
     */
    void add(String operation, String code, Object... arguments) {
        refusals.put(operation, new Refusal(code, null, arguments));
    }

    /** Refuses each call of an operation because of one field. @param template what is wrong, in English, as it is in the code */
    void addForField(String operation, String field, String template) {
        refusals.put(operation, new Refusal(template, field));
    }

    /** Refuses an operation no longer. */
    void remove(String operation) {
        refusals.remove(operation);
    }

    /** The answer to a call of an operation; empty if it is not refused. */
    Optional<Reply> of(String operation, Locale language) throws IOException {
        var refusal = refusals.get(operation);
        if (refusal == null) {
            return Optional.empty();
        }
        var problem = refusal.field() == null
                ? problems.of(refusal.code(), language, refusal.arguments())
                : problems.invalid(refusal.field(), refusal.code(), language);
        return Optional.of(Reply.problem(problem));
    }
}
