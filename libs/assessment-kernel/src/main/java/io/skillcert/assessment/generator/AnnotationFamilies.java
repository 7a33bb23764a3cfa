package io.skillcert.assessment.generator;

import static io.skillcert.assessment.generator.EvaluationFamilies.list;
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
                "图中框甲的左上角为（%d，%d），宽 %d，高 %d；框乙的左上角为（%d，%d），宽 %d，高 %d（单位均为像素）。"
                        .formatted(x, y, w, h, x + dx, y + dy, w2, h2),
                count("intersection", "两框交集的面积", shared, "平方像素", "重叠宽 %d × 重叠高 %d".formatted(across, down))
                        .wrong((long) Math.min(w, w2) * Math.min(h, h2), "取了较小的宽和高")
                        .wrong((long) dx * dy, "用了左上角的坐标差")
                        .wrong(across + down, "把宽和高相加"),
                count("union", "两框并集的面积", union, "平方像素", "两框面积之和 − 交集 = %d − %d".formatted(areas, shared))
                        .wrong(areas, "没有减去交集")
                        .wrong(areas - 2 * shared, "把交集减了两次")
                        .wrong(areas + shared, "把交集加了一次"),
                number("iou", "两框的交并比 IoU", Ratio.of(shared, union), 2, "交集 ÷ 并集 = %d ÷ %d".formatted(shared, union))
                        .wrong(Ratio.of(shared, areas), "除以了面积之和，没有减去交集")
                        .wrong(Ratio.of(shared, (long) w * h), "除以了框甲的面积")
                        .wrong(Ratio.of(2 * shared, areas), "算成了 Dice 系数"),
                number(
                                "dice",
                                "两框的 Dice 系数",
                                Ratio.of(2 * shared, areas),
                                2,
                                "2 × 交集 ÷ 面积之和 = %d ÷ %d".formatted(2 * shared, areas))
                        .wrong(Ratio.of(shared, union), "算成了交并比")
                        .wrong(Ratio.of(shared, areas), "分子漏乘了二"));
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
                "6 个检测框都是 10×10 像素，上边对齐，左边的横坐标按得分从高到低依次为 %s。做非极大值抑制，IoU 大于 0.5 的被抑制。".formatted(list(left)),
                count("kept", "保留的框数", kept, "个", "依次取得分最高的框，去掉与它 IoU 大于 0.5（左边相距不超过 3 像素）的框")
                        .wrong(6 - kept, "数成了被抑制的框")
                        .wrong(1, "只保留了得分最高的框")
                        .wrong(6, "没有抑制任何框"),
                count("suppressed", "被得分最高的框抑制的框数", byFirst, "个", "与第一个框左边相距不超过 3 像素（IoU 大于 0.5）的框")
                        .wrong(6 - kept, "数成了所有被抑制的框")
                        .wrong(byFirst + 1, "把第一个框自己也数了进去")
                        .wrong(5, "认为其余的框都被抑制"));
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
                "图像宽 %d 像素、高 %d 像素，目标框的左上角为（%d，%d），宽 %d，高 %d。".formatted(width, height, x, y, w, h),
                count("centre", "框中心的横坐标", x + w / 2, "像素", "%d + %d ÷ 2".formatted(x, w))
                        .wrong(x + w, "加了整个宽，得到右边")
                        .wrong(y + h / 2, "算成了纵坐标")
                        .wrong(x, "取了左边"),
                count("bottom", "框下边的纵坐标", y + h, "像素", "%d + %d".formatted(y, h))
                        .wrong(y + h / 2, "算成了中心的纵坐标")
                        .wrong(x + w, "算成了右边的横坐标")
                        .wrong(y, "取了上边"),
                number(
                                "normalised-centre",
                                "归一化的中心横坐标",
                                Ratio.of(2L * x + w, 2L * width),
                                3,
                                "(%d + %d ÷ 2) ÷ %d".formatted(x, w, width))
                        .wrong(Ratio.of(x, width), "用了左边而不是中心")
                        .wrong(Ratio.of(2L * x + w, 2L * height), "除以了图像的高")
                        .wrong(Ratio.of(x + w, width), "用了右边而不是中心"),
                number("normalised-height", "归一化的框高", Ratio.of(h, height), 3, "%d ÷ %d".formatted(h, height))
                        .wrong(Ratio.of(h, width), "除以了图像的宽")
                        .wrong(Ratio.of(w, width), "算成了归一化的框宽")
                        .wrong(Ratio.of(h, 2L * height), "取了半高"),
                percent(
                                "area-share",
                                "框面积占图像面积的比例",
                                Ratio.of((long) w * h, (long) width * height),
                                2,
                                "%d × %d ÷ (%d × %d)".formatted(w, h, width, height))
                        .wrong(Ratio.of(w + h, width + height), "用了边长之和")
                        .wrong(Ratio.of(w, width), "只比较了宽"));
    }

    private static Scene resize(Draw draw) {
        int factor = draw.of(2, 4, 5);
        int width = factor * draw.multiple(160, 480, 20);
        int height = factor * draw.multiple(100, 300, 20);
        int x = factor * draw.between(10, 60);
        int w = factor * draw.between(8, 40);
        int target = width / factor;
        return Scene.of(
                "把宽 %d、高 %d 像素的图像等比例缩小到宽 %d 像素，原图上一个框的左边横坐标为 %d，宽 %d。".formatted(width, height, target, x, w),
                count("height", "缩小后图像的高", height / factor, "像素", "%d × %d ÷ %d".formatted(height, target, width))
                        .wrong(height - (width - target), "减去了与宽相同的像素数")
                        .wrong(height, "没有随宽一起缩小"),
                count("left", "缩小后框左边的横坐标", x / factor, "像素", "%d × %d ÷ %d".formatted(x, target, width))
                        .wrong(x, "坐标没有随图像缩小")
                        .wrong((long) x * factor, "把坐标放大了")
                        .wrong(w / factor, "算成了框的宽"),
                number(
                                "area-ratio",
                                "缩小后框的面积与原来面积之比",
                                Ratio.of(1, (long) factor * factor),
                                4,
                                "(%d ÷ %d) 的平方".formatted(target, width))
                        .wrong(Ratio.of(1, factor), "没有平方")
                        .wrong(Ratio.of(1, 2L * factor), "用二倍代替了平方"));
    }

    private static Scene polygon(Draw draw) {
        int a = draw.between(2, 12) * 2;
        int b = draw.between(3, 14);
        int h = draw.between(2, 10) * 2;
        int cut = draw.between(1, a - 2);
        int top = a - cut;
        long twice = (long) (a + top) * h;
        return Scene.of(
                "一个多边形标注的顶点依次为（%d，%d）、（%d，%d）、（%d，%d）、（%d，%d）。".formatted(b, b, b + a, b, b + top, b + h, b, b + h),
                number("area", "这个多边形的面积", Ratio.of(twice, 2), 0, "梯形面积 (%d + %d) × %d ÷ 2".formatted(a, top, h))
                        .wrong(twice, "没有除以二")
                        .wrong((long) a * h, "算成了外接矩形的面积")
                        .wrong((long) top * h, "用了较短的边"),
                count("box-area", "这个多边形的最小外接正矩形的面积", (long) a * h, "", "横坐标之差 %d × 纵坐标之差 %d".formatted(a, h))
                        .wrong(Ratio.of(twice, 2).floor(), "算成了多边形的面积")
                        .wrong((long) (b + a) * (b + h), "用了最大坐标而不是坐标之差")
                        .wrong((long) top * h, "用了较短的边"),
                number(
                                "fill",
                                "多边形面积与外接正矩形面积之比",
                                Ratio.of(twice, 2L * a * h),
                                2,
                                "%s ÷ %d".formatted(Ratio.of(twice, 2).rounded(1), (long) a * h))
                        .wrong(Ratio.of(top, a), "只比较了上下两边"));
    }

    private static Scene mask(Draw draw) {
        int total = draw.of(1000, 2000, 5000, 10000);
        int hit = draw.between(total / 10, total / 4);
        int extra = draw.between(total / 50, total / 10);
        int missed = draw.between(total / 50, total / 10);
        return Scene.of(
                "一张 %d 像素的图，标注员涂的目标区域与标准区域共同的像素有 %d 个，多涂 %d 个，漏涂 %d 个。".formatted(total, hit, extra, missed),
                number(
                                "iou",
                                "两个区域的交并比",
                                Ratio.of(hit, hit + extra + missed),
                                2,
                                "%d ÷ (%d + %d + %d)".formatted(hit, hit, extra, missed))
                        .wrong(Ratio.of(2L * hit, 2L * hit + extra + missed), "算成了 Dice 系数")
                        .wrong(Ratio.of(hit, hit + missed), "除以了标准区域")
                        .wrong(Ratio.of(total - extra - missed, total), "算成了像素准确率"),
                number(
                                "dice",
                                "两个区域的 Dice 系数",
                                Ratio.of(2L * hit, 2L * hit + extra + missed),
                                2,
                                "2 × %d ÷ (2 × %d + %d + %d)".formatted(hit, hit, extra, missed))
                        .wrong(Ratio.of(hit, hit + extra + missed), "算成了交并比")
                        .wrong(Ratio.of(hit, hit + extra), "除以了所涂区域")
                        .wrong(Ratio.of(total - extra - missed, total), "算成了像素准确率"),
                number(
                                "pixel-accuracy",
                                "像素准确率",
                                Ratio.of(total - extra - missed, total),
                                2,
                                "(%d − %d − %d) ÷ %d".formatted(total, extra, missed, total))
                        .wrong(Ratio.of(hit, total), "漏了背景中一致的像素")
                        .wrong(Ratio.of(hit, hit + extra + missed), "算成了交并比"));
    }

    private static Scene keyPoints(Draw draw) {
        int people = draw.between(4, 15);
        int points = draw.of(14, 17, 21);
        int hidden = draw.between(5, people * 3);
        int within = draw.between(people * 6, people * points - hidden - 4);
        int shown = people * points - hidden;
        return Scene.of(
                "一批图中有 %d 人，每人标 %d 个关键点，共有 %d 个点被遮挡而不评；其余的点中有 %d 个与标准位置的距离在容差以内。"
                        .formatted(people, points, hidden, within),
                count("visible", "参加评价的关键点数", shown, "个", "%d × %d − %d".formatted(people, points, hidden))
                        .wrong(people * points, "没有去掉被遮挡的点")
                        .wrong(people * points + hidden, "把被遮挡的点又加了一次"),
                percent(
                                "pck",
                                "关键点的正确率",
                                Ratio.of(within, shown),
                                1,
                                "%d ÷ (%d × %d − %d)".formatted(within, people, points, hidden))
                        .wrong(Ratio.of(within, people * points), "除以了包括遮挡点的总数")
                        .wrong(Ratio.of(within - 1, shown), "分子少数了一个"),
                count("outside", "超出容差的关键点数", shown - within, "个", "%d − %d".formatted(shown, within))
                        .wrong(people * points - within, "把被遮挡的点当成超出容差")
                        .wrong(hidden, "数成了被遮挡的点"));
    }
}
