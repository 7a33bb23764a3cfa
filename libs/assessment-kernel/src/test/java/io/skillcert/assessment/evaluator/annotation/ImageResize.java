package io.skillcert.assessment.evaluator.annotation;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Multiplies every length by one scale. */
public final class ImageResize extends CaseEvaluator {

    public ImageResize() {
        super("把宽 #、高 # 像素的图像等比例缩小到宽 # 像素，原图上一个框的左边横坐标为 #，宽 #。");
        possibleIf(n -> n[3] + n[4] <= n[0]);
        number("缩小后图像的高", "像素", n -> n[1] * scale(n));
        number("缩小后框左边的横坐标", "像素", n -> n[3] * scale(n));
        number("缩小后框的面积与原来面积之比", n -> n[4] * scale(n) * scale(n) / n[4]);
    }

    private static double scale(double[] n) {
        return n[2] / n[0];
    }
}
