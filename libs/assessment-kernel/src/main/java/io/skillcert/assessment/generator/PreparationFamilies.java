package io.skillcert.assessment.generator;

import static io.skillcert.assessment.generator.EvaluationFamilies.list;
import static io.skillcert.assessment.generator.Question.count;
import static io.skillcert.assessment.generator.Question.number;
import static io.skillcert.assessment.generator.Question.percent;

import java.util.Arrays;
import java.util.List;

/** Families about the preparation of data. */
final class PreparationFamilies {

    static final List<Family> ALL = List.of(
            both("z-score", PreparationFamilies::zScore),
            both("min-max", PreparationFamilies::minMax),
            both("outliers", PreparationFamilies::outliers),
            both("missing-values", PreparationFamilies::missing),
            both("one-hot", PreparationFamilies::oneHot),
            Family.of(
                    "data-quality",
                    PreparationFamilies::quality,
                    Placement.collection("QUALITY"),
                    Placement.analysis("DATA-QUALITY")),
            Family.of(
                    "duplicates",
                    PreparationFamilies::duplicates,
                    Placement.collection("QUALITY"),
                    Placement.analysis("DATA-QUALITY")),
            Family.of(
                    "load-counts",
                    PreparationFamilies::load,
                    Placement.collection("PROCESSING"),
                    Placement.analysis("DATA-QUALITY")));

    private PreparationFamilies() {}

    private static Family both(String name, java.util.function.Function<Draw, Scene> drawing) {
        return Family.of(name, drawing, Placement.training("DATA-PREPARATION"), Placement.collection("PROCESSING"));
    }

    private static Scene zScore(Draw draw) {
        int mean = draw.between(40, 80);
        int deviation = draw.of(2, 4, 5, 8, 10);
        int value = mean + draw.between(-25, 25);
        int score = draw.of(-2, 2, 3);
        Ratio z = Ratio.of(value - mean, deviation);
        return Scene.of(
                "某特征的均值为 %d，标准差为 %d。样本甲的值是 %d，样本乙标准化后的值是 %d。".formatted(mean, deviation, value, score),
                number("score", "样本甲标准化（z 分数）后的值", z, 2, "(%d − %d) ÷ %d".formatted(value, mean, deviation))
                        .wrong(z.times(-1), "用均值减了样本值")
                        .wrong(z.over(deviation), "除以了方差")
                        .wrong(value - mean, "没有除以标准差"),
                count(
                                "value",
                                "样本乙原来的值",
                                mean + (long) score * deviation,
                                "",
                                "%d + (%d) × %d".formatted(mean, score, deviation))
                        .wrong(mean - (long) score * deviation, "符号弄反了")
                        .wrong(mean + score, "漏乘了标准差")
                        .wrong((long) score * deviation, "漏加了均值"),
                count("limit", "按“均值加三倍标准差”算出的上限", mean + 3L * deviation, "", "%d + 3 × %d".formatted(mean, deviation))
                        .wrong(mean + 2L * deviation, "用了两倍标准差")
                        .wrong(3L * deviation, "漏加了均值")
                        .wrong(3L * mean + deviation, "把三倍乘在了均值上"));
    }

    private static Scene minMax(Draw draw) {
        int low = draw.between(5, 40);
        int range = draw.of(20, 25, 40, 50, 80);
        int value = low + draw.between(2, range - 2);
        int tenth = draw.between(1, 9);
        Ratio scaled = Ratio.of(value - low, range);
        return Scene.of(
                "某特征的最小值为 %d，最大值为 %d，用最小–最大法缩放到 0 至 1。样本甲的值是 %d，样本乙缩放后的值是 %s。"
                        .formatted(low, low + range, value, Ratio.of(tenth, 10).rounded(1)),
                number("scaled", "样本甲缩放后的值", scaled, 2, "(%d − %d) ÷ (%d − %d)".formatted(value, low, low + range, low))
                        .wrong(Ratio.of(value, low + range), "没有减去最小值")
                        .wrong(Ratio.of(low + range - value, range), "从最大值往下减")
                        .wrong(Ratio.of(value - low, low + range), "分母没有减去最小值"),
                number(
                                "value",
                                "样本乙原来的值",
                                Ratio.of((long) range * tenth, 10).plus(low),
                                1,
                                "%d + %s × (%d − %d)"
                                        .formatted(low, Ratio.of(tenth, 10).rounded(1), low + range, low))
                        .wrong(Ratio.of((long) range * tenth, 10), "漏加了最小值")
                        .wrong(Ratio.of((long) (low + range) * tenth, 10), "用最大值乘了缩放值")
                        .wrong(Ratio.of((long) range * (10 - tenth), 10).plus(low), "从最大值往下减"),
                number(
                                "symmetric",
                                "把样本甲改为缩放到 −1 至 1 后的值",
                                scaled.times(2).minus(Ratio.ONE),
                                2,
                                "2 × (%d − %d) ÷ (%d − %d) − 1".formatted(value, low, low + range, low))
                        .wrong(scaled, "仍然缩放到 0 至 1")
                        .wrong(scaled.times(2), "漏减了 1")
                        .wrong(scaled.minus(Ratio.ONE), "漏乘了 2"));
    }

