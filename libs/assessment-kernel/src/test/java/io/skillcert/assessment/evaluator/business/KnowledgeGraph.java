package io.skillcert.assessment.evaluator.business;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** All relations of this graph end in a company. */
public final class KnowledgeGraph extends CaseEvaluator {

    public KnowledgeGraph() {
        super("知识图谱有 # 个人物和 # 个企业；“任职”三元组 # 个（人物到企业），“投资”三元组 # 个（企业到企业）；每个实体另有 # 个属性三元组。");
        possibleIf(n -> n[2] <= n[0] * n[1] && n[3] <= n[1] * (n[1] - 1));
        number("实体的个数", "个", n -> n[0] + n[1]);
        number("三元组的总数", "个", n -> n[2] + n[3] + n[0] * n[4] + n[1] * n[4]);
        number("平均每个企业作为终点的关系三元组数", "个", n -> n[2] / n[1] + n[3] / n[1]);
    }
}
