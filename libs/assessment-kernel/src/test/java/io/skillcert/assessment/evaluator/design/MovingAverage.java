package io.skillcert.assessment.evaluator.design;

import static io.skillcert.assessment.evaluator.Template.list;

import io.skillcert.assessment.evaluator.CaseEvaluator;
import java.util.Arrays;

/** Smooths by moving from the old value towards the new one; weights by repeating values. */
public final class MovingAverage extends CaseEvaluator {

    public MovingAverage() {
        super("最近五天的请求量（万次，从早到晚）依次为 " + list(5) + "。指数平滑的系数为 #，前一天的平滑值为 #。");
        number("用三日移动平均对下一天的预测", n -> mean(n[2], n[3], n[4]));
        number("最后一天的指数平滑值", n -> n[6] + n[5] * (n[4] - n[6]));
        number("最近三天按 3、2、1（越近权重越大）加权的平均", n -> mean(n[2], n[3], n[3], n[4], n[4], n[4]));
    }

    private static double mean(double... values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}
