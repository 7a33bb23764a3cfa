package io.skillcert.assessment.evaluator.business;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** 同比 compares with the same month of last year, 环比 with the month before. */
public final class Growth extends CaseEvaluator {

    public Growth() {
        super("某业务去年同月处理 # 万件，上月 # 万件，本月 # 万件。");
        percent("本月的同比增长率", n -> n[2] / n[0] - 1);
        percent("本月的环比增长率", n -> n[2] / n[1] - 1);
    }
}
