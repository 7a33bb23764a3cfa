package io.skillcert.assessment.evaluator.evaluation;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Takes each measure as a conditional probability over the samples. */
public final class ConfusionMatrix extends CaseEvaluator {

    /** @param said what the model said of a sample, and what is true */
    private interface Event {
        boolean of(boolean said, boolean is);
    }

    public ConfusionMatrix() {
        super("某二分类模型在测试集上的结果：真正例 TP=#，假正例 FP=#，假负例 FN=#，真负例 TN=#。");
        number("精确率", ConfusionMatrix::precision);
        number("召回率", ConfusionMatrix::recall);
        number("F1 值", n -> 2 / (1 / precision(n) + 1 / recall(n)));
        number("特异度", n -> probability(n, (said, is) -> !said, (said, is) -> !is));
        number("准确率", n -> probability(n, (said, is) -> said == is, (said, is) -> true));
        number("假正率", n -> probability(n, (said, is) -> said, (said, is) -> !is));
    }

    private static double precision(double[] n) {
        return probability(n, (said, is) -> is, (said, is) -> said);
    }

    private static double recall(double[] n) {
        return probability(n, (said, is) -> said, (said, is) -> is);
    }

    private static double probability(double[] n, Event event, Event given) {
        boolean[][] samples = {{true, true}, {true, false}, {false, true}, {false, false}};
        double all = 0;
        double met = 0;
        for (int i = 0; i < samples.length; i++) {
            if (given.of(samples[i][0], samples[i][1])) {
                all += n[i];
                met += event.of(samples[i][0], samples[i][1]) ? n[i] : 0;
            }
        }
        return met / all;
    }
}
