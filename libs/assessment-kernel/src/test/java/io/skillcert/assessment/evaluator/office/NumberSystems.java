package io.skillcert.assessment.evaluator.office;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Writes numbers from the highest place down. */
public final class NumberSystems extends CaseEvaluator {

    private static final String DIGITS = "0123456789ABCDEF";

    public NumberSystems() {
        super("十进制数 # 要在计算机中表示；另有 # 个类别要用二进制编码。");
        text("这个十进制数的二进制形式", values -> written(Integer.parseInt(values.get(0)), 2));
        text("这个十进制数的十六进制形式", values -> written(Integer.parseInt(values.get(0)), 16));
        number("给这些类别编码至少需要的位数", "位", n -> written((int) n[1] - 1, 2).length());
    }

    private static String written(int number, int base) {
        int place = 1;
        while (place * base <= number) {
            place *= base;
        }
        var digits = new StringBuilder();
        for (int rest = number; place > 0; place /= base) {
            int digit = 0;
            for (; rest >= place; rest -= place) {
                digit++;
            }
            digits.append(DIGITS.charAt(digit));
        }
        return digits.toString();
    }
}
