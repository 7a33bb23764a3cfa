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
                    Placement.analysis("DATA-QUALITY")),
            Family.of("crawling", PreparationFamilies::crawling, Placement.collection("ACQUISITION")),
            Family.of("sensor", PreparationFamilies::sensor, Placement.collection("ACQUISITION")),
            Family.of("image-storage", PreparationFamilies::images, Placement.collection("ACQUISITION")),
            Family.of("anonymity", PreparationFamilies::anonymity, Placement.collection("PROTECTION")),
            Family.of("questionnaire", PreparationFamilies::questionnaire, Placement.collection("ACQUISITION")));

    private PreparationFamilies() {}

    private static Family both(String name, java.util.function.Function<Draw, Scene> drawing) {
        return Family.of(
                name, drawing, Placement.training("DATA-PREPARATION"), Placement.collection("PROCESSING"));
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
                count("value", "样本乙原来的值", mean + (long) score * deviation, "", "%d + (%d) × %d".formatted(mean, score, deviation))
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
                number("value", "样本乙原来的值", Ratio.of((long) range * tenth, 10).plus(low), 1, "%d + %s × (%d − %d)"
                                .formatted(low, Ratio.of(tenth, 10).rounded(1), low + range, low))
                        .wrong(Ratio.of((long) range * tenth, 10), "漏加了最小值")
                        .wrong(Ratio.of((long) (low + range) * tenth, 10), "用最大值乘了缩放值")
                        .wrong(Ratio.of((long) range * (10 - tenth), 10).plus(low), "从最大值往下减"),
                number("symmetric", "把样本甲改为缩放到 −1 至 1 后的值", scaled.times(2).minus(Ratio.ONE), 2, "2 × (%d − %d) ÷ (%d − %d) − 1"
                                .formatted(value, low, low + range, low))
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
        long outside = Arrays.stream(values).filter(value -> value < low || value > high).count();
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
                        .wrong(Arrays.stream(values).filter(value -> value > high).count(), "只数了偏大的值"));
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
                count("width", "编码后的列数", numeric + sum, "列", "%d + %d + %d + %d".formatted(numeric, city, channel, weekday))
                        .wrong(sum, "漏了数值列")
                        .wrong(numeric + sum + 3, "保留了原来的类别列")
                        .wrong(numeric + (long) city * channel * weekday, "把种数连乘"),
                count("reduced", "每个类别列都去掉一个基准类后的列数", numeric + sum - 3, "列", "%d + (%d − 1) + (%d − 1) + (%d − 1)"
                                .formatted(numeric, city, channel, weekday))
                        .wrong(numeric + sum, "没有去掉基准类")
                        .wrong(numeric + sum - 1, "只去掉了一个基准类")
                        .wrong(sum - 3, "漏了数值列"),
                count("ones", "编码后每行类别部分中 1 的个数", 3, "个", "每个类别列恰好一个 1，共三个类别列，与它们的 %d 种取值无关".formatted(sum))
                        .wrong(sum, "数成了类别部分的列数")
                        .wrong(1, "认为整行只有一个 1")
                        .wrong(sum - 3, "数成了 0 的个数"));
    }

    private static Scene quality(Draw draw) {
        int rows = draw.of(500, 800, 1000, 2000, 4000);
        int columns = draw.between(4, 9);
        int blank = draw.between(rows / 20, rows / 4);
        int bad = draw.between(rows / 50, rows / 12);
        int full = rows - draw.between(rows / 20, rows / 5);
        long cells = (long) rows * columns;
        return Scene.of(
                "一批数据 %d 行、%d 列：空单元格 %d 个，非空但格式不合规的单元格 %d 个，没有任何空值的行 %d 行。"
                        .formatted(rows, columns, blank, bad, full),
                percent("completeness", "单元格的完整率", Ratio.of(cells - blank, cells), 1, "(%d × %d − %d) ÷ (%d × %d)"
                                .formatted(rows, columns, blank, rows, columns))
                        .wrong(Ratio.of(rows - blank, rows), "除以了行数")
                        .wrong(Ratio.of(full, rows), "算成了完整行的比例")
                        .wrong(Ratio.of(cells - blank - bad, cells), "把不合规的也减去了"),
                percent("validity", "非空单元格的合规率", Ratio.of(cells - blank - bad, cells - blank), 1, "(%d × %d − %d − %d) ÷ (%d × %d − %d)"
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
                "一个 %d 行的表中，恰好出现两次的记录有 %d 组，恰好出现三次的有 %d 组，其余的记录各出现一次；去重时每组保留一行。"
                        .formatted(rows, pairs, triples),
                count("removed", "去重删去的行数", extra, "行", "%d × 1 + %d × 2".formatted(pairs, triples))
                        .wrong(2L * pairs + 3L * triples, "没有保留一行")
                        .wrong(pairs + triples, "每组只删了一行"),
                count("kept", "去重后的行数", rows - extra, "行", "%d − %d − 2 × %d".formatted(rows, pairs, triples))
                        .wrong(rows - pairs - triples, "每组只删了一行")
                        .wrong(rows - 2 * pairs - 3 * triples, "没有保留一行"),
                percent("rate", "重复率（多余的行占总行数）", Ratio.of(extra, rows), 1, "(%d + 2 × %d) ÷ %d".formatted(pairs, triples, rows))
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
                count("inserted", "新增的行数", inserted, "行", "%d − %d − %d − %d".formatted(read, invalid, repeated, updated))
                        .wrong(inserted + updated, "没有减去更新的行")
                        .wrong(inserted + repeated, "没有减去重复的行"),
                count("after", "加载后目标表的行数", before + inserted, "行", "%d + %d".formatted(before, inserted))
                        .wrong(before + inserted + updated, "把更新的行当成新增")
                        .wrong(before + read, "把读入的行都加上了"),
                percent("rejected", "没有进入目标表的行占读入行数的比例", Ratio.of(invalid + repeated, read), 1, "(%d + %d) ÷ %d"
                                .formatted(invalid, repeated, read))
                        .wrong(Ratio.of(invalid, read), "漏了重复的行")
                        .wrong(Ratio.of(invalid + repeated + updated, read), "把更新的行当成没有进入"));
    }

    private static Scene crawling(Draw draw) {
        int pages = draw.multiple(600, 6000, 120);
        int perMinute = draw.of(20, 30, 40, 60);
        int failed = draw.of(2, 4, 5, 10);
        int size = draw.of(40, 50, 80, 125);
        return Scene.of(
                "经授权采集 %d 个网页，限速每分钟 %d 个，其中 %d%% 第一次失败、各重试一次后成功；每页平均 %d 千字节（1 兆字节按 1000 千字节计）。"
                        .formatted(pages, perMinute, failed, size),
                number("requests", "一共发出的请求数", Ratio.of((long) pages * (100 + failed), 100), 0, "次", "%d + %d × %d%%"
                                .formatted(pages, pages, failed))
                        .wrong(pages, "漏了重试")
                        .wrong(Ratio.of((long) pages * (100 - failed), 100), "减去了失败的请求"),
                number("minutes", "不计重试时采集所需的时间", Ratio.of(pages, perMinute), 0, "分钟", "%d ÷ %d".formatted(pages, perMinute))
                        .wrong(Ratio.of(pages, 60), "当成每秒一个")
                        .wrong(pages, "当成每分钟一个"),
                number("megabytes", "采集结果的大小", Ratio.of((long) pages * size, 1000), 1, "兆字节", "%d × %d ÷ 1000".formatted(pages, size))
                        .wrong((long) pages * size, "算成了千字节")
                        .wrong(Ratio.of((long) pages * size, 8000), "又除以了 8"));
    }

    private static Scene sensor(Draw draw) {
        int rate = draw.of(10, 20, 50, 100);
        int hours = draw.between(2, 12);
        int channels = draw.of(3, 4, 6);
        int lost = draw.of(1, 2, 4, 5);
        long samples = 3600L * hours * rate;
        return Scene.of(
                "一个传感器每秒采样 %d 次，每次采 %d 个通道，每个通道 2 字节，连续工作 %d 小时，传输中丢失 %d%% 的采样。"
                        .formatted(rate, channels, hours, lost),
                count("samples", "应有的采样次数", samples, "次", "3600 × %d × %d".formatted(hours, rate))
                        .wrong(60L * hours * rate, "把小时换成了分钟")
                        .wrong(samples * channels, "又乘了通道数"),
                count("received", "实际收到的采样次数", Ratio.of(samples * (100 - lost), 100), "次", "3600 × %d × %d × (100%% − %d%%)"
                                .formatted(hours, rate, lost))
                        .wrong(samples, "没有减去丢失的采样")
                        .wrong(Ratio.of(samples * lost, 100), "数成了丢失的采样"),
                count("bytes", "每秒产生的字节数", 2L * channels * rate, "字节", "%d × %d × 2".formatted(rate, channels))
                        .wrong((long) channels * rate, "漏乘了每个通道的字节数")
                        .wrong(2L * rate, "漏乘了通道数")
                        .wrong(16L * channels * rate, "算成了比特"),
                number("interval", "两次采样的间隔", Ratio.of(1000, rate), 0, "毫秒", "1000 ÷ %d".formatted(rate))
                        .wrong(rate, "取了采样率")
                        .wrong(Ratio.of(10000, rate), "多乘了十"));
    }

    private static Scene images(Draw draw) {
        int width = draw.of(640, 800, 1280, 1920);
        int height = draw.of(480, 600, 720, 1080);
        int count = draw.multiple(100, 900, 50);
        int ratio = draw.of(8, 10, 20);
        long bytes = 3L * width * height;
        return Scene.of(
                "用 %d×%d 像素、每像素 3 字节的相机拍了 %d 张图，压缩比为 %d 比 1（1 兆字节按 1000000 字节计）。"
                        .formatted(width, height, count, ratio),
                count("bytes", "一张未压缩图像的大小", bytes, "字节", "%d × %d × 3".formatted(width, height))
                        .wrong((long) width * height, "漏乘了每像素的字节数")
                        .wrong(bytes * 8, "算成了比特")
                        .wrong(3L * (width + height), "把宽和高相加"),
                number("megabytes", "全部图像压缩后的大小", Ratio.of(bytes * count, 1_000_000L * ratio), 1, "兆字节", "%d × %d × 3 × %d ÷ %d ÷ 1000000"
                                .formatted(width, height, count, ratio))
                        .wrong(Ratio.of(bytes * count, 1_000_000L), "没有除以压缩比")
                        .wrong(Ratio.of(bytes * count, 3_000_000L * ratio), "漏乘了每像素的字节数"),
                number("pixels", "一张图像的像素数", Ratio.of((long) width * height, 10000), 1, "万", "%d × %d ÷ 10000".formatted(width, height))
                        .wrong(Ratio.of(bytes, 10000), "算成了字节数")
                        .wrong(Ratio.of((long) width * height, 1000), "除以了一千"));
    }

    private static Scene anonymity(Draw draw) {
        int[] groups = {draw.between(6, 12), draw.between(4, 9), draw.between(2, 4), draw.between(5, 8)};
        int smallest = Arrays.stream(groups).min().orElseThrow();
        int wanted = draw.of(4, 5);
        int below = Arrays.stream(groups).filter(size -> size < wanted).sum();
        int all = Arrays.stream(groups).sum();
        return Scene.of(
                "一份数据按年龄段与区域分成四组，各组人数依次为 %s；要求达到 %d 匿名（每组不少于 %d 人），不足的组整组删去。"
                        .formatted(list(groups), wanted, wanted),
                count("k", "删去之前数据满足的匿名参数 k", smallest, "", "人数最少的一组")
                        .wrong(Arrays.stream(groups).max().orElseThrow(), "取了人数最多的一组")
                        .wrong(Ratio.of(all, 4), "取了平均人数")
                        .wrong(4, "取了组数"),
                count("removed", "要删去的人数", below, "人", "少于 %d 人的组的人数之和".formatted(wanted))
                        .wrong(all - below, "数成了保留的人数")
                        .wrong(smallest, "只删去了最小的一组"),
                percent("kept", "删去后保留的比例", Ratio.of(all - below, all), 1, "(%d − %d) ÷ %d".formatted(all, below, all))
                        .wrong(Ratio.of(below, all), "算成了删去的比例")
                        .wrong(Ratio.of(3, 4), "按组数计算"));
    }

    private static Scene questionnaire(Draw draw) {
        int sent = draw.multiple(400, 2000, 50);
        int returned = sent * draw.between(40, 85) / 100;
        int invalid = draw.between(10, returned / 8);
        return Scene.of(
                "发出问卷 %d 份，收回 %d 份，其中无效 %d 份。".formatted(sent, returned, invalid),
                percent("return-rate", "问卷的回收率", Ratio.of(returned, sent), 1, "%d ÷ %d".formatted(returned, sent))
                        .wrong(Ratio.of(returned - invalid, sent), "减去了无效的问卷")
                        .wrong(Ratio.of(sent - returned, sent), "算成了未收回的比例"),
                percent("valid-rate", "收回的问卷的有效率", Ratio.of(returned - invalid, returned), 1, "(%d − %d) ÷ %d".formatted(returned, invalid, returned))
                        .wrong(Ratio.of(returned - invalid, sent), "除以了发出的份数")
                        .wrong(Ratio.of(invalid, returned), "算成了无效的比例"),
                count("needed", "按同样的回收率与有效率，要得到两倍的有效问卷还须再发的份数", sent, "份", "有效份数与发出份数成正比，共须发 2 × %d，再减去已发的 %d"
                                .formatted(sent, sent))
                        .wrong(2L * sent, "没有减去已发的份数")
                        .wrong(returned, "取了收回的份数")
                        .wrong(returned - invalid, "取了有效的份数"));
    }
}
