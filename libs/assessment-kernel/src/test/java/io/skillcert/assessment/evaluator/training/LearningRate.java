package io.skillcert.assessment.evaluator.training;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Runs through epochs and steps. */
public final class LearningRate extends CaseEvaluator {

    public LearningRate() {
        super("初始学习率为 #，每 # 轮减半；另有一种预热方式：前 # 步从 0 线性升到初始学习率。");
        number("训练满 # 轮后（减半已生效）的学习率", n -> decayed(n, n[3]));
        number("预热到第 # 步时的学习率", n -> n[3] / n[2] * n[0]);
    }

    private static double decayed(double[] n, double epochs) {
        double rate = n[0];
        for (int epoch = 1; epoch <= epochs; epoch++) {
            rate = epoch % n[1] == 0 ? rate / 2 : rate;
        }
        return rate;
    }
}
