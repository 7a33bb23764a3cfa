package io.skillcert.assessment.evaluator.business;

import io.skillcert.assessment.evaluator.CaseEvaluator;
import java.util.stream.IntStream;

/** Walks through the records. */
public final class Sampling extends CaseEvaluator {

    public Sampling() {
        super("要从 # 条客服记录中抽取 # 条：等距抽样从第 # 条开始；分层抽样按比例分配，其中电话渠道占 #%。");
        possibleIf(n -> n[0] % n[1] == 0 && n[2] <= n[0] / n[1] && n[1] * n[3] % 100 == 0);
        number("等距抽样的间隔", n -> n[0] / n[1]);
        number("等距抽样抽到的第 # 条的编号", n -> IntStream.rangeClosed(1, (int) n[0])
                .filter(record -> record % (n[0] / n[1]) == n[2])
                .skip((long) n[4] - 1)
                .findFirst()
                .orElseThrow());
        number("分层抽样在电话渠道抽取的条数", "条", n -> n[0] * n[3] / 100 * (n[1] / n[0]));
        percent("抽样比", n -> 1 / (n[0] / n[1]));
    }
}
