package io.skillcert.assessment.evaluator.evaluation;

import static io.skillcert.assessment.evaluator.Template.list;

import io.skillcert.assessment.evaluator.CaseEvaluator;
import java.util.Arrays;

/** Walks along the ROC curve, one sample a step. */
public final class RankingCurve extends CaseEvaluator {

    private static final int SAMPLES = 10;

    public RankingCurve() {
        super("10 个样本按模型得分从高到低排列（没有同分），真实标签依次为 " + list(SAMPLES) + "（1 表示正例）。把前 # 个判为正例。");
        number("真正率", n -> height(n, (int) n[SAMPLES]));
        number("假正率", n -> width(n, (int) n[SAMPLES]));
        number("ROC 曲线下面积 AUC", RankingCurve::area);
    }

    /** The share of the positives among the first samples. */
    private static double height(double[] n, int first) {
        return Arrays.stream(n, 0, first).sum() / Arrays.stream(n, 0, SAMPLES).sum();
    }

    private static double width(double[] n, int first) {
        var negatives = SAMPLES - Arrays.stream(n, 0, SAMPLES).sum();
        return (first - Arrays.stream(n, 0, first).sum()) / negatives;
    }

    private static double area(double[] n) {
        double area = 0;
        for (int i = 0; i < SAMPLES; i++) {
            area += (width(n, i + 1) - width(n, i)) * height(n, i);
        }
        return area;
    }
}
