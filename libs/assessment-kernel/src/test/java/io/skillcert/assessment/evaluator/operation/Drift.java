package io.skillcert.assessment.evaluator.operation;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** A relative change is the ratio of the values less 1. */
public final class Drift extends CaseEvaluator {

    public Drift() {
        super("上线时某类输入占 #%，本周占 #%；模型上线时的准确率为 #%，本周为 #%，准确率下降超过 # 个百分点时要重新训练。");
        number("准确率下降的百分点数", "个百分点", n -> n[2] - n[3]);
        percent("准确率相对下降的幅度", n -> 1 - n[3] / n[2]);
        percent("该类输入占比的相对变化", n -> n[1] / n[0] - 1);
    }
}
