package io.skillcert.assessment.evaluator.annotation;

import static io.skillcert.assessment.evaluator.Template.list;

import io.skillcert.assessment.evaluator.CaseEvaluator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keeps the best box and removes those that overlap it, until no box is left. */
public final class Suppression extends CaseEvaluator {

    private static final int SIDE = 10;

    public Suppression() {
        super("6 个检测框都是 10×10 像素，上边对齐，左边的横坐标按得分从高到低依次为 " + list(6) + "。做非极大值抑制，IoU 大于 0.5 的被抑制。");
        number("保留的框数", "个", n -> suppressed(n).size());
        number("被得分最高的框抑制的框数", "个", n -> suppressed(n).get(0));
    }

    /** For each box that is kept, how many boxes it suppresses. */
    private static List<Integer> suppressed(double[] n) {
        var left = new ArrayList<>(Arrays.stream(n).boxed().toList());
        var suppressed = new ArrayList<Integer>();
        while (!left.isEmpty()) {
            var best = left.remove(0);
            var before = left.size();
            left.removeIf(box -> overlap(best, box) > 0.5);
            suppressed.add(before - left.size());
        }
        return suppressed;
    }

    private static double overlap(double one, double other) {
        var shared = Math.max(0, Math.min(one, other) + SIDE - Math.max(one, other)) * SIDE;
        return shared / (2 * SIDE * SIDE - shared);
    }
}
