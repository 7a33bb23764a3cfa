package io.skillcert.assessment.evaluator.acquisition;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Computes from the seconds that the sensor runs. */
public final class Sensor extends CaseEvaluator {

    public Sensor() {
        super("一个传感器每秒采样 # 次，每次采 # 个通道，每个通道 2 字节，连续工作 # 小时，传输中丢失 #% 的采样。");
        number("应有的采样次数", "次", Sensor::samples);
        number("实际收到的采样次数", "次", n -> samples(n) - samples(n) * n[3] / 100);
        number("每秒产生的字节数", "字节", n -> 2 * n[1] * n[0]);
        number("两次采样的间隔", "毫秒", n -> 1 / n[0] * 1000);
    }

    private static double samples(double[] n) {
        var seconds = 60 * 60 * n[2];
        return seconds * n[0];
    }
}
