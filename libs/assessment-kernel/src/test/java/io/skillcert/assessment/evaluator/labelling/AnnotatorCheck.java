package io.skillcert.assessment.evaluator.labelling;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** A box with the wrong class is both a box drawn and an object that is there. */
public final class AnnotatorCheck extends CaseEvaluator {

    public AnnotatorCheck() {
        super("复核一批图像标注：位置与类别都正确的框 # 个，多余的框 # 个，漏标的目标 # 个，位置正确而类别错误的框 # 个。");
        percent("标注框的正确率（正确框占所画框）", n -> n[0] / drawn(n));
        percent("目标的检出率（正确框占全部目标）", n -> n[0] / objects(n));
        number("标注员所画的框数", "个", AnnotatorCheck::drawn);
        number("图像中目标的总数", "个", AnnotatorCheck::objects);
    }

    private static double drawn(double[] n) {
        return n[0] + n[1] + n[2] + n[3] - n[2];
    }

    private static double objects(double[] n) {
        return n[0] + n[1] + n[2] + n[3] - n[1];
    }
}
