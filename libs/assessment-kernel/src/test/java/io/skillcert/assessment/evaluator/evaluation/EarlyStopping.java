package io.skillcert.assessment.evaluator.evaluation;

import static io.skillcert.assessment.evaluator.Template.list;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Runs the training epoch by epoch. */
public final class EarlyStopping extends CaseEvaluator {

    private static final int EPOCHS = 10;

    private record Training(int best, int stopped) {}

    public EarlyStopping() {
        super("验证损失（×0.01）从第 1 轮到第 10 轮依次为 " + list(EPOCHS) + "。连续 # 轮没有低于此前最小值就停止训练。");
        possibleIf(n -> run(n).stopped() <= EPOCHS);
        number("应保留其权重的轮次的序号", n -> run(n).best());
        number("训练停止的轮次的序号", n -> run(n).stopped());
        number("最小损失之后又训练的轮数", "轮", n -> run(n).stopped() - run(n).best());
    }

    private static Training run(double[] n) {
        int best = 1;
        for (int epoch = 2; epoch <= EPOCHS; epoch++) {
            if (n[epoch - 1] < n[best - 1]) {
                best = epoch;
            } else if (epoch - best == (int) n[EPOCHS]) {
                return new Training(best, epoch);
            }
        }
        return new Training(best, Integer.MAX_VALUE);
    }
}
