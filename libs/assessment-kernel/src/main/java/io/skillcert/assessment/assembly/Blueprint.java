package io.skillcert.assessment.assembly;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;

/** What a paper consists of (命题蓝图): its parts, and the weights of the functions in each of them. */
public record Blueprint(List<Part> parts, List<Weight> weights) {

    private static final int WHOLE = 100;

    /** @throws IllegalArgumentException if a kind or a function stands twice, a count is below 1, or the weights are not 100 in sum */
    public Blueprint {
        parts = List.copyOf(parts);
        weights = List.copyOf(weights);
        require(
                !parts.isEmpty() && parts.stream().allMatch(part -> part.count() >= 1),
                "each part has at least 1 item");
        require(distinct(parts.stream().map(Part::kind).toList()), "each kind stands in at most one part");
        require(distinct(weights.stream().map(Weight::function).toList()), "each function has one weight");
        require(weights.stream().noneMatch(weight -> weight.percent() < 0), "no weight is negative");
        require(weights.stream().mapToInt(Weight::percent).sum() == WHOLE, "the weights are 100 in sum");
    }

    private static boolean distinct(Collection<?> values) {
        return new HashSet<>(values).size() == values.size();
    }

    private static void require(boolean held, String rule) {
        if (!held) {
            throw new IllegalArgumentException(rule);
        }
    }

    /** How many items of a part each function gets, in the order of the weights: largest remainders, of equal ones the earlier. */
    int[] quotas(Part part) {
        var quotas = new int[weights.size()];
        var remainders = new long[weights.size()];
        var left = part.count();
        for (int i = 0; i < quotas.length; i++) {
            var hundredths = (long) part.count() * weights.get(i).percent();
            quotas[i] = (int) (hundredths / WHOLE);
            remainders[i] = hundredths % WHOLE;
            left -= quotas[i];
        }
        for (; left > 0; left--) {
            var largest = 0;
            for (int i = 1; i < quotas.length; i++) {
                largest = remainders[i] > remainders[largest] ? i : largest;
            }
            quotas[largest]++;
            remainders[largest] = -1;
        }
        return quotas;
    }
}
