package io.skillcert.assessment.generator;

import static io.skillcert.assessment.generator.Question.count;
import static io.skillcert.assessment.generator.Question.number;
import static io.skillcert.assessment.generator.Question.percent;

import java.util.List;

/** Families about boxes and regions that are labelled in images. */
final class AnnotationFamilies {

    static final List<Family> ALL = List.of(
            Family.of(
                    "box-overlap",
                    AnnotationFamilies::overlap,
                    Placement.training("DETECTION"),
                    Placement.annotation("IMAGE")),
            Family.of(
                    "suppression",
                    AnnotationFamilies::suppression,
                    Placement.training("DETECTION"),
                    Placement.annotation("IMAGE")),
            Family.of("box-geometry", AnnotationFamilies::box, Placement.annotation("IMAGE")),
            Family.of("image-resize", AnnotationFamilies::resize, Placement.annotation("IMAGE")),
            Family.of("polygon", AnnotationFamilies::polygon, Placement.annotation("IMAGE")),
            Family.of("mask-overlap", AnnotationFamilies::mask, Placement.annotation("IMAGE")),
            Family.of("key-points", AnnotationFamilies::keyPoints, Placement.annotation("IMAGE")));

    private AnnotationFamilies() {}

    private static Scene overlap(Draw draw) {
        int x = draw.between(0, 40);
        int y = draw.between(0, 40);
        int w = draw.between(20, 60);
        int h = draw.between(20, 60);
        int dx = draw.between(3, w - 8);
        int dy = draw.between(3, h - 8);
        int w2 = draw.between(20, 60);
        int h2 = draw.between(20, 60);
        int across = Math.min(w, dx + w2) - dx;
        int down = Math.min(h, dy + h2) - dy;
        long shared = (long) across * down;
        long areas = (long) w * h + (long) w2 * h2;
        long union = areas - shared;
        return Scene.of(
                Text.of(
                        "图中框甲的左上角为（%d，%d），宽 %d，高 %d；框乙的左上角为（%d，%d），宽 %d，高 %d（单位均为像素）。",
                        "In an image, box A has its upper left corner at (%d, %d), width %d and height %d; box B has its upper left corner at (%d, %d), width %d and height %d (all in pixels).",
                        x,
                        y,
                        w,
                        h,
                        x + dx,
                        y + dy,
                        w2,
                        h2),
                count(
                                "intersection",
                                Text.of("两框交集的面积", "the area of the intersection of the two boxes"),
                                shared,
                                Text.of("平方像素", "square pixels"),
                                Text.of(
                                        "重叠宽 %d × 重叠高 %d",
                                        "width of the overlap %d × height of the overlap %d", across, down))
                        .wrong(
                                (long) Math.min(w, w2) * Math.min(h, h2),
                                "取了较小的宽和高",
                                "taking the smaller width and the smaller height")
                        .wrong((long) dx * dy, "用了左上角的坐标差", "using the differences of the upper left corners")
                        .wrong(across + down, "把宽和高相加", "adding width and height"),
                count(
                                "union",
                                Text.of("两框并集的面积", "the area of the union of the two boxes"),
                                union,
                                Text.of("平方像素", "square pixels"),
                                Text.of(
                                        "两框面积之和 − 交集 = %d − %d",
                                        "sum of the areas − intersection = %d − %d", areas, shared))
                        .wrong(areas, "没有减去交集", "not subtracting the intersection")
                        .wrong(areas - 2 * shared, "把交集减了两次", "subtracting the intersection twice")
                        .wrong(areas + shared, "把交集加了一次", "adding the intersection"),
                number(
                                "iou",
                                Text.of("两框的交并比 IoU", "the intersection over union (IoU) of the two boxes"),
                                Ratio.of(shared, union),
                                2,
                                Text.of("交集 ÷ 并集 = %d ÷ %d", "intersection ÷ union = %d ÷ %d", shared, union))
                        .wrong(
                                Ratio.of(shared, areas),
                                "除以了面积之和，没有减去交集",
                                "dividing by the sum of the areas without subtracting the intersection")
                        .wrong(Ratio.of(shared, (long) w * h), "除以了框甲的面积", "dividing by the area of box A")
                        .wrong(Ratio.of(2 * shared, areas), "算成了 Dice 系数", "computing the Dice coefficient instead"),
                number(
                                "dice",
                                Text.of("两框的 Dice 系数", "the Dice coefficient of the two boxes"),
                                Ratio.of(2 * shared, areas),
                                2,
                                Text.of(
                                        "2 × 交集 ÷ 面积之和 = %d ÷ %d",
                                        "2 × intersection ÷ sum of the areas = %d ÷ %d", 2 * shared, areas))
                        .wrong(Ratio.of(shared, union), "算成了交并比", "computing the intersection over union instead")
                        .wrong(Ratio.of(shared, areas), "分子漏乘了二", "leaving the factor of two out of the numerator"));
    }

