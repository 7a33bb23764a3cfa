package io.skillcert.assessment.evaluator.evaluation;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Compares the results of a query with the relevant documents. */
public final class Retrieval extends CaseEvaluator {

    public Retrieval() {
        super("某检索系统对一次查询返回前 # 条，其中 # 条相关，第一条相关结果排在第 # 位；库中共有相关文档 # 条。");
        possibleIf(n -> n[1] <= n[3]);
        possibleIf(n -> n[2] + n[1] - 1 <= n[0]);
        number("这次查询的前列精确率", n -> n[1] / n[0]);
        number("这次查询的前列召回率", n -> n[1] / n[3]);
        number("这次查询的倒数排名", n -> Math.pow(n[2], -1));
    }
}
