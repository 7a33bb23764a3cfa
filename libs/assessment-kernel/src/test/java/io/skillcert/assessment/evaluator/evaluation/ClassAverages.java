package io.skillcert.assessment.evaluator.evaluation;

import io.skillcert.assessment.evaluator.CaseEvaluator;
import java.util.stream.IntStream;

/** A micro-average is the mean of the labels weighted by their denominators. */
public final class ClassAverages extends CaseEvaluator {

    private static final int FALSE_POSITIVES = 1;
    private static final int FALSE_NEGATIVES = 2;

    public ClassAverages() {
        super("某多标签模型三个标签的（TP，FP，FN）依次为：甲（#，#，#），乙（#，#，#），丙（#，#，#）。");
        number("宏平均精确率", n -> macro(n, FALSE_POSITIVES));
        number("微平均精确率", n -> micro(n, FALSE_POSITIVES));
        number("宏平均召回率", n -> macro(n, FALSE_NEGATIVES));
        number("微平均召回率", n -> micro(n, FALSE_NEGATIVES));
    }

    private static double macro(double[] n, int error) {
        return labels().mapToDouble(label -> share(n, label, error)).average().orElseThrow();
    }

    private static double micro(double[] n, int error) {
        var weights = labels().mapToDouble(label -> size(n, label, error)).sum();
        return labels().mapToDouble(label -> share(n, label, error) * size(n, label, error) / weights)
                .sum();
    }

    private static IntStream labels() {
        return IntStream.of(0, 3, 6);
    }

    private static double share(double[] n, int label, int error) {
        return n[label] / size(n, label, error);
    }

    private static double size(double[] n, int label, int error) {
        return n[label] + n[label + error];
    }
}
