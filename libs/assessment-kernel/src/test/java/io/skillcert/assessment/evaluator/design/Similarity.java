package io.skillcert.assessment.evaluator.design;

import io.skillcert.assessment.evaluator.CaseEvaluator;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Takes the cosine of the angle between two vectors, and compares two sets of words. */
public final class Similarity extends CaseEvaluator {

    public Similarity() {
        super("向量甲为（#，#），向量乙为（#，#）。另有两篇文档，分别有 # 个和 # 个不同的词，共同的词 # 个。");
        possibleIf(n -> n[6] <= Math.min(n[4], n[5]));
        number("两个向量的余弦相似度", n -> Math.cos(Math.atan2(n[1], n[0]) - Math.atan2(n[3], n[2])));
        number("两个向量的欧氏距离的平方", n -> Math.pow(Math.hypot(n[0] - n[2], n[1] - n[3]), 2));
        number("两篇文档词集合的杰卡德相似度", Similarity::jaccard);
    }

    private static double jaccard(double[] n) {
        var first = words(0, n[4]);
        var second = words(n[4] - n[6], n[4] - n[6] + n[5]);
        var all = new HashSet<>(first);
        all.addAll(second);
        first.retainAll(second);
        return (double) first.size() / all.size();
    }

    private static Set<Integer> words(double from, double to) {
        return IntStream.range((int) from, (int) to).boxed().collect(Collectors.toCollection(HashSet::new));
    }
}
