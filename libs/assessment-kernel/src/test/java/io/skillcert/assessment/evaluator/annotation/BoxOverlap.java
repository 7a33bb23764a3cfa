package io.skillcert.assessment.evaluator.annotation;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Counts the pixels of two boxes. */
public final class BoxOverlap extends CaseEvaluator {

    private static final int IMAGE = 200;

    public BoxOverlap() {
        super("图中框甲的左上角为（#，#），宽 #，高 #；框乙的左上角为（#，#），宽 #，高 #（单位均为像素）。");
        number("两框交集的面积", "平方像素", n -> pixels(n, 2));
        number("两框并集的面积", "平方像素", BoxOverlap::union);
        number("两框的交并比 IoU", n -> pixels(n, 2) / union(n));
        number("两框的 Dice 系数", n -> 2 * pixels(n, 2) / (union(n) + pixels(n, 2)));
    }

    private static double union(double[] n) {
        return pixels(n, 1) + pixels(n, 2);
    }

    /** How many pixels lie in exactly so many boxes. */
    private static double pixels(double[] n, int boxes) {
        int count = 0;
        for (int x = 0; x < IMAGE; x++) {
            for (int y = 0; y < IMAGE; y++) {
                count += (contains(n, 0, x, y) ? 1 : 0) + (contains(n, 4, x, y) ? 1 : 0) == boxes ? 1 : 0;
            }
        }
        return count;
    }

    private static boolean contains(double[] n, int box, int x, int y) {
        return x >= n[box] && x < n[box] + n[box + 2] && y >= n[box + 1] && y < n[box + 1] + n[box + 3];
    }
}
