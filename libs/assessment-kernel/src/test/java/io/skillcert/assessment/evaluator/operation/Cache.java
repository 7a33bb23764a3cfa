package io.skillcert.assessment.evaluator.operation;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Serves all requests of a day. */
public final class Cache extends CaseEvaluator {

    public Cache() {
        super("缓存每天收到 # 个请求，命中率 #%；命中时耗时 # 毫秒，未命中时 # 毫秒。");
        number("每天未命中的请求数", "个", Cache::misses);
        number("平均耗时", "毫秒", n -> (hits(n) * n[2] + misses(n) * n[3]) / n[0]);
        number("与不用缓存（都按未命中计）相比平均节省的耗时", "毫秒", n -> hits(n) * (n[3] - n[2]) / n[0]);
    }

    private static double hits(double[] n) {
        return n[0] * n[1] / 100;
    }

    private static double misses(double[] n) {
        return n[0] - hits(n);
    }
}