    private static Scene suppression(Draw draw) {
        int[] left = draw.numbers(6, 0, 30);
        int[] state = suppress(left);
        int kept = 0;
        int byFirst = 0;
        for (int i = 0; i < 6; i++) {
            kept += state[i] < 0 ? 1 : 0;
            byFirst += state[i] == 0 ? 1 : 0;
        }
        return Scene.of(
                Text.of(
                        "6 个检测框都是 10×10 像素，上边对齐，左边的横坐标按得分从高到低依次为 %s。做非极大值抑制，IoU 大于 0.5 的被抑制。",
                        "6 detected boxes of 10×10 pixels have their upper edges on one line; the x coordinates of their left edges, sorted by score with the highest first, are %s. Non-maximum suppression removes boxes whose IoU with a kept box is above 0.5.",
                        Text.list(left)),
                count(
                                "kept",
                                Text.of("保留的框数", "the number of boxes kept"),
                                kept,
                                Text.of("个", ""),
                                Text.of(
                                        "依次取得分最高的框，去掉与它 IoU 大于 0.5（左边相距不超过 3 像素）的框",
                                        "take the box with the highest score again and again and remove those whose IoU with it is above 0.5 (left edges at most 3 pixels apart)"))
                        .wrong(6 - kept, "数成了被抑制的框", "counting the suppressed boxes")
                        .wrong(1, "只保留了得分最高的框", "keeping only the box with the highest score")
                        .wrong(6, "没有抑制任何框", "suppressing no box"),
                count(
                                "suppressed",
                                Text.of(
                                        "被得分最高的框抑制的框数",
                                        "the number of boxes suppressed by the box with the highest score"),
                                byFirst,
                                Text.of("个", ""),
                                Text.of(
                                        "与第一个框左边相距不超过 3 像素（IoU 大于 0.5）的框",
                                        "boxes whose left edge is at most 3 pixels from that of the first box (IoU above 0.5)"))
                        .wrong(6 - kept, "数成了所有被抑制的框", "counting all suppressed boxes")
                        .wrong(byFirst + 1, "把第一个框自己也数了进去", "counting the first box itself too")
                        .wrong(5, "认为其余的框都被抑制", "assuming that all other boxes are suppressed"));
    }

    private static int[] suppress(int[] left) {
        int[] by = {-1, -1, -1, -1, -1, -1};
        for (int i = 0; i < left.length; i++) {
            for (int j = i + 1; j < left.length && by[i] < 0; j++) {
                if (by[j] < 0 && Math.abs(left[i] - left[j]) <= 3) {
                    by[j] = i;
                }
            }
        }
        return by;
    }

