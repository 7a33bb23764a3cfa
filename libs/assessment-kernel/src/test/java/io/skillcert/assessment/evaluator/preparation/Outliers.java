package io.skillcert.assessment.evaluator.preparation;

import static io.skillcert.assessment.evaluator.Template.list;

import io.skillcert.assessment.evaluator.CaseEvaluator;
import java.util.Arrays;

/** Compares each value with the fences. */
public final class Outliers extends CaseEvaluator {

    public Outliers() {
        super("某特征的下四分位数为 #，上四分位数为 #。按 1.5 倍四分位距判断离群值，待查的值有 " + list(6) + "。");
        number("正常值的上限", Outliers::upper);
        number("正常值的下限", Outliers::lower);
        number("待查的值中离群值的个数", "个", n -> Arrays.stream(n, 2, 8)
                .filter(value -> value < lower(n) || value > upper(n))
                .count());
    }

    private static double upper(double[] n) {
        return 2.5 * n[1] - 1.5 * n[0];
    }

    private static double lower(double[] n) {
        return 2.5 * n[0] - 1.5 * n[1];
    }
}
