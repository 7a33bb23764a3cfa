package io.skillcert.assessment.evaluator.preparation;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Takes the rows that leave the load from those read. */
public final class LoadCounts extends CaseEvaluator {

    public LoadCounts() {
        super("一次数据加载读入 # 行：格式不合规退回 # 行，与本批重复而丢弃 # 行，主键已存在而更新 # 行，其余的新增；目标表原有 # 行。");
        possibleIf(n -> inserted(n) >= 0 && n[3] <= n[4]);
        number("新增的行数", "行", LoadCounts::inserted);
        number("加载后目标表的行数", "行", n -> n[4] + inserted(n));
        percent("没有进入目标表的行占读入行数的比例", n -> 1 - (n[3] + inserted(n)) / n[0]);
    }

    private static double inserted(double[] n) {
        return n[0] - (n[1] + n[2] + n[3]);
    }
}
