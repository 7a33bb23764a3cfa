package io.skillcert.assessment.marking;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A column of a table, with how its cells are compared. */
record TableColumn(Type type, BigDecimal tolerance) {

    enum Type {
        TEXT,
        NUMBER
    }

    private static final Set<String> FIELDS = Set.of("name", "type", "tolerance");
    private static final int NOTHING = -1;
    private static final int MOST_MARKS = 30;
    private static final Set<Byte> MARKS =
            Set.of(Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK);

    static TableColumn read(Input column) {
        column.onlyFields(FIELDS);
        column.required("name").text();
        var type = type(column.required("type"));
        var tolerance = NumberKey.tolerance(column);
        if (type == Type.TEXT && !column.field("tolerance").isAbsent()) {
            column.field("tolerance").refuse("is a field of NUMBER columns only");
        }
        return new TableColumn(type, tolerance);
    }

    private static Type type(Input field) {
        if ("TEXT".equals(field.value())) {
            return Type.TEXT;
        }
        if (!"NUMBER".equals(field.value()) && !field.isAbsent()) {
            field.refuse("must be one of {0}", "TEXT, NUMBER");
        }
        return Type.NUMBER;
    }

    /** Reads a cell of the key: a text, in a NUMBER column a decimal. */
    Object keyCell(Input cell) {
        if (cell.isAbsent()) {
            cell.refuse("is missing");
        } else if (type == Type.TEXT) {
            cell.text();
        } else if (number(cell.value()).isEmpty()) {
            cell.refuse("must be a decimal, as its column is one of numbers");
        }
        return cell.value();
    }

    /**
     * The cells of a column as whole numbers, so that comparing every row with every other costs little.
     *
     * @param from and to: for each row of the key, the range in which a matching cell lies
     * @param given for each row of the response its cell
     */
    record Ranges(int[] from, int[] to, int[] given) {
        boolean matches(int keyRow, int responseRow) {
            return from[keyRow] <= given[responseRow] && given[responseRow] <= to[keyRow];
        }
    }

    Ranges ranges(List<Object> key, List<Object> given) {
        return type == Type.TEXT ? ofTexts(key, given) : ofNumbers(key, given);
    }

    private static Ranges ofTexts(List<Object> key, List<Object> given) {
        Map<String, Integer> ids = new HashMap<>();
        var expected = key.stream()
                .mapToInt(cell -> ids.computeIfAbsent(text(cell).orElse(""), text -> ids.size()))
                .toArray();
        var actual = given.stream()
                .mapToInt(cell -> text(cell).map(ids::get).orElse(NOTHING))
                .toArray();
        return new Ranges(expected, expected, actual);
    }

    private Ranges ofNumbers(List<Object> key, List<Object> given) {
        var lowest = key.stream()
                .map(cell -> number(cell).orElse(BigDecimal.ZERO).subtract(tolerance))
                .toList();
        var highest = key.stream()
                .map(cell -> number(cell).orElse(BigDecimal.ZERO).add(tolerance))
                .toList();
        var actual = given.stream().map(TableColumn::number).toList();
        var all = new TreeSet<BigDecimal>(lowest);
        all.addAll(highest);
        actual.forEach(number -> number.ifPresent(all::add));
        var ranks = ranks(all);
        return new Ranges(
                lowest.stream()
                        .mapToInt(value -> ranks.get(value.stripTrailingZeros()))
                        .toArray(),
                highest.stream()
                        .mapToInt(value -> ranks.get(value.stripTrailingZeros()))
                        .toArray(),
                actual.stream()
                        .mapToInt(number -> number.map(value -> ranks.get(value.stripTrailingZeros()))
                                .orElse(NOTHING))
                        .toArray());
    }

    private static Map<BigDecimal, Integer> ranks(Collection<BigDecimal> sorted) {
        var ranks = new HashMap<BigDecimal, Integer>();
        sorted.forEach(value -> ranks.put(value.stripTrailingZeros(), ranks.size()));
        return ranks;
    }

    private static Optional<String> text(Object cell) {
        return cell instanceof String text ? Optional.of(trimmed(normalized(text))) : Optional.empty();
    }

    /**
     * The text in NFC. A text that is not stream-safe (UAX #15) is returned as it is: sorting a long run of combining marks
     * costs the square of its length, and no language has such a run.
     */
    private static String normalized(String text) {
        var marks = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            marks = MARKS.contains((byte) Character.getType(text.codePointAt(i))) ? marks + 1 : 0;
            if (marks > MOST_MARKS) {
                return text;
            }
        }
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static Optional<BigDecimal> number(Object cell) {
        var form = cell instanceof String text ? trimmed(text) : cell;
        return Input.isDecimal(form) ? Optional.of(new BigDecimal(form.toString())) : Optional.empty();
    }

    private static String trimmed(String text) {
        var from = 0;
        var to = text.length();
        while (from < to && isWhiteSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isWhiteSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** The characters of Unicode's property White_Space, all of them in the basic plane. */
    private static boolean isWhiteSpace(char c) {
        return Character.isSpaceChar(c) || c >= '\t' && c <= '\r' || c == '\u0085';
    }
}
