package io.skillcert.assessment.evaluator.operation;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Looks at 100 × 100 equally likely states of two components. */
public final class Availability extends CaseEvaluator {

    public Availability() {
        super("系统在 # 天中停机 # 分钟。另有两个部件，可用率分别为 #% 和 #%，故障互不影响。");
        percent("系统在这段时间的可用率", n -> (n[0] - n[1] / 60 / 24) / n[0]);
        percent("两个部件串联（都要可用）时的可用率", n -> states(n, 2));
        percent("两个部件并联（一个可用即可）时的可用率", n -> states(n, 1));
    }

    private static double states(double[] n, int needed) {
        int met = 0;
        for (int i = 0; i < 100; i++) {
            for (int j = 0; j < 100; j++) {
                met += (i < n[2] ? 1 : 0) + (j < n[3] ? 1 : 0) >= needed ? 1 : 0;
            }
        }
        return met / 1e4;
    }
}
