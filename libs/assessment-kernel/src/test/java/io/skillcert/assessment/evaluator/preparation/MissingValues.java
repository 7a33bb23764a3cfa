package io.skillcert.assessment.evaluator.preparation;

import static io.skillcert.assessment.evaluator.Template.list;

import io.skillcert.assessment.evaluator.CaseEvaluator;
import java.util.Arrays;

/** Finds the median by counting the values on either side. */
public final class MissingValues extends CaseEvaluator {

    private static final int KNOWN = 7;

    public MissingValues() {
        super("某列 7 个已知值依次为 " + list(KNOWN) + "，另有 # 个缺失值。");
        number("用均值填充时填入的值", n -> Arrays.stream(n, 0, KNOWN).average().orElseThrow());
        number("用中位数填充时填入的值", MissingValues::median);
        percent("这一列的缺失率", n -> 1 - KNOWN / (KNOWN + n[KNOWN]));
    }

    private static double median(double[] n) {
        return Arrays.stream(n, 0, KNOWN)
                .filter(value -> smaller(n, value) <= 3 && smaller(n, value + 1) >= 4)
                .findFirst()
                .orElseThrow();
    }

    private static long smaller(double[] n, double limit) {
        return Arrays.stream(n, 0, KNOWN).filter(value -> value < limit).count();
    }
}
