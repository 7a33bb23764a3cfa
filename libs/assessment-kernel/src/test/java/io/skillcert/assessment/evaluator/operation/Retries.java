package io.skillcert.assessment.evaluator.operation;

import io.skillcert.assessment.evaluator.CaseEvaluator;
import java.util.stream.DoubleStream;

/** Waits again and again. */
public final class Retries extends CaseEvaluator {

    public Retries() {
        super("调用失败后重试：第一次等待 # 秒，以后每次等待加倍，最多重试 # 次。每次调用（含首次）失败的概率为 #%，互不影响。");
        number("全部重试都用上时等待的总时间", "秒", n -> waits(n).sum());
        number("最后一次重试前的等待时间", "秒", n -> waits(n).max().orElseThrow());
        percent("首次调用与第一次重试都失败的概率", Retries::failure);
    }

    /** What is left when neither the first call nor, after its failure, the retry succeeds. */
    private static double failure(double[] n) {
        var success = 1 - n[2] / 100;
        return 1 - success - (1 - success) * success;
    }

    private static DoubleStream waits(double[] n) {
        return DoubleStream.iterate(n[0], wait -> wait + wait).limit((long) n[1]);
    }
}
