package io.skillcert.assessment.evaluator.labelling;

import io.skillcert.assessment.evaluator.CaseEvaluator;
import java.util.Arrays;

/** Finds the largest class by comparing all. */
public final class LabelShares extends CaseEvaluator {

    public LabelShares() {
        super("一批意图标注中，查询 # 条，办理 # 条，投诉 # 条，其他 # 条。");
        possibleIf(n -> n[1] >= n[2]);
        percent("最多的类别所占的比例", n -> largest(n) / Arrays.stream(n).sum());
        number("最多类别与投诉类别的条数之比", n -> largest(n) / n[2]);
        number("把投诉补充到与办理一样多还要标注的条数", "条", n -> n[1] - n[2]);
    }

    private static double largest(double[] n) {
        return Arrays.stream(n).max().orElseThrow();
    }
}
