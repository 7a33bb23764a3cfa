package io.skillcert.assessment.evaluator.office;

import java.util.List;
import java.util.stream.DoubleStream;

/** The functions of a spreadsheet. */
final class Functions {

    private Functions() {}

    static Object call(String name, List<Object> arguments) {
        return switch (name) {
            case "AVERAGE" -> numbers(arguments).average().orElseThrow();
            case "MAX" -> numbers(arguments).max().orElseThrow();
            case "MIN" -> numbers(arguments).min().orElseThrow();
            case "COUNTIF" -> (double) above(arguments).count();
            case "SUMIF" -> above(arguments).sum();
            case "LEN" -> (double) text(arguments).length();
            case "LEFT" -> text(arguments).substring(0, number(arguments, 1));
            case "RIGHT" -> text(arguments).substring(text(arguments).length() - number(arguments, 1));
            case "MID" -> text(arguments).substring(number(arguments, 1) - 1).substring(0, number(arguments, 2));
            default -> throw new IllegalArgumentException("no function " + name);
        };
    }

    private static DoubleStream numbers(List<Object> arguments) {
        return ((List<?>) arguments.get(0)).stream().mapToDouble(Double.class::cast);
    }

    /** The numbers of the first argument that meet the second, such as {@code >40}. */
    private static DoubleStream above(List<Object> arguments) {
        var criterion = (String) arguments.get(1);
        if (!criterion.startsWith(">")) {
            throw new IllegalArgumentException("no criterion: " + criterion);
        }
        var limit = Double.parseDouble(criterion.substring(1));
        return numbers(arguments).filter(number -> number > limit);
    }

    private static String text(List<Object> arguments) {
        return (String) arguments.get(0);
    }

    private static int number(List<Object> arguments, int index) {
        return ((Double) arguments.get(index)).intValue();
    }
}
