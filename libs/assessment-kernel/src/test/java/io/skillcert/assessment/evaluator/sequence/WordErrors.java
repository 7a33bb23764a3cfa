package io.skillcert.assessment.evaluator.sequence;

import io.skillcert.assessment.evaluator.CaseEvaluator;
import java.util.ArrayList;
import java.util.List;

/** Writes a text with the errors and compares it with the reference by edit distance. */
public final class WordErrors extends CaseEvaluator {

    private static final int INSERTED = -1;
    private static final int SUBSTITUTED = -2;

    public WordErrors() {
        super("一段语音的标准文本有 # 个字，转写结果中替换 # 个、删除 # 个、插入 # 个。");
        percent("字错误率", n -> distance((int) n[0], transcript(n)) / n[0]);
        number("转写结果的字数", "个", n -> transcript(n).size());
        number("转写正确的字数", "个", n -> transcript(n).stream().filter(c -> c >= 0).count());
    }

    /** The characters of the reference are 0, 1, 2 and so on; a right one stands between any two errors. */
    private static List<Integer> transcript(double[] n) {
        var transcript = new ArrayList<Integer>();
        for (int c = 0; c < n[0]; c++) {
            int error = c % 2 == 0 ? c / 2 : Integer.MAX_VALUE;
            if (error < n[1]) {
                transcript.add(SUBSTITUTED);
            } else if (error >= n[1] + n[2]) {
                transcript.add(c);
            }
            if (error >= n[1] + n[2] && error < n[1] + n[2] + n[3]) {
                transcript.add(INSERTED);
            }
        }
        return transcript;
    }

    private static double distance(int reference, List<Integer> transcript) {
        var costs = new int[reference + 1][transcript.size() + 1];
        for (int i = 0; i <= reference; i++) {
            for (int j = 0; j <= transcript.size(); j++) {
                costs[i][j] = i == 0 || j == 0 ? i + j : cheapest(costs, i, j, transcript.get(j - 1) == i - 1);
            }
        }
        return costs[reference][transcript.size()];
    }

    private static int cheapest(int[][] costs, int i, int j, boolean same) {
        return Math.min(costs[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(costs[i - 1][j], costs[i][j - 1]));
    }
}
