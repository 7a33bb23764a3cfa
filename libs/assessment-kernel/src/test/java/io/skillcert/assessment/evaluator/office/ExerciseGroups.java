package io.skillcert.assessment.evaluator.office;

import io.skillcert.assessment.evaluator.CaseEvaluator;
import java.util.stream.IntStream;

/** Deals the learners out. */
public final class ExerciseGroups extends CaseEvaluator {

    public ExerciseGroups() {
        super("实操课有学员 # 人，每组不超过 # 人；# 名指导人员同时逐人点评，每人 # 分钟，分到的人数尽量平均。");
        number("至少要分的组数", "组", ExerciseGroups::groups);
        number(
                "点评完全班所需的时间",
                "分钟",
                n -> n[3]
                        * IntStream.range(0, (int) n[0])
                                .filter(learner -> learner % (int) n[2] == 0)
                                .count());
    }

    private static double groups(double[] n) {
        int groups = 0;
        while (groups * n[1] < n[0]) {
            groups++;
        }
        return groups;
    }
}
