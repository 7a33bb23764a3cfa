package io.skillcert.assessment.evaluator.labelling;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Counts up to the first number of right answers that meets the requirement. */
public final class GoldenQuestions extends CaseEvaluator {

    public GoldenQuestions() {
        super("任务池中每 # 题有 # 道是质检题（答案已知）。某标注员做完这些质检题，答对 # 道；要求正确率不低于 #%。");
        possibleIf(n -> n[2] <= n[1] && n[1] <= n[0]);
        percent("该标注员质检题的正确率", n -> n[2] / n[1]);
        number("达到要求至少要答对的质检题数", "道", GoldenQuestions::needed);
        percent("质检题占全部题目的比例", n -> n[1] / n[0]);
    }

    private static double needed(double[] n) {
        int right = 0;
        while (100 * right < n[3] * n[1]) {
            right++;
        }
        return right;
    }
}
