package io.skillcert.assessment.evaluator.design;

import static io.skillcert.assessment.evaluator.Template.list;

import io.skillcert.assessment.evaluator.CaseEvaluator;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/** The border between two centres is half way between them. A cluster without samples has no mean. */
public final class Clustering extends CaseEvaluator {

    private static final int SAMPLES = 6;

    public Clustering() {
        super("一维样本 " + list(SAMPLES) + " 作 K 均值聚类，两个中心现为 # 与 #；与两个中心距离相等的样本归第二个中心。");
        possibleIf(n ->
                n[SAMPLES] < n[SAMPLES + 1] && first(n).count() > 0 && second(n).count() > 0);
        number("归到第一个中心的样本数", "个", n -> first(n).count());
        number("更新一次后第一个中心的位置", n -> first(n).average().orElseThrow());
        number("更新一次后第二个中心的位置", n -> second(n).average().orElseThrow());
    }

    private static double border(double[] n) {
        return (n[SAMPLES] + n[SAMPLES + 1]) / 2;
    }

    private static DoubleStream first(double[] n) {
        return Arrays.stream(n, 0, SAMPLES).filter(x -> x < border(n));
    }

    private static DoubleStream second(double[] n) {
        return Arrays.stream(n, 0, SAMPLES).filter(x -> x >= border(n));
    }
}
