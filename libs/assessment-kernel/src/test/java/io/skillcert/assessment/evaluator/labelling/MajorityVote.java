package io.skillcert.assessment.evaluator.labelling;

import static io.skillcert.assessment.evaluator.Template.list;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Collects the votes of either side. */
public final class MajorityVote extends CaseEvaluator {

    private static final int VOTERS = 7;

    public MajorityVote() {
        super("7 名标注员对一个样本的投票依次为 " + list(VOTERS) + "（1 表示是，0 表示否），其中第一名是专家，加权时按 # 票计，其余每人一票。");
        number("不加权时多数一方的票数", "票", n -> Math.max(votes(n, 1, 1), votes(n, 0, 1)));
        number("加权时“是”的票数", "票", n -> votes(n, 1, n[VOTERS]));
        number("加权时“是”所占的比例", n -> votes(n, 1, n[VOTERS]) / (votes(n, 1, n[VOTERS]) + votes(n, 0, n[VOTERS])));
    }

    private static double votes(double[] n, int side, double expert) {
        double votes = n[0] == side ? expert : 0;
        for (int voter = 1; voter < VOTERS; voter++) {
            votes += n[voter] == side ? 1 : 0;
        }
        return votes;
    }
}
