package io.skillcert.assessment.evaluator.operation;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Adds instances until the load of each is within the limit. */
public final class Throughput extends CaseEvaluator {

    public Throughput() {
        super("服务高峰每秒 # 个请求，单个实例每秒最多处理 # 个，要求每个实例的负载不超过 #%。");
        possibleIf(n -> n[1] * n[2] % 100 == 0);
        number("至少需要的实例数", "个", Throughput::instances);
        number("在限定的负载下单个实例每秒处理的请求数", "个", n -> n[1] - n[1] * (100 - n[2]) / 100);
        number("高峰持续一小时的请求总数", "个", n -> 60 * 60 * n[0]);
    }

    private static double instances(double[] n) {
        int instances = 1;
        while (100 * n[0] > n[2] * n[1] * instances) {
            instances++;
        }
        return instances;
    }
}
