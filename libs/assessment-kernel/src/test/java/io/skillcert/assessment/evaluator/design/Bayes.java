package io.skillcert.assessment.evaluator.design;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Counts the transactions of ten thousand (natural frequencies). */
public final class Bayes extends CaseEvaluator {

    private static final double ALL = 10_000;

    public Bayes() {
        super("欺诈交易占 #%；模型把 #% 的欺诈交易判为可疑，也把 #% 的正常交易判为可疑。");
        percent("一笔交易被判为可疑的概率", n -> (caught(n) + alarms(n)) / ALL);
        percent("被判为可疑的交易确实是欺诈的概率", n -> caught(n) / (caught(n) + alarms(n)));
        percent("一笔交易是欺诈而没有判为可疑的概率", n -> (frauds(n) - caught(n)) / ALL);
    }

    private static double frauds(double[] n) {
        return ALL * n[0] / 100;
    }

    private static double caught(double[] n) {
        return frauds(n) * n[1] / 100;
    }

    private static double alarms(double[] n) {
        return (ALL - frauds(n)) * n[2] / 100;
    }
}
