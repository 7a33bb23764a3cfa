package io.skillcert.assessment.evaluator.sequence;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Writes the tags of the text and counts them. */
public final class SequenceTags extends CaseEvaluator {

    public SequenceTags() {
        super("一段 # 个字符的文本按 BIO 方式逐字标注，有 # 个长 # 字的人名和 # 个长 # 字的地名，互不重叠。");
        possibleIf(n -> entities(n).length() <= n[0]);
        number("B 类标签的个数", "个", n -> count(n, 'B'));
        number("I 类标签的个数", "个", n -> count(n, 'I'));
        number("O 类标签的个数", "个", n -> count(n, 'O'));
    }

    private static String entities(double[] n) {
        return entity(n[2]).repeat((int) n[1]) + entity(n[4]).repeat((int) n[3]);
    }

    private static String entity(double length) {
        return "B" + "I".repeat((int) length - 1);
    }

    private static long count(double[] n, char tag) {
        var tags = entities(n) + "O".repeat((int) n[0] - entities(n).length());
        return tags.chars().filter(c -> c == tag).count();
    }
}
