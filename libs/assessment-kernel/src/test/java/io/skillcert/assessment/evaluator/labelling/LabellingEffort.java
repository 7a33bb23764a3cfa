package io.skillcert.assessment.evaluator.labelling;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Computes by the seconds that the whole task takes. */
public final class LabellingEffort extends CaseEvaluator {

    private static final int HOUR = 3600;

    public LabellingEffort() {
        super("每条样本平均标注 # 秒，每人每天有效工作 # 小时，小组 # 人，任务共 # 条，另外每人每小时的成本是 # 元。");
        number("每人每天完成的条数", "条", n -> n[1] * HOUR / n[0]);
        number("全组完成任务需要的天数", "天", n -> n[3] * n[0] / (n[1] * HOUR) / n[2]);
        number("完成任务的总工时", "小时", n -> n[3] * n[0] / HOUR);
        number("完成任务的人工成本", "元", n -> n[3] * (n[0] * n[4] / HOUR));
    }
}
