package io.skillcert.assessment.evaluator.annotation;

import io.skillcert.assessment.evaluator.CaseEvaluator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Computes areas of polygons by the shoelace formula. */
public final class PolygonArea extends CaseEvaluator {

    public PolygonArea() {
        super("一个多边形标注的顶点依次为（#，#）、（#，#）、（#，#）、（#，#）。");
        number("这个多边形的面积", PolygonArea::area);
        number("这个多边形的最小外接正矩形的面积", PolygonArea::box);
        number("多边形面积与外接正矩形面积之比", n -> area(n) / box(n));
    }

    private static double area(double[] n) {
        double twice = 0;
        for (int i = 0; i < 8; i += 2) {
            twice += n[i] * n[(i + 3) % 8] - n[(i + 2) % 8] * n[i + 1];
        }
        return Math.abs(twice) / 2;
    }

    private static double box(double[] n) {
        return extent(n, i -> i % 2 == 0) * extent(n, i -> i % 2 == 1);
    }

    private static double extent(double[] n, IntPredicate axis) {
        var range = IntStream.range(0, 8).filter(axis).mapToDouble(i -> n[i]).summaryStatistics();
        return range.getMax() - range.getMin();
    }
}
