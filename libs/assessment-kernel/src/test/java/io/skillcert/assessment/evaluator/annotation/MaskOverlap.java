package io.skillcert.assessment.evaluator.annotation;

import io.skillcert.assessment.evaluator.CaseEvaluator;
import java.util.BitSet;

/** Paints both regions pixel by pixel. */
public final class MaskOverlap extends CaseEvaluator {

    public MaskOverlap() {
        super("一张 # 像素的图，标注员涂的目标区域与标准区域共同的像素有 # 个，多涂 # 个，漏涂 # 个。");
        possibleIf(n -> n[1] + n[2] + n[3] <= n[0]);
        number("两个区域的交并比", n -> both(n) / (painted(n).cardinality() + wanted(n).cardinality() - both(n)));
        number(
                "两个区域的 Dice 系数",
                n -> 2 * both(n) / (painted(n).cardinality() + wanted(n).cardinality()));
        number("像素准确率", MaskOverlap::accuracy);
    }

    private static BitSet painted(double[] n) {
        var pixels = new BitSet();
        pixels.set(0, (int) (n[1] + n[2]));
        return pixels;
    }

    private static BitSet wanted(double[] n) {
        var pixels = new BitSet();
        pixels.set((int) n[2], (int) (n[1] + n[2] + n[3]));
        return pixels;
    }

    private static double both(double[] n) {
        var both = painted(n);
        both.and(wanted(n));
        return both.cardinality();
    }

    private static double accuracy(double[] n) {
        var different = painted(n);
        different.xor(wanted(n));
        different.flip(0, (int) n[0]);
        return different.cardinality() / n[0];
    }
}
