package io.skillcert.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured in each round, by name; the figure shown is the median with the lowest and the highest. */
public final class Rounds {

    private final Map<String, List<Double>> measured = new LinkedHashMap<>();

    public void add(String name, double value) {
        measured.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }

    /** How two of one round compare, as a measurement of its own. */
    public double addRatio(String name, double value, double limit) {
        add(name, value / limit);
        return value / limit;
    }

    public double median(String name) {
        var sorted = measured.get(name).stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    public double highest(String name) {
        return measured.get(name).stream().max(Double::compare).orElseThrow();
    }

    /** Of the round that is going on. */
    public double last(String name) {
        var values = measured.get(name);
        return values.get(values.size() - 1);
    }

    /** Such as {@code 0.52 (0.49 to 0.55)}. */
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