    private static Scene box(Draw draw) {
        int width = draw.of(400, 500, 800, 1000);
        int height = draw.of(200, 400, 500);
        int w = draw.multiple(20, 120, 4);
        int h = draw.multiple(20, 90, 4);
        int x = draw.multiple(10, width - 130, 2);
        int y = draw.multiple(10, height - 100, 2);
        return Scene.of(
                Text.of(
                        "图像宽 %d 像素、高 %d 像素，目标框的左上角为（%d，%d），宽 %d，高 %d。",
                        "An image is %d pixels wide and %d pixels high; the box of an object has its upper left corner at (%d, %d), width %d and height %d.",
                        width,
                        height,
                        x,
                        y,
                        w,
                        h),
                count(
                                "centre",
                                Text.of("框中心的横坐标", "the x coordinate of the centre of the box"),
                                x + w / 2,
                                Text.of("像素", "px"),
                                Text.same("%d + %d ÷ 2", x, w))
                        .wrong(x + w, "加了整个宽，得到右边", "adding the whole width, which gives the right edge")
                        .wrong(y + h / 2, "算成了纵坐标", "computing the y coordinate instead")
                        .wrong(x, "取了左边", "taking the left edge"),
                count(
                                "bottom",
                                Text.of("框下边的纵坐标", "the y coordinate of the lower edge of the box"),
                                y + h,
                                Text.of("像素", "px"),
                                Text.same("%d + %d", y, h))
                        .wrong(y + h / 2, "算成了中心的纵坐标", "computing the y coordinate of the centre")
                        .wrong(x + w, "算成了右边的横坐标", "computing the x coordinate of the right edge")
                        .wrong(y, "取了上边", "taking the upper edge"),
                number(
                                "normalised-centre",
                                Text.of("归一化的中心横坐标", "the normalised x coordinate of the centre"),
                                Ratio.of(2L * x + w, 2L * width),
                                3,
                                Text.same("(%d + %d ÷ 2) ÷ %d", x, w, width))
                        .wrong(Ratio.of(x, width), "用了左边而不是中心", "using the left edge instead of the centre")
                        .wrong(Ratio.of(2L * x + w, 2L * height), "除以了图像的高", "dividing by the height of the image")
                        .wrong(Ratio.of(x + w, width), "用了右边而不是中心", "using the right edge instead of the centre"),
                number(
                                "normalised-height",
                                Text.of("归一化的框高", "the normalised height of the box"),
                                Ratio.of(h, height),
                                3,
                                Text.same("%d ÷ %d", h, height))
                        .wrong(Ratio.of(h, width), "除以了图像的宽", "dividing by the width of the image")
                        .wrong(Ratio.of(w, width), "算成了归一化的框宽", "computing the normalised width of the box")
                        .wrong(Ratio.of(h, 2L * height), "取了半高", "taking half the height"),
                percent(
                                "area-share",
                                Text.of("框面积占图像面积的比例", "the share of the image area that the box covers"),
                                Ratio.of((long) w * h, (long) width * height),
                                2,
                                Text.same("%d × %d ÷ (%d × %d)", w, h, width, height))
                        .wrong(Ratio.of(w + h, width + height), "用了边长之和", "using sums of side lengths")
                        .wrong(Ratio.of(w, width), "只比较了宽", "comparing the widths only"));
    }

    private static Scene resize(Draw draw) {
        int factor = draw.of(2, 4, 5);
        int width = factor * draw.multiple(160, 480, 20);
        int height = factor * draw.multiple(100, 300, 20);
        int x = factor * draw.between(10, 60);
        int w = factor * draw.between(8, 40);
        int target = width / factor;
        return Scene.of(
                Text.of(
                        "把宽 %d、高 %d 像素的图像等比例缩小到宽 %d 像素，原图上一个框的左边横坐标为 %d，宽 %d。",
                        "An image %d pixels wide and %d pixels high is scaled down to a width of %d pixels with its proportions kept. A box in the original image has its left edge at x = %d and a width of %d.",
                        width,
                        height,
                        target,
                        x,
                        w),
                count(
                                "height",
                                Text.of("缩小后图像的高", "the height of the image after scaling"),
                                height / factor,
                                Text.of("像素", "px"),
                                Text.same("%d × %d ÷ %d", height, target, width))
                        .wrong(height - (width - target), "减去了与宽相同的像素数", "subtracting as many pixels as from the width")
                        .wrong(height, "没有随宽一起缩小", "not scaling the height with the width"),
                count(
                                "left",
                                Text.of("缩小后框左边的横坐标", "the x coordinate of the left edge of the box after scaling"),
                                x / factor,
                                Text.of("像素", "px"),
                                Text.same("%d × %d ÷ %d", x, target, width))
                        .wrong(x, "坐标没有随图像缩小", "not scaling the coordinate with the image")
                        .wrong((long) x * factor, "把坐标放大了", "scaling the coordinate up")
                        .wrong(w / factor, "算成了框的宽", "computing the width of the box"),
                number(
                                "area-ratio",
                                Text.of(
                                        "缩小后框的面积与原来面积之比",
                                        "the ratio of the area of the box after scaling to its area before"),
                                Ratio.of(1, (long) factor * factor),
                                4,
                                Text.of("(%d ÷ %d) 的平方", "(%d ÷ %d) squared", target, width))
                        .wrong(Ratio.of(1, factor), "没有平方", "not squaring")
                        .wrong(Ratio.of(1, 2L * factor), "用二倍代替了平方", "doubling instead of squaring"));
    }

