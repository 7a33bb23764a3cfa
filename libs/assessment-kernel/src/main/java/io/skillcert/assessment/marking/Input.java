package io.skillcert.assessment.marking;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A part of an item or a response while it is read: its value and the path of its field. A value of the wrong shape is
 * refused and read as an empty one, so that all errors are found at once.
 */
final class Input {

    private static final int MAX_ENTRIES = 500;
    private static final int MAX_DIGITS = 20;
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]+");
    private static final Pattern LETTER = Pattern.compile("[A-H]");
    /** The names that are echoed; anything else could be a response's text in the wrong place. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w-]{0,59}");

    private final String path;
    private final Object value;
    private final List<InputError> errors;

    private Input(String path, Object value, List<InputError> errors) {
        this.path = path;
        this.value = value;
        this.errors = errors;
    }

    static Input of(Object value) {
        return new Input("", value, new ArrayList<>());
    }

    void refuse(String template, Object... arguments) {
        errors.add(new InputError(path, template, List.of(arguments)));
    }

    /** @throws InvalidInputException if anything was refused, here or in another part of the same input */
    void throwIfRefused() {
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
    }

    /** How many parts were refused so far. */
    int refusals() {
        return errors.size();
    }

    /** @throws InvalidInputException if this is not an object */
    void requireObject() {
        if (!isThere() || !isObject()) {
            throwIfRefused();
        }
    }

    boolean isAbsent() {
        return value == null;
    }

    Object value() {
        return value;
    }

    Input field(String name) {
        var shown = NAME.matcher(name).matches() ? name : "…";
        return new Input(
                path.isEmpty() ? shown : path + "." + shown,
                value instanceof Map<?, ?> object ? object.get(name) : null,
                errors);
    }

    /** The field if it is there; a missing one is refused. */
    Input required(String name) {
        var field = field(name);
        field.isThere();
        return field;
    }

    /** Refuses every field that is not one of these. */
    void onlyFields(Set<String> known) {
        for (var name : names()) {
            var field = field(name);
            if (!known.contains(name) && !field.isAbsent()) {
                field.refuse("is not a known field; known are {0}", String.join(", ", new TreeSet<>(known)));
            }
        }
    }

    /** The names of an object's fields. */
    List<String> names() {
        if (value instanceof Map<?, ?> object) {
            return object.keySet().stream().map(String::valueOf).toList();
        }
        refuseUnlessAbsent("must be an object");
        return List.of();
    }

    List<Input> list() {
        var list = new ArrayList<Input>();
        if (!(value instanceof List<?> given)) {
            refuseUnlessAbsent("must be a list");
        } else if (given.size() > MAX_ENTRIES) {
            refuse("must have {0} to {1} entries", 0, MAX_ENTRIES);
        } else {
            for (int i = 0; i < given.size(); i++) {
                list.add(new Input(path + "[" + i + "]", given.get(i), errors));
            }
        }
        return list;
    }

    /** The entries of a list that are there; an entry that is null is refused. */
    List<Input> entries() {
        return list().stream().filter(Input::isThere).toList();
    }

    /** The entries of a list that are objects; any other is refused. */
    List<Input> objects() {
        return entries().stream().filter(Input::isObject).toList();
    }

    private boolean isThere() {
        if (isAbsent()) {
            refuse("is missing");
        }
        return !isAbsent();
    }

    private boolean isObject() {
        if (!(value instanceof Map)) {
            refuse("must be an object");
        }
        return value instanceof Map;
    }

    /** Reads entries of which none may be there twice; the second one is refused. */
    static <T> List<T> distinct(List<Input> entries, Function<Input, T> reading) {
        var read = new ArrayList<T>();
        var seen = new HashSet<T>();
        for (var entry : entries) {
            var before = entry.refusals();
            var one = reading.apply(entry);
            if (entry.refusals() == before && !seen.add(one)) {
                entry.refuse("is listed twice");
            }
            read.add(one);
        }
        return read;
    }

    String text() {
        if (value instanceof String text) {
            return text;
        }
        return refuseUnlessAbsent("must be a text");
    }

    String letter() {
        if (value instanceof String letter && LETTER.matcher(letter).matches()) {
            return letter;
        }
        return refuseUnlessAbsent("must be a letter from A to H");
    }

    boolean flag() {
        if (value instanceof Boolean flag) {
            return flag;
        }
        refuseUnlessAbsent("must be true or false");
        return false;
    }

    /** @param absent the value of an absent field */
    BigDecimal decimal(BigDecimal absent) {
        if (isDecimal(value)) {
            return new BigDecimal(value.toString());
        }
        refuseUnlessAbsent("must be a decimal of at most {0} digits, such as \"12.50\"", MAX_DIGITS);
        return absent;
    }

    BigInteger integer() {
        if (value instanceof Number
                && isDecimal(value)
                && INTEGER.matcher(value.toString()).matches()) {
            return new BigInteger(value.toString());
        }
        refuseUnlessAbsent("must be an integer of at most {0} digits", MAX_DIGITS);
        return BigInteger.ONE;
    }

    private String refuseUnlessAbsent(String template, Object... arguments) {
        if (!isAbsent()) {
            refuse(template, arguments);
        }
        return "";
    }

    /** Whether the value is a number or a text in the form of a decimal. */
    static boolean isDecimal(Object value) {
        return (value instanceof String || value instanceof Number)
                && value.toString().length() <= MAX_DIGITS + 2
                && DECIMAL.matcher(value.toString()).matches()
                && value.toString().chars().filter(Character::isDigit).count() <= MAX_DIGITS;
    }
}
