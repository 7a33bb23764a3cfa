package io.skillcert.assessment.evaluator.design;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Gini impurity is the probability that two samples drawn with replacement are of different classes. */
public final class DecisionTree extends CaseEvaluator {

    public DecisionTree() {
        super("决策树的一个节点有正例 # 条、负例 # 条；按某特征划分后，左子节点有正例 # 条、负例 # 条，其余的在右子节点。");
        possibleIf(n -> n[2] <= n[0] && n[3] <= n[1]);
        number("划分前节点的基尼不纯度", n -> gini(n[0], n[1]));
        number("划分后的加权基尼不纯度", DecisionTree::weighted);
        number("划分前节点的信息熵（以 2 为底）", n -> entropy(n[0], n[1]));
    }

    private static double gini(double yes, double no) {
        return 2 * (yes / (yes + no)) * (no / (yes + no));
    }

    private static double weighted(double[] n) {
        var right = new double[] {n[0] - n[2], n[1] - n[3]};
        var left = (n[2] + n[3]) / (n[0] + n[1]);
        return left * gini(n[2], n[3]) + (1 - left) * gini(right[0], right[1]);
    }

    private static double entropy(double yes, double no) {
        var all = yes + no;
        return (all * Math.log(all) - yes * Math.log(yes) - no * Math.log(no)) / all / Math.log(2);
    }
}
