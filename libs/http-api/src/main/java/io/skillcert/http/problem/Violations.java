package io.skillcert.http.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.skillcert.http.json.StrictJson;
import jakarta.validation.ConstraintViolation;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Collects the violations of a request, at most {@value #MAX}, so that the caller sees all of them at once. */
public final class Violations {

    /** The most violations of one answer: every line of an uploaded file may be wrong. */
    public static final int MAX = 1000;

    private final List<Violation> found = new ArrayList<>();

    /** Converts the violations of Bean Validation, in the order of the fields. */
    public static List<Violation> of(Collection<? extends ConstraintViolation<?>> found) {
        return found.stream()
                .map(ConstraintViolations::of)
                .sorted(Comparator.comparing(Violation::field).thenComparing(Violation::template))
                .toList();
    }

    /** Describes why JSON could not be read, without echoing the value. */
    public static Violation of(JsonMappingException e) {
        var field = FieldPaths.of(e.getPath());
        if (e instanceof StrictJson.InvalidField invalid) {
            return new Violation(field, invalid.template(), invalid.arguments());
        }
        return e instanceof UnrecognizedPropertyException unknown
                ? new Violation(field, "is not a known field; known are {0}", known(unknown))
                : new Violation(field, "has the wrong type or form");
    }

    private static String known(UnrecognizedPropertyException e) {
        var known = Optional.ofNullable(e.getKnownPropertyIds()).orElse(List.of());
        return known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    /** @param template and arguments: see {@link Violation} */
    public Violations add(String field, String template, Object... arguments) {
        return add(new Violation(field, template, arguments));
    }

    private Violations add(Violation violation) {
        if (found.size() < MAX) {
            found.add(violation);
        }
        return this;
    }

    /** @param template and arguments: see {@link Violation} */
    public Violations addIf(boolean wrong, String field, String template, Object... arguments) {
        return wrong ? add(field, template, arguments) : this;
    }

    /** The problem of a request with one invalid field. */
    public static ProblemException single(String field, String template, Object... arguments) {
        return ProblemException.invalid(List.of(new Violation(field, template, arguments)));
    }

    /**
     * Parses a field.
     *
     * @throws ProblemException 400 naming the field with the message of the {@link IllegalArgumentException} or {@link DateTimeException} that the parser throws
     */
    public static <T> T reading(String field, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException | DateTimeException e) {
            throw single(field, e.getMessage());
        }
    }

    /** Reads the value of a field. If it can't be read, adds a violation of the field and returns nothing. */
    public <T> Optional<T> read(String field, Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (IllegalArgumentException | DateTimeException e) {
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
        others.forEach(this::add);
        return this;
    }

    public List<Violation> all() {
        return List.copyOf(found);
    }
}
