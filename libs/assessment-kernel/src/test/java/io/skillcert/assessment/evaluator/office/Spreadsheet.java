package io.skillcert.assessment.evaluator.office;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A spreadsheet that computes formulas of the operators {@code - * &} and of a few functions, and copies them. */
final class Spreadsheet {

    private static final Pattern TOKEN = Pattern.compile("[A-Z]+(?=\\()|\\$?[A-Z]\\$?\\d+|\\d+|\"[^\"]*\"|[-*&(),:]");
    private static final Pattern REFERENCE = Pattern.compile("([A-Z]+)(\\$?)(\\d+)");

    private final Map<String, Object> cells = new HashMap<>();
    private List<String> tokens;
    private int next;

    /** Enters a text or a {@link Double}. */
    Spreadsheet with(String cell, Object value) {
        cells.put(cell, value);
        return this;
    }

    /** The formula as it reads after it was copied down: rows move where no dollar sign stands before them. */
    static String copiedDown(String formula, int rows) {
        return REFERENCE
                .matcher(formula)
                .replaceAll(reference -> reference.group(2).isEmpty()
                        ? reference.group(1) + (Integer.parseInt(reference.group(3)) + rows)
                        : reference.group().replace("$", "\\$"));
    }

    /**
     * Computes a formula.
     *
     * @param formula begins with {@code =}
     * @return a text or a {@link Double}
     */
    Object result(String formula) {
        tokens = TOKEN.matcher(formula).results().map(token -> token.group()).toList();
        next = 0;
        if (!String.join("", tokens).equals(formula.substring(1))) {
            throw new IllegalArgumentException("not a formula of this spreadsheet: " + formula);
        }
        return expression();
    }

    private Object expression() {
        var result = operand();
        while (next < tokens.size() && "-*&".contains(tokens.get(next))) {
            var operator = tokens.get(next++);
            var right = operand();
            result = switch (operator) {
                case "-" -> (Double) result - (Double) right;
                case "*" -> (Double) result * (Double) right;
                default -> shown(result) + shown(right);
            };
        }
        return result;
    }

    private Object operand() {
        var token = tokens.get(next++);
        if (next < tokens.size() && tokens.get(next).equals("(")) {
            return Functions.call(token, arguments());
        }
        if (next < tokens.size() && tokens.get(next).equals(":")) {
            next++;
            return range(token, tokens.get(next++));
        }
        if (token.startsWith("\"")) {
            return token.substring(1, token.length() - 1);
        }
        return Character.isDigit(token.charAt(0)) ? Double.valueOf(token) : cell(token.replace("$", ""));
    }

    private List<Object> arguments() {
        var arguments = new ArrayList<>();
        while (!tokens.get(next++).equals(")")) {
            arguments.add(expression());
        }
        return arguments;
    }

    private List<Object> range(String from, String to) {
        var values = new ArrayList<>();
        for (int row = Integer.parseInt(from.substring(1)); row <= Integer.parseInt(to.substring(1)); row++) {
            values.add(cell(from.charAt(0) + "" + row));
        }
        return values;
    }

    private Object cell(String name) {
        if (!cells.containsKey(name)) {
            throw new IllegalArgumentException("no value in cell " + name);
        }
        return cells.get(name);
    }

    private static String shown(Object value) {
        return value instanceof Double number ? String.valueOf(number.intValue()) : (String) value;
    }
}
