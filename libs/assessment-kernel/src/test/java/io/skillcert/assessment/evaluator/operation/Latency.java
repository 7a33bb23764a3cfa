package io.skillcert.assessment.evaluator.operation;

import static io.skillcert.assessment.evaluator.Template.list;

import io.skillcert.assessment.evaluator.CaseEvaluator;
import java.util.Arrays;

/** Finds a percentile by counting the requests that took no longer. */
public final class Latency extends CaseEvaluator {

    private static final int REQUESTS = 10;

    public Latency() {
        super("10 次请求的耗时（毫秒）依次为 " + list(REQUESTS) + "。百分位数取排序后第 n × p 个值（n 为次数）。");
        number("第 # 百分位的耗时", "毫秒", n -> percentile(n, n[REQUESTS] / 100));
        number("平均耗时", "毫秒", n -> Arrays.stream(n, 0, REQUESTS).average().orElseThrow());
    }

    /** The shortest time that at least this share of the requests did not exceed. */
    private static double percentile(double[] n, double share) {
        return Arrays.stream(n, 0, REQUESTS)
                .filter(limit -> Arrays.stream(n, 0, REQUESTS)
                                .filter(time -> time <= limit)
                                .count()
                        >= share * REQUESTS)
                .min()
                .orElseThrow();
    }
}