    private static Scene outliers(Draw draw) {
        int q1 = draw.between(20, 40);
        int iqr = draw.multiple(4, 20, 2);
        int q3 = q1 + iqr;
        int high = q3 + iqr * 3 / 2;
        int low = q1 - iqr * 3 / 2;
        int[] values = {
            low - draw.between(1, 5),
            low + draw.between(0, 3),
            q1 + 1,
            high - draw.between(0, 2),
            high + draw.between(-1, 4),
            high + draw.between(1, 9)
        };
        long outside = Arrays.stream(values)
                .filter(value -> value < low || value > high)
                .count();
        return Scene.of(
                "某特征的下四分位数为 %d，上四分位数为 %d。按 1.5 倍四分位距判断离群值，待查的值有 %s。".formatted(q1, q3, list(values)),
                count("upper", "正常值的上限", high, "", "%d + 1.5 × (%d − %d)".formatted(q3, q3, q1))
                        .wrong(q3 + iqr, "用了一倍四分位距")
                        .wrong(q1 + iqr * 3L / 2, "从下四分位数往上加")
                        .wrong(q3 * 3L / 2, "用上四分位数乘了 1.5"),
                count("lower", "正常值的下限", low, "", "%d − 1.5 × (%d − %d)".formatted(q1, q3, q1))
                        .wrong(q1 - iqr, "用了一倍四分位距")
                        .wrong(q3 - iqr * 3L / 2, "从上四分位数往下减")
                        .wrong(q1 / 2, "取了下四分位数的一半"),
                count("count", "待查的值中离群值的个数", outside, "个", "小于 %d 或大于 %d 的值".formatted(low, high))
                        .wrong(values.length - outside, "数成了正常值")
                        .wrong(
                                Arrays.stream(values)
                                        .filter(value -> value > high)
                                        .count(),
                                "只数了偏大的值"));
    }

    private static Scene missing(Draw draw) {
        int[] values = draw.numbers(7, 10, 40);
        values[1] = values[5];
        int[] sorted = values.clone();
        Arrays.sort(sorted);
        int sum = Arrays.stream(values).sum();
        int absent = draw.between(1, 3);
        return Scene.of(
                "某列 7 个已知值依次为 %s，另有 %d 个缺失值。".formatted(list(values), absent),
                number("mean", "用均值填充时填入的值", Ratio.of(sum, 7), 1, "%d ÷ 7".formatted(sum))
                        .wrong(Ratio.of(sum, 7 + absent), "把缺失值也算进了个数")
                        .wrong(sorted[3], "取了中位数")
                        .wrong(Ratio.of(sorted[0] + sorted[6], 2), "取了最大值与最小值的平均"),
                count("median", "用中位数填充时填入的值", sorted[3], "", "排序后的第四个值，排序为 %s".formatted(list(sorted)))
                        .wrong(values[3], "没有排序，取了第四个值")
                        .wrong(Ratio.of(sum, 7), "取了均值")
                        .wrong(values[5], "取了众数"),
                percent("rate", "这一列的缺失率", Ratio.of(absent, 7 + absent), 1, "%d ÷ (7 + %d)".formatted(absent, absent))
                        .wrong(Ratio.of(absent, 7), "除以了已知值的个数")
                        .wrong(Ratio.of(7, 7 + absent), "算成了完整率"));
    }

    private static Scene oneHot(Draw draw) {
        int numeric = draw.between(2, 9);
        int city = draw.between(4, 15);
        int channel = draw.between(3, 8);
        int weekday = 7;
        int sum = city + channel + weekday;
        return Scene.of(
                "一张表有 %d 个数值列和三个类别列：城市 %d 种、渠道 %d 种、星期 %d 种；类别列用独热编码代替，数值列不变。"
                        .formatted(numeric, city, channel, weekday),
                count(
                                "width",
                                "编码后的列数",
                                numeric + sum,
                                "列",
                                "%d + %d + %d + %d".formatted(numeric, city, channel, weekday))
                        .wrong(sum, "漏了数值列")
                        .wrong(numeric + sum + 3, "保留了原来的类别列")
                        .wrong(numeric + (long) city * channel * weekday, "把种数连乘"),
                count(
                                "reduced",
                                "每个类别列都去掉一个基准类后的列数",
                                numeric + sum - 3,
                                "列",
                                "%d + (%d − 1) + (%d − 1) + (%d − 1)".formatted(numeric, city, channel, weekday))
                        .wrong(numeric + sum, "没有去掉基准类")
                        .wrong(numeric + sum - 1, "只去掉了一个基准类")
                        .wrong(sum - 3, "漏了数值列"),
                count(
                                "zeros",
                                "编码后每行类别部分中取值为零的列数",
                                sum - 3,
                                "列",
                                "%d + %d + %d − 3，每个类别列恰有一列取一".formatted(city, channel, weekday))
                        .wrong(sum, "数成了类别部分的全部列")
                        .wrong(sum - 1, "认为整行只有一列取一")
                        .wrong(3, "数成了取一的列"));
    }

