package io.skillcert.assessment.evaluator.preparation;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Each row that is not complete has at least one empty cell. */
public final class DataQuality extends CaseEvaluator {

    public DataQuality() {
        super("一批数据 # 行、# 列：空单元格 # 个，非空但格式不合规的单元格 # 个，没有任何空值的行 # 行。");
        possibleIf(n -> n[2] >= n[0] - n[4] && n[2] <= (n[0] - n[4]) * n[1]);
        possibleIf(n -> n[3] <= filled(n));
        percent("单元格的完整率", n -> filled(n) / (n[0] * n[1]));
        percent("非空单元格的合规率", n -> 1 - n[3] / filled(n));
        percent("完整行的比例", n -> n[4] / n[0]);
    }

    private static double filled(double[] n) {
        return n[0] * n[1] - n[2];
    }
}
