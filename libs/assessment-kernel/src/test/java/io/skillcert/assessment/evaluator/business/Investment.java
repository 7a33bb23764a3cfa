package io.skillcert.assessment.evaluator.business;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Adds up the months. */
public final class Investment extends CaseEvaluator {

    public Investment() {
        super("一个智能质检项目一次性投入 # 万元，每月节省人工 # 万元，每月运行费用 # 万元。");
        possibleIf(n -> n[1] > n[2]);
        number("每年的净收益", "万元", n -> net(n, 12));
        number("收回投入所需的时间", "个月", n -> n[0] / net(n, 1));
        percent("两年的投资回报率（两年净收益减投入，再除以投入）", n -> net(n, 24) / n[0] - 1);
    }

    private static double net(double[] n, int months) {
        double net = 0;
        for (int month = 0; month < months; month++) {
            net += n[1] - n[2];
        }
        return net;
    }
}
