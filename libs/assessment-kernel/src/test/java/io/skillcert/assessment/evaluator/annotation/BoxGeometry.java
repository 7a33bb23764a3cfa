package io.skillcert.assessment.evaluator.annotation;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Computes from the edges of the box. */
public final class BoxGeometry extends CaseEvaluator {

    public BoxGeometry() {
        super("图像宽 # 像素、高 # 像素，目标框的左上角为（#，#），宽 #，高 #。");
        possibleIf(n -> right(n) <= n[0] && bottom(n) <= n[1]);
        number("框中心的横坐标", "像素", n -> (n[2] + right(n)) / 2);
        number("框下边的纵坐标", "像素", BoxGeometry::bottom);
        number("归一化的中心横坐标", n -> (n[2] / n[0] + right(n) / n[0]) / 2);
        number("归一化的框高", n -> bottom(n) / n[1] - n[3] / n[1]);
        percent("框面积占图像面积的比例", n -> n[4] / n[0] * n[5] / n[1]);
    }

    private static double right(double[] n) {
        return n[2] + n[4];
    }

    private static double bottom(double[] n) {
        return n[3] + n[5];
    }
}
