package io.skillcert.assessment.evaluator.operation;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Sessions are handed over, or solved, or neither. */
public final class Dialogue extends CaseEvaluator {

    public Dialogue() {
        super("智能客服一天有 # 个会话：转人工 # 个，未转人工的会话中用户确认解决 # 个；意图识别正确 # 个。");
        possibleIf(n -> n[1] + n[2] <= n[0] && n[3] <= n[0]);
        percent("转人工率", n -> n[1] / n[0]);
        percent("未转人工的会话的解决率", n -> n[2] / (n[0] - n[1]));
        percent("意图识别的正确率", n -> 1 - (n[0] - n[3]) / n[0]);
    }
}
