package io.skillcert.assessment.evaluator.operation;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Converts the speed to megabytes per second first. */
public final class Transfer extends CaseEvaluator {

    public Transfer() {
        super("要通过每秒 # 兆比特的线路传送 # 吉字节的数据（1 字节是 8 比特，1 吉按 1000 兆计），现已完成 #%。");
        number("传送全部数据所需的时间", "秒", n -> 1000 * n[1] / megabytes(n));
        number("剩余的数据量", "吉字节", n -> n[1] - n[1] * n[2] / 100);
        number("线路每秒传送的兆字节数", "兆字节", Transfer::megabytes);
    }

    private static double megabytes(double[] n) {
        return n[0] / 8;
    }
}