    private static Scene quality(Draw draw) {
        int rows = draw.of(500, 800, 1000, 2000, 4000);
        int columns = draw.between(4, 9);
        int blank = draw.between(rows / 20, rows / 4);
        int bad = draw.between(rows / 50, rows / 12);
        int full = rows - draw.between(rows / 20, rows / 5);
        long cells = (long) rows * columns;
        return Scene.of(
                "一批数据 %d 行、%d 列：空单元格 %d 个，非空但格式不合规的单元格 %d 个，没有任何空值的行 %d 行。".formatted(rows, columns, blank, bad, full),
                percent(
                                "completeness",
                                "单元格的完整率",
                                Ratio.of(cells - blank, cells),
                                1,
                                "(%d × %d − %d) ÷ (%d × %d)".formatted(rows, columns, blank, rows, columns))
                        .wrong(Ratio.of(rows - blank, rows), "除以了行数")
                        .wrong(Ratio.of(full, rows), "算成了完整行的比例")
                        .wrong(Ratio.of(cells - blank - bad, cells), "把不合规的也减去了"),
                percent(
                                "validity",
                                "非空单元格的合规率",
                                Ratio.of(cells - blank - bad, cells - blank),
                                1,
                                "(%d × %d − %d − %d) ÷ (%d × %d − %d)"
                                        .formatted(rows, columns, blank, bad, rows, columns, blank))
                        .wrong(Ratio.of(cells - blank - bad, cells), "除以了全部单元格")
                        .wrong(Ratio.of(rows - bad, rows), "除以了行数"),
                percent("complete-rows", "完整行的比例", Ratio.of(full, rows), 1, "%d ÷ %d".formatted(full, rows))
                        .wrong(Ratio.of(cells - blank, cells), "算成了单元格的完整率")
                        .wrong(Ratio.of(rows - full, rows), "算成了有空值的行"));
    }

    private static Scene duplicates(Draw draw) {
        int rows = draw.of(600, 800, 1000, 1200, 2000);
        int pairs = draw.between(20, 60);
        int triples = draw.between(5, 20);
        int extra = pairs + 2 * triples;
        return Scene.of(
                "一个 %d 行的表中，恰好出现两次的记录有 %d 组，恰好出现三次的有 %d 组，其余的记录各出现一次；去重时每组保留一行。".formatted(rows, pairs, triples),
                count("removed", "去重删去的行数", extra, "行", "%d × 1 + %d × 2".formatted(pairs, triples))
                        .wrong(2L * pairs + 3L * triples, "没有保留一行")
                        .wrong(pairs + triples, "每组只删了一行"),
                count("kept", "去重后的行数", rows - extra, "行", "%d − %d − 2 × %d".formatted(rows, pairs, triples))
                        .wrong(rows - pairs - triples, "每组只删了一行")
                        .wrong(rows - 2 * pairs - 3 * triples, "没有保留一行"),
                percent(
                                "rate",
                                "重复率（多余的行占总行数）",
                                Ratio.of(extra, rows),
                                1,
                                "(%d + 2 × %d) ÷ %d".formatted(pairs, triples, rows))
                        .wrong(Ratio.of(2L * pairs + 3L * triples, rows), "把保留的一行也算作多余")
                        .wrong(Ratio.of(pairs + triples, rows), "用了组数"));
    }

    private static Scene load(Draw draw) {
        int read = draw.multiple(2000, 9000, 100);
        int invalid = draw.between(30, 180);
        int repeated = draw.between(20, 150);
        int updated = draw.between(200, 900);
        int inserted = read - invalid - repeated - updated;
        int before = draw.multiple(5000, 20000, 100);
        return Scene.of(
                "一次数据加载读入 %d 行：格式不合规退回 %d 行，与本批重复而丢弃 %d 行，主键已存在而更新 %d 行，其余的新增；目标表原有 %d 行。"
                        .formatted(read, invalid, repeated, updated, before),
                count(
                                "inserted",
                                "新增的行数",
                                inserted,
                                "行",
                                "%d − %d − %d − %d".formatted(read, invalid, repeated, updated))
                        .wrong(inserted + updated, "没有减去更新的行")
                        .wrong(inserted + repeated, "没有减去重复的行"),
                count("after", "加载后目标表的行数", before + inserted, "行", "%d + %d".formatted(before, inserted))
                        .wrong(before + inserted + updated, "把更新的行当成新增")
                        .wrong(before + read, "把读入的行都加上了"),
                percent(
                                "rejected",
                                "没有进入目标表的行占读入行数的比例",
                                Ratio.of(invalid + repeated, read),
                                1,
                                "(%d + %d) ÷ %d".formatted(invalid, repeated, read))
                        .wrong(Ratio.of(invalid, read), "漏了重复的行")
                        .wrong(Ratio.of(invalid + repeated + updated, read), "把更新的行当成没有进入"));
    }
}
