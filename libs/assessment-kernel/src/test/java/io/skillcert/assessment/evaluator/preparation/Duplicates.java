package io.skillcert.assessment.evaluator.preparation;

import io.skillcert.assessment.evaluator.CaseEvaluator;
import java.util.stream.IntStream;

/** Fills the table and removes the duplicates. */
public final class Duplicates extends CaseEvaluator {

    public Duplicates() {
        super("一个 # 行的表中，恰好出现两次的记录有 # 组，恰好出现三次的有 # 组，其余的记录各出现一次；去重时每组保留一行。");
        possibleIf(n -> 2 * n[1] + 3 * n[2] <= n[0]);
        number("去重删去的行数", "行", n -> n[0] - kept(n));
        number("去重后的行数", "行", Duplicates::kept);
        percent("重复率（多余的行占总行数）", n -> 1 - kept(n) / n[0]);
    }

    private static double kept(double[] n) {
        var pairs = (int) n[1];
        var triples = (int) n[2];
        return IntStream.range(0, (int) n[0])
                .map(row -> record(row, pairs, triples))
                .distinct()
                .count();
    }

    /** The rows of the pairs come first, then those of the triples. */
    private static int record(int row, int pairs, int triples) {
        if (row < 2 * pairs) {
            return row / 2 * 2;
        }
        var afterPairs = row - 2 * pairs;
        return afterPairs < 3 * triples ? row - afterPairs % 3 : row;
    }
}
