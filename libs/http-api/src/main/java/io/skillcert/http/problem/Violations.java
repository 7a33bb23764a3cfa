package io.skillcert.http.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.skillcert.http.json.StrictJson;
import jakarta.validation.ConstraintViolation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects the violations of a request, at most {@value #MAX}, so that the caller sees all of them at once. */
public final class Violations {

    /** The most violations of one answer: every line of an uploaded file may be wrong. */
    public static final int MAX = 1000;

    private final List<Violation> found = new ArrayList<>();

    /** Converts the violations of Bean Validation, in the order of the fields. */
    public static List<Violation> of(Collection<? extends ConstraintViolation<?>> found) {
        return found.stream()
                .map(violation -> new Violation(FieldPaths.of(violation.getPropertyPath()), violation.getMessage()))
                .sorted(Comparator.comparing(Violation::field).thenComparing(Violation::message))
                .toList();
    }

    /** Describes why JSON could not be read, without echoing the value. */
    public static Violation of(JsonMappingException e) {
        return new Violation(FieldPaths.of(e.getPath()), reason(e));
    }

    private static String reason(JsonMappingException e) {
        if (e instanceof StrictJson.InvalidField) {
            return e.getOriginalMessage();
        }
        return e instanceof UnrecognizedPropertyException ? "is not a known field" : "has the wrong type or form";
    }

    public Violations add(String field, String message) {
        if (found.size() < MAX) {
            found.add(new Violation(field, message));
        }
        return this;
    }

    public Violations addIf(boolean wrong, String field, String message) {
        return wrong ? add(field, message) : this;
    }

    /** The problem of a request with one invalid field. */
    public static ProblemException single(String field, String message) {
        return ProblemException.invalid(List.of(new Violation(field, message)));
    }

    /**
     * Parses a field.
     *
     * @throws ProblemException 400 naming the field if the parser throws {@link IllegalArgumentException}
     */
    public static <T> T reading(String field, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw single(field, e.getMessage());
        }
    }

    /** Reads the value of a field. If it can't be read, adds a violation of the field and returns nothing. */
    public <T> Optional<T> read(String field, Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (IllegalArgumentException e) {
            add(field, e.getMessage());
            return Optional.empty();
        }
    }

    /** @throws ProblemException 400 with all violations, if there are any */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw ProblemException.invalid(List.copyOf(found));
        }
    }

    public Violations addAll(List<Violation> others) {
        found.addAll(others);
        return this;
    }

    public List<Violation> all() {
        return List.copyOf(found);
    }
}
