package io.skillcert.assessment.evaluator.training;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Two thin matrices stand for a change of the large one. */
public final class LowRankTuning extends CaseEvaluator {

    public LowRankTuning() {
        super("用低秩适配（LoRA）微调一个 #×# 的权重矩阵，秩取 #，原矩阵冻结。");
        number("可训练的参数个数", "个", n -> n[0] * n[2] + n[2] * n[1]);
        percent("可训练参数占原矩阵参数的比例", n -> n[2] / n[1] + n[2] / n[0]);
    }
}
