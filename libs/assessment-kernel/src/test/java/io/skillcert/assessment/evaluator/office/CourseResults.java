package io.skillcert.assessment.evaluator.office;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Takes rates from those who are missing. */
public final class CourseResults extends CaseEvaluator {

    public CourseResults() {
        super("一个班报名 # 人，参加考核 # 人，合格 # 人；培训前测验平均 # 分，培训后平均 # 分。");
        possibleIf(n -> n[2] <= n[1] && n[1] <= n[0]);
        percent("考核的合格率（占参加考核的人）", n -> 1 - (n[1] - n[2]) / n[1]);
        percent("考核的参考率", n -> 1 - (n[0] - n[1]) / n[0]);
        percent("平均分的相对提高", n -> n[4] / n[3] - 1);
    }
}