    private static Scene polygon(Draw draw) {
        int a = draw.between(2, 12) * 2;
        int b = draw.between(3, 14);
        int h = draw.between(2, 10) * 2;
        int cut = draw.between(1, a - 2);
        int top = a - cut;
        long twice = (long) (a + top) * h;
        return Scene.of(
                Text.of(
                        "一个多边形标注的顶点依次为（%d，%d）、（%d，%d）、（%d，%d）、（%d，%d）。",
                        "The vertices of a polygon annotation are, in order, (%d, %d), (%d, %d), (%d, %d) and (%d, %d).",
                        b,
                        b,
                        b + a,
                        b,
                        b + top,
                        b + h,
                        b,
                        b + h),
                number(
                                "area",
                                Text.of("这个多边形的面积", "the area of this polygon"),
                                Ratio.of(twice, 2),
                                0,
                                Text.of(
                                        "梯形面积 (%d + %d) × %d ÷ 2",
                                        "area of a trapezium: (%d + %d) × %d ÷ 2", a, top, h))
                        .wrong(twice, "没有除以二", "not halving")
                        .wrong((long) a * h, "算成了外接矩形的面积", "computing the area of the bounding box")
                        .wrong((long) top * h, "用了较短的边", "using the shorter side"),
                count(
                                "box-area",
                                Text.of(
                                        "这个多边形的最小外接正矩形的面积",
                                        "the area of the smallest upright bounding box of this polygon"),
                                (long) a * h,
                                Text.of(
                                        "横坐标之差 %d × 纵坐标之差 %d",
                                        "difference of the x coordinates %d × difference of the y coordinates %d",
                                        a,
                                        h))
                        .wrong(Ratio.of(twice, 2).floor(), "算成了多边形的面积", "computing the area of the polygon")
                        .wrong(
                                (long) (b + a) * (b + h),
                                "用了最大坐标而不是坐标之差",
                                "using the largest coordinates instead of their differences")
                        .wrong((long) top * h, "用了较短的边", "using the shorter side"),
                number(
                                "fill",
                                Text.of(
                                        "多边形面积与外接正矩形面积之比",
                                        "the ratio of the area of the polygon to that of its bounding box"),
                                Ratio.of(twice, 2L * a * h),
                                2,
                                Text.same("%s ÷ %d", Ratio.of(twice, 2).rounded(1), (long) a * h))
                        .wrong(Ratio.of(top, a), "只比较了上下两边", "comparing the upper and the lower side only"));
    }

