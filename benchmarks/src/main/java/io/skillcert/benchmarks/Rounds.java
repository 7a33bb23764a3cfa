package io.skillcert.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Collects what is measured in each round by name. A result is the median with the lowest and the highest value. */
public final class Rounds {

    private final Map<String, List<Double>> measured = new LinkedHashMap<>();

    public void add(String name, double value) {
        measured.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }

    /** Adds the ratio of two values of the same round. */
    public void addRatio(String name, double value, double limit) {
        add(name, value / limit);
    }

    public double median(String name) {
        var sorted = measured.get(name).stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** Returns the number of rounds. */
    public int count() {
        return measured.values().stream().mapToInt(List::size).max().orElse(0);
    }

    /** Returns the values of the last round, to be printed. */
    public String lastRound() {
        return measured.keySet().stream()
                .map(name -> String.format(Locale.ROOT, "%s %,.2f", name, last(name)))
                .collect(Collectors.joining("; "));
    }

    /** Returns the value of the last round. */
    public double last(String name) {
        var values = measured.get(name);
        return values.get(values.size() - 1);
    }

    /** Returns a result such as {@code 0.52 (0.49 to 0.55)}. */
    public String shown(String name, String format) {
        var sorted = measured.get(name).stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                format + " (" + format + " to " + format + ")",
                median(name),
                sorted.get(0),
                sorted.get(sorted.size() - 1));
    }
}
