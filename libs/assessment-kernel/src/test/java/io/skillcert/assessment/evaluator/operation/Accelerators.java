package io.skillcert.assessment.evaluator.operation;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Charges card by card. */
public final class Accelerators extends CaseEvaluator {

    public Accelerators() {
        super("一次训练用 # 张加速卡连续 # 小时，每卡每小时 # 元，平均利用率 #%。");
        number("消耗的卡时", "卡时", n -> bill(n, 1));
        number("这次训练的费用", "元", n -> bill(n, n[2]));
        number("因空闲而浪费的费用", "元", n -> bill(n, n[2]) - bill(n, n[2]) * n[3] / 100);
    }

    private static double bill(double[] n, double price) {
        double bill = 0;
        for (int card = 0; card < n[0]; card++) {
            bill += n[1] * price;
        }
        return bill;
    }
}
