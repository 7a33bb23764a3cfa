package io.skillcert.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The statements of one transaction, as the database logged them, made into a script for {@code pgbench}. Two recordings
 * of the same request show what differs from one to the next: ids, digests and numbers become variables, so that every
 * run writes rows of its own; the rest stays as it was sent.
 */
final class RecordedSql {

    private static final Pattern STATEMENT =
            Pattern.compile("(\\d+) LOG:  (?:execute [^:]+|statement): (.*)", Pattern.DOTALL);
    private static final Pattern DETAIL = Pattern.compile("(\\d+) DETAIL:  Parameters: (.*)", Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+) = (NULL|'(?:[^']|'')*')");
    private static final Pattern PLACE = Pattern.compile("\\$(\\d+)");
    private static final Pattern LINE = Pattern.compile("(?m)^(?=\\d+ (?:LOG|DETAIL|ERROR|STATEMENT|HINT):)");
    private static final Pattern UUID = Pattern.compile("\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final int UUID_LENGTH = 36;
    private static final String COMMIT = "COMMIT";

    /** Counts up within a client; clients and rounds have numbers of their own. */
    private static final String COUNTER =
            """
            \\set n :n + 1
            \\set x :first + :client_id * 10000000 + :n
            """;

    private final Map<String, String> variables = new HashMap<>();

    private RecordedSql() {}

    private record Statement(String sql, Map<Integer, String> parameters) {}

    /**
     * @param log with {@code log_statement = all} and {@code log_line_prefix = '%p '}
     * @param contained what one statement of the transaction contains
     */
    static String script(String log, String contained) {
        return script(log, contained, "", Map.of());
    }

    /**
     * @param variables further lines that set variables; they may use {@code :n}, {@code :first} and {@code :client_id}
     * @param replaced the SQL of parameters by their logged values, such as {@code '37'}
     */
    static String script(String log, String contained, String variables, Map<String, String> replaced) {
        var found = transactions(log).stream()
                .filter(transaction -> transaction.stream()
                        .anyMatch(statement -> statement.sql().contains(contained)))
                .toList();
        if (found.size() < 2) {
            throw new IllegalStateException("recorded " + found.size() + " transactions with " + contained);
        }
        var recorded = new RecordedSql();
        recorded.variables.putAll(replaced);
        return COUNTER + variables + recorded.script(found.get(found.size() - 2), found.get(found.size() - 1));
    }

    private static List<List<Statement>> transactions(String log) {
        var open = new HashMap<String, List<Statement>>();
        var done = new ArrayList<List<Statement>>();
        for (var line : LINE.split(log)) {
            var statement = STATEMENT.matcher(line.strip());
            var detail = DETAIL.matcher(line.strip());
            if (statement.matches()) {
                var transaction = open.computeIfAbsent(statement.group(1), process -> new ArrayList<>());
                transaction.add(new Statement(statement.group(2), new HashMap<>()));
                if (statement.group(2).equals(COMMIT)) {
                    done.add(open.remove(statement.group(1)));
                }
            } else if (detail.matches() && open.containsKey(detail.group(1))) {
                var transaction = open.get(detail.group(1));
                var parameter = PARAMETER.matcher(detail.group(2));
                while (parameter.find()) {
                    transaction
                            .get(transaction.size() - 1)
                            .parameters()
                            .put(Integer.valueOf(parameter.group(1)), parameter.group(2));
                }
            }
        }
        return done;
    }

    private String script(List<Statement> first, List<Statement> second) {
        if (first.size() != second.size()) {
            throw new IllegalStateException(
                    "two requests sent " + first.size() + " and " + second.size() + " statements");
        }
        var script = new StringBuilder();
        for (int i = 0; i < first.size(); i++) {
            var other = second.get(i).parameters();
            var own = first.get(i).parameters();
            script.append(PLACE.matcher(first.get(i).sql().replace('\n', ' ')).replaceAll(place -> {
                        int number = Integer.parseInt(place.group(1));
                        return Matcher.quoteReplacement(value(own.get(number), other.get(number)));
                    }))
                    .append(";\n");
        }
        return script.toString();
    }

    private String value(String own, String other) {
        if (variables.containsKey(own)) {
            return variables.get(own);
        }
        if (own.equals(other) || own.startsWith("'\\x") || own.startsWith("'{") || isTime(own)) {
            return literal(own);
        }
        variables.put(own, variable(own));
        return variables.get(own);
    }

    private static boolean isTime(String value) {
        return value.matches("'\\d{4}-\\d{2}-\\d{2} \\d{2}:.*");
    }

    private String variable(String value) {
        var text = value.substring(1, value.length() - 1);
        var id = UUID.matcher(text);
        if (id.find()) {
            var made = "(lpad(to_hex(:x::bigint), 12, '0') || '7000800000000000%04d')".formatted(variables.size());
            return text.length() == UUID_LENGTH
                    ? made + "::uuid"
                    : "(" + literal("'" + text.substring(0, id.start()) + "'") + " || " + made + ")";
        }
        if (text.matches("(\\d:)?\\p{XDigit}{64}")) {
            var prefix = text.length() > 64 ? literal("'" + text.substring(0, text.length() - 64) + "'") + " || " : "";
            return "(" + prefix + "lpad(to_hex(:x::bigint), 64, '%x'))".formatted(variables.size() % 16);
        }
        if (text.matches("\\d+")) {
            return ":x::bigint";
        }
        throw new IllegalStateException("what is " + value + "?");
    }

    /** pgbench would take a colon for the beginning of a variable. */
    private static String literal(String value) {
        if (!value.contains(":")) {
            return value;
        }
        return "U&" + value.replace("\\", "\\\\").replace(":", "\\003A");
    }
}
