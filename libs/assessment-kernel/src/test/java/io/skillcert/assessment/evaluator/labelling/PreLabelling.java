package io.skillcert.assessment.evaluator.labelling;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Computes by the mean time of one sample. */
public final class PreLabelling extends CaseEvaluator {

    public PreLabelling() {
        super("共 # 条样本先由模型预标注，其中 #% 正确；人工确认一条正确的预标注要 # 秒，修改一条错误的要 # 秒；不用预标注时每条要 # 秒。");
        number("需要人工修改的条数", "条", n -> n[0] - n[0] * n[1] / 100);
        number("使用预标注时的人工总时间", "秒", n -> n[0] * mean(n));
        percent("预标注节省的时间比例", n -> (n[4] - mean(n)) / n[4]);
    }

    private static double mean(double[] n) {
        return n[3] - (n[3] - n[2]) * n[1] / 100;
    }
}
