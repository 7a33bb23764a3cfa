package io.skillcert.assessment.evaluator.business;

import io.skillcert.assessment.evaluator.CaseEvaluator;
import java.util.stream.IntStream;

/** Joins two tables of customer numbers. */
public final class Joins extends CaseEvaluator {

    private static final int UNKNOWN = -1;

    public Joins() {
        super("客户表 # 行（客户号唯一），订单表 # 行；其中 # 个客户各有 # 笔订单，其余客户没有订单，其余订单的客户号不在客户表中。按客户号连接。");
        possibleIf(n -> n[2] <= n[0] && n[2] * n[3] <= n[1]);
        number("内连接的行数", "行", n -> matches(n).sum());
        number("客户表左连接订单表的行数", "行", Joins::left);
        number("全外连接的行数", "行", n -> left(n) + unmatched(n));
        number("客户号不在客户表中的订单数", "笔", Joins::unmatched);
    }

    /** The customer numbers of the orders. */
    private static IntStream orders(double[] n) {
        return IntStream.range(0, (int) n[1]).map(order -> order < n[2] * n[3] ? order / (int) n[3] : UNKNOWN);
    }

    private static IntStream matches(double[] n) {
        var orders = new int[(int) n[0]];
        orders(n).filter(customer -> customer != UNKNOWN).forEach(customer -> orders[customer]++);
        return IntStream.of(orders);
    }

    private static double left(double[] n) {
        return matches(n).map(rows -> Math.max(1, rows)).sum();
    }

    private static double unmatched(double[] n) {
        return orders(n).filter(customer -> customer == UNKNOWN).count();
    }
}
