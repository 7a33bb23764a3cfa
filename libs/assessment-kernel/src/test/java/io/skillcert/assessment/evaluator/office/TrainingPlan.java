package io.skillcert.assessment.evaluator.office;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Goes through the plan day by day. */
public final class TrainingPlan extends CaseEvaluator {

    public TrainingPlan() {
        super("一个班的培训计划共 # 学时，其中实操占 #%；每天安排 # 学时，有学员 # 人，师资费每学时 # 元。");
        possibleIf(n -> n[0] * n[1] % 100 == 0);
        number("理论课的学时", "学时", n -> n[0] - n[0] * n[1] / 100);
        number("完成培训所需的天数", "天", TrainingPlan::days);
        number("全部课程的师资费", "元", n -> n[0] * n[4]);
        number("全班的学员学时之和", "学时", n -> n[3] * n[0]);
    }

    private static double days(double[] n) {
        int days = 0;
        for (double left = n[0]; left > 0; left -= n[2]) {
            days++;
        }
        return days;
    }
}
