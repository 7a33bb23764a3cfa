package io.skillcert.http;

import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong with a request, so that the caller hears of it at once. */
public final class Violations {

    private final List<Violation> found = new ArrayList<>();

    public Violations add(String field, String message) {
        found.add(new Violation(field, message));
        return this;
    }

    public Violations addIf(boolean wrong, String field, String message) {
        return wrong ? add(field, message) : this;
    }

    /** @throws ProblemException 400 with all violations, if there are any */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ProblemException(Problem.invalid(List.copyOf(found)));
        }
    }

    public List<Violation> all() {
        return List.copyOf(found);
    }
}
