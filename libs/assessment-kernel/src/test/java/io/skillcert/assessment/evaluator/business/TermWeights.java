package io.skillcert.assessment.evaluator.business;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** The logarithm of a quotient is the difference of the logarithms. */
public final class TermWeights extends CaseEvaluator {

    public TermWeights() {
        super("某词在一篇 # 个词的文档中出现 # 次；语料共 # 篇文档，其中 # 篇含有该词。逆文档频率取 lg（文档总数 ÷ 含该词的文档数）。");
        number("该词的词频", n -> n[1] / n[0]);
        number("该词的逆文档频率", TermWeights::inverse);
        number("该词的 TF-IDF 值", n -> n[1] * inverse(n) / n[0]);
    }

    private static double inverse(double[] n) {
        return Math.log10(n[2]) - Math.log10(n[3]);
    }
}