    private static Scene mask(Draw draw) {
        int total = draw.of(1000, 2000, 5000, 10000);
        int hit = draw.between(total / 10, total / 4);
        int extra = draw.between(total / 50, total / 10);
        int missed = draw.between(total / 50, total / 10);
        return Scene.of(
                Text.of(
                        "一张 %d 像素的图，标注员涂的目标区域与标准区域共同的像素有 %d 个，多涂 %d 个，漏涂 %d 个。",
                        "In an image of %d pixels, the region that an annotator painted and the reference region share %d pixels; %d pixels were painted in excess and %d were missed.",
                        total,
                        hit,
                        extra,
                        missed),
                number(
                                "iou",
                                Text.of("两个区域的交并比", "the intersection over union of the two regions"),
                                Ratio.of(hit, hit + extra + missed),
                                2,
                                Text.same("%d ÷ (%d + %d + %d)", hit, hit, extra, missed))
                        .wrong(
                                Ratio.of(2L * hit, 2L * hit + extra + missed),
                                "算成了 Dice 系数",
                                "computing the Dice coefficient instead")
                        .wrong(Ratio.of(hit, hit + missed), "除以了标准区域", "dividing by the reference region")
                        .wrong(
                                Ratio.of(total - extra - missed, total),
                                "算成了像素准确率",
                                "computing the pixel accuracy instead"),
                number(
                                "dice",
                                Text.of("两个区域的 Dice 系数", "the Dice coefficient of the two regions"),
                                Ratio.of(2L * hit, 2L * hit + extra + missed),
                                2,
                                Text.same("2 × %d ÷ (2 × %d + %d + %d)", hit, hit, extra, missed))
                        .wrong(
                                Ratio.of(hit, hit + extra + missed),
                                "算成了交并比",
                                "computing the intersection over union instead")
                        .wrong(Ratio.of(hit, hit + extra), "除以了所涂区域", "dividing by the painted region")
                        .wrong(
                                Ratio.of(total - extra - missed, total),
                                "算成了像素准确率",
                                "computing the pixel accuracy instead"),
                number(
                                "pixel-accuracy",
                                Text.of("像素准确率", "the pixel accuracy"),
                                Ratio.of(total - extra - missed, total),
                                2,
                                Text.same("(%d − %d − %d) ÷ %d", total, extra, missed, total))
                        .wrong(Ratio.of(hit, total), "漏了背景中一致的像素", "leaving out the background pixels that agree")
                        .wrong(
                                Ratio.of(hit, hit + extra + missed),
                                "算成了交并比",
                                "computing the intersection over union instead"));
    }

    private static Scene keyPoints(Draw draw) {
        int people = draw.between(4, 15);
        int points = draw.of(14, 17, 21);
        int hidden = draw.between(5, people * 3);
        int within = draw.between(people * 6, people * points - hidden - 4);
        int shown = people * points - hidden;
        return Scene.of(
                Text.of(
                        "一批图中有 %d 人，每人标 %d 个关键点，共有 %d 个点被遮挡而不评；其余的点中有 %d 个与标准位置的距离在容差以内。",
                        "A set of images shows %d people with %d key points each; %d points in all are occluded and not evaluated. Of the other points, %d are within the tolerance of the reference position.",
                        people,
                        points,
                        hidden,
                        within),
                count(
                                "visible",
                                Text.of("参加评价的关键点数", "the number of key points that are evaluated"),
                                shown,
                                Text.of("个", ""),
                                Text.same("%d × %d − %d", people, points, hidden))
                        .wrong(people * points, "没有去掉被遮挡的点", "not removing the occluded points")
                        .wrong(people * points + hidden, "把被遮挡的点又加了一次", "adding the occluded points once more"),
                percent(
                                "pck",
                                Text.of("关键点的正确率", "the percentage of correct key points"),
                                Ratio.of(within, shown),
                                1,
                                Text.same("%d ÷ (%d × %d − %d)", within, people, points, hidden))
                        .wrong(
                                Ratio.of(within, people * points),
                                "除以了包括遮挡点的总数",
                                "dividing by all points, occluded ones included")
                        .wrong(Ratio.of(within - 1, shown), "分子少数了一个", "counting one too few in the numerator"),
                count(
                                "outside",
                                Text.of("超出容差的关键点数", "the number of key points outside the tolerance"),
                                shown - within,
                                Text.of("个", ""),
                                Text.same("%d − %d", shown, within))
                        .wrong(
                                people * points - within,
                                "把被遮挡的点当成超出容差",
                                "treating occluded points as outside the tolerance")
                        .wrong(hidden, "数成了被遮挡的点", "counting the occluded points"));
    }
}
