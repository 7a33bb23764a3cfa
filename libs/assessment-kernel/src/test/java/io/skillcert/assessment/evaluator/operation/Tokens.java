package io.skillcert.assessment.evaluator.operation;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Charges one call, and fills the window turn by turn. */
public final class Tokens extends CaseEvaluator {

    public Tokens() {
        super("大模型每天调用 # 次，每次平均输入 # 词元、输出 # 词元；每百万词元的价格为输入 # 元、输出 # 元；上下文窗口 # 千词元（1 千按 1000 计）。");
        number("每天的费用", "元", n -> n[0] * (n[1] / 1e6 * n[3] + n[2] / 1e6 * n[4]));
        number("每天的词元总数", "个", n -> n[0] * n[1] + n[0] * n[2]);
        number("按每次输入与输出的平均词元数，窗口最多容纳的轮数", "轮", Tokens::turns);
    }

    private static double turns(double[] n) {
        int turns = 0;
        for (double used = n[1] + n[2]; used <= 1000 * n[5]; used += n[1] + n[2]) {
            turns++;
        }
        return turns;
    }
}
