package io.skillcert.assessment.evaluator.preparation;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Encodes a row in which each category is the first. */
public final class OneHot extends CaseEvaluator {

    public OneHot() {
        super("一张表有 # 个数值列和三个类别列：城市 # 种、渠道 # 种、星期 # 种；类别列用独热编码代替，数值列不变。");
        number("编码后的列数", "列", n -> n[0] + encoded(n).length());
        number("每个类别列都去掉一个基准类后的列数", "列", n -> n[0] + encoded(n).replace("1", "").length());
        number(
                "编码后每行类别部分中取值为零的列数",
                "列",
                n -> encoded(n).chars().filter(c -> c == '0').count());
    }

    private static String encoded(double[] n) {
        return row(n[1]) + row(n[2]) + row(n[3]);
    }

    private static String row(double categories) {
        return "1" + "0".repeat((int) categories - 1);
    }
}
