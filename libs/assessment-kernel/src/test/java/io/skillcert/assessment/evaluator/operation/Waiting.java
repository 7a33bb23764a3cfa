package io.skillcert.assessment.evaluator.operation;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Computes an M/M/1 queue from its rates of arrival and of service. */
public final class Waiting extends CaseEvaluator {

    public Waiting() {
        super("人工审核平均每分钟收到 # 件，每件从到达到完成平均 # 秒。另一个单人窗口的利用率为 #%，每件服务平均 # 分钟（到达和服务都是随机的，按 M/M/1 排队计）。");
        number("审核中的平均件数（利特尔定律）", "件", n -> n[0] / 60 * n[1]);
        number("单人窗口每件的平均逗留时间", "分钟", Waiting::time);
        number("单人窗口每件的平均等待时间（不含服务）", "分钟", n -> time(n) - n[3]);
    }

    private static double time(double[] n) {
        var service = 1 / n[3];
        var arrivals = service * n[2] / 100;
        return 1 / (service - arrivals);
    }
}
