package io.skillcert.assessment.evaluator.labelling;

import io.skillcert.assessment.evaluator.CaseEvaluator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Writes down the three labels of each sample. */
public final class ThreeAnnotators extends CaseEvaluator {

    public ThreeAnnotators() {
        super("三名标注员各自标注同一批样本：三人一致 # 条，恰有两人一致 # 条，三人各不相同 # 条。");
        percent("三人完全一致的比例", n -> share(n, 3, 3));
        percent("能按多数票得到标签的比例", n -> share(n, 1, 3));
        percent("平均两两一致率", n -> samples(n).stream()
                .mapToDouble(labels -> pairs(labels) / 3.0)
                .average()
                .orElseThrow());
        number("三人共作出的标签数", "个", n -> samples(n).stream()
                .mapToInt(String::length)
                .sum());
    }

    private static List<String> samples(double[] n) {
        var samples = new ArrayList<String>();
        var labels = List.of("aaa", "aba", "abc");
        for (int i = 0; i < labels.size(); i++) {
            for (int sample = 0; sample < n[i]; sample++) {
                samples.add(labels.get(i));
            }
        }
        return samples;
    }

    private static double share(double[] n, int from, int to) {
        return samples(n).stream()
                .mapToDouble(labels -> pairs(labels) >= from && pairs(labels) <= to ? 1 : 0)
                .average()
                .orElseThrow();
    }

    /** How many of the three pairs of annotators agree. */
    private static int pairs(String labels) {
        return (int) IntStream.range(0, 3)
                .filter(i -> labels.charAt(i) == labels.charAt((i + 1) % 3))
                .count();
    }
}
