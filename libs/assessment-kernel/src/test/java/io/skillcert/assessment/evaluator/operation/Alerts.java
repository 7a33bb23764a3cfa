package io.skillcert.assessment.evaluator.operation;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Takes precision and recall from what is wrong. */
public final class Alerts extends CaseEvaluator {

    public Alerts() {
        super("一个月内真实异常 # 起，其中报警 # 起；误报 # 起。造成停机的故障 # 次，修复共用 # 分钟，故障之间正常运行共 # 小时。");
        possibleIf(n -> n[1] <= n[0]);
        percent("报警的准确率（真实异常占全部报警）", n -> 1 - n[2] / (n[1] + n[2]));
        percent("异常的检出率", n -> 1 - (n[0] - n[1]) / n[0]);
        number("平均修复时间 MTTR", "分钟", n -> n[4] / n[3]);
        number("平均无故障时间 MTBF", "小时", n -> n[5] / n[3]);
    }
}
