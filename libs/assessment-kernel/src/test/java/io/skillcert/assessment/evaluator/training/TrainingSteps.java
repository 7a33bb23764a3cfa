package io.skillcert.assessment.evaluator.training;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Takes batch after batch until no sample is left. */
public final class TrainingSteps extends CaseEvaluator {

    private record Epoch(int steps, int lastBatch) {}

    public TrainingSteps() {
        super("训练集有 # 条样本，批大小 #，训练 # 轮，最后不足一批的样本也训练一步。");
        number("每轮的步数", "步", n -> epoch(n).steps());
        number("训练的总步数", "步", n -> n[2] * epoch(n).steps());
        number("每轮最后一批的样本数", "条", n -> epoch(n).lastBatch());
    }

    private static Epoch epoch(double[] n) {
        int left = (int) n[0];
        int steps = 0;
        int batch = 0;
        while (left > 0) {
            batch = Math.min(left, (int) n[1]);
            left -= batch;
            steps++;
        }
        return new Epoch(steps, batch);
    }
}
