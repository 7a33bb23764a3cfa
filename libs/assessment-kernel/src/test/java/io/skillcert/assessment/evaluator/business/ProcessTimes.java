package io.skillcert.assessment.evaluator.business;

import static io.skillcert.assessment.evaluator.Template.list;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** The station that completes the fewest pieces a day limits the process. */
public final class ProcessTimes extends CaseEvaluator {

    public ProcessTimes() {
        super("一个流程依次有三道工序，每件分别用 " + list(3) + " 分钟，第二道由 # 人同时各做一件，其余各一人；每件在工序之间共等待 # 分钟，每天工作 # 分钟。");
        number("一件从开始到结束的总时间", "分钟", ProcessTimes::leadTime);
        percent("加工时间占总时间的比例", n -> 1 - n[4] / leadTime(n));
        number(
                "由瓶颈工序决定的每天最大产量",
                "件",
                n -> Math.min(
                        Math.floor(n[5] / n[0]), Math.min(Math.floor(n[3] * n[5] / n[1]), Math.floor(n[5] / n[2]))));
    }

    private static double leadTime(double[] n) {
        return n[0] + n[1] + n[2] + n[4];
    }
}
