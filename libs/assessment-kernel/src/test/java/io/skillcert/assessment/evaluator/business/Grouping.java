package io.skillcert.assessment.evaluator.business;

import static io.skillcert.assessment.evaluator.Template.list;

import io.skillcert.assessment.evaluator.CaseEvaluator;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Groups the orders by district. */
public final class Grouping extends CaseEvaluator {

    public Grouping() {
        super("订单表中甲区有三笔，金额 " + list(3) + "；乙区有两笔，金额 " + list(2) + "（单位：元）。按区分组汇总。");
        number("甲区的平均金额", "元", n -> mean(first(n)));
        number("两个区平均金额的简单平均", "元", n -> mean(DoubleStream.of(mean(first(n)), mean(second(n)))));
        number("两个区合计金额之差（甲减乙）", "元", n -> first(n).sum() - second(n).sum());
        number("金额大于 # 元的订单数", "笔", n -> DoubleStream.concat(first(n), second(n))
                .filter(amount -> amount > n[5])
                .count());
    }

    private static DoubleStream first(double[] n) {
        return Arrays.stream(n, 0, 3);
    }

    private static DoubleStream second(double[] n) {
        return Arrays.stream(n, 3, 5);
    }

    private static double mean(DoubleStream amounts) {
        return amounts.average().orElseThrow();
    }
}
