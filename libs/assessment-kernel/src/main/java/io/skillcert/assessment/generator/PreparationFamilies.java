package io.skillcert.assessment.generator;

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
                Text.of(
                        "某特征的均值为 %d，标准差为 %d。样本甲的值是 %d，样本乙标准化后的值是 %d。",
                        "A feature has mean %d and standard deviation %d. Sample A has the value %d; sample B has the value %d after standardisation.",
                        mean,
                        deviation,
                        value,
                        score),
                number(
                                "score",
                                Text.of("样本甲标准化（z 分数）后的值", "the standardised value (z-score) of sample A"),
                                z,
                                2,
                                Text.same("(%d − %d) ÷ %d", value, mean, deviation))
                        .wrong(z.times(-1), "用均值减了样本值", "subtracting the value from the mean")
                        .wrong(z.over(deviation), "除以了方差", "dividing by the variance")
                        .wrong(value - mean, "没有除以标准差", "not dividing by the standard deviation"),
                count(
                                "value",
                                Text.of("样本乙原来的值", "the original value of sample B"),
                                mean + (long) score * deviation,
                                Text.same("%d + (%d) × %d", mean, score, deviation))
                        .wrong(mean - (long) score * deviation, "符号弄反了", "getting the sign wrong")
                        .wrong(mean + score, "漏乘了标准差", "not multiplying by the standard deviation")
                        .wrong((long) score * deviation, "漏加了均值", "forgetting to add the mean"),
                count(
                                "limit",
                                Text.of(
                                        "按“均值加三倍标准差”算出的上限",
                                        "the upper limit by the rule “mean plus three standard deviations”"),
                                mean + 3L * deviation,
                                Text.same("%d + 3 × %d", mean, deviation))
                        .wrong(mean + 2L * deviation, "用了两倍标准差", "using two standard deviations")
                        .wrong(3L * deviation, "漏加了均值", "forgetting to add the mean")
                        .wrong(3L * mean + deviation, "把三倍乘在了均值上", "multiplying the mean by three instead"));
    }

    private static Scene minMax(Draw draw) {
        int low = draw.between(5, 40);
        int range = draw.of(20, 25, 40, 50, 80);
        int value = low + draw.between(2, range - 2);
        int tenth = draw.between(1, 9);
        Ratio scaled = Ratio.of(value - low, range);
        return Scene.of(
                Text.of(
                        "某特征的最小值为 %d，最大值为 %d，用最小–最大法缩放到 0 至 1。样本甲的值是 %d，样本乙缩放后的值是 %s。",
                        "A feature has minimum %d and maximum %d and is scaled to the range from 0 to 1 by the min-max method. Sample A has the value %d; sample B has the value %s after scaling.",
                        low,
                        low + range,
                        value,
                        Ratio.of(tenth, 10).rounded(1)),
                number(
                                "scaled",
                                Text.of("样本甲缩放后的值", "the value of sample A after scaling"),
                                scaled,
                                2,
                                Text.same("(%d − %d) ÷ (%d − %d)", value, low, low + range, low))
                        .wrong(Ratio.of(value, low + range), "没有减去最小值", "not subtracting the minimum")
                        .wrong(Ratio.of(low + range - value, range), "从最大值往下减", "going down from the maximum")
                        .wrong(
                                Ratio.of(value - low, low + range),
                                "分母没有减去最小值",
                                "not subtracting the minimum in the denominator"),
                number(
                                "value",
                                Text.of("样本乙原来的值", "the original value of sample B"),
                                Ratio.of((long) range * tenth, 10).plus(low),
                                1,
                                Text.same(
                                        "%d + %s × (%d − %d)",
                                        low, Ratio.of(tenth, 10).rounded(1), low + range, low))
                        .wrong(Ratio.of((long) range * tenth, 10), "漏加了最小值", "forgetting to add the minimum")
                        .wrong(
                                Ratio.of((long) (low + range) * tenth, 10),
                                "用最大值乘了缩放值",
                                "multiplying the maximum by the scaled value")
                        .wrong(
                                Ratio.of((long) range * (10 - tenth), 10).plus(low),
                                "从最大值往下减",
                                "going down from the maximum"),
                number(
                                "symmetric",
                                Text.of(
                                        "把样本甲改为缩放到 −1 至 1 后的值",
                                        "the value of sample A if it is scaled to the range from −1 to 1 instead"),
                                scaled.times(2).minus(Ratio.ONE),
                                2,
                                Text.same("2 × (%d − %d) ÷ (%d − %d) − 1", value, low, low + range, low))
                        .wrong(scaled, "仍然缩放到 0 至 1", "still scaling to the range from 0 to 1")
                        .wrong(scaled.times(2), "漏减了 1", "forgetting to subtract 1")
                        .wrong(scaled.minus(Ratio.ONE), "漏乘了 2", "not multiplying by 2"));
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
                Text.of(
                        "某特征的下四分位数为 %d，上四分位数为 %d。按 1.5 倍四分位距判断离群值，待查的值有 %s。",
                        "A feature has lower quartile %d and upper quartile %d. Values more than 1.5 interquartile ranges outside the quartiles are outliers; the values to check are %s.",
                        q1,
                        q3,
                        Text.list(values)),
                count(
                                "upper",
                                Text.of("正常值的上限", "the upper limit of normal values"),
                                high,
                                Text.same("%d + 1.5 × (%d − %d)", q3, q3, q1))
                        .wrong(q3 + iqr, "用了一倍四分位距", "using one interquartile range")
                        .wrong(q1 + iqr * 3L / 2, "从下四分位数往上加", "adding to the lower quartile")
                        .wrong(q3 * 3L / 2, "用上四分位数乘了 1.5", "multiplying the upper quartile by 1.5"),
                count(
                                "lower",
                                Text.of("正常值的下限", "the lower limit of normal values"),
                                low,
                                Text.same("%d − 1.5 × (%d − %d)", q1, q3, q1))
                        .wrong(q1 - iqr, "用了一倍四分位距", "using one interquartile range")
                        .wrong(q3 - iqr * 3L / 2, "从上四分位数往下减", "subtracting from the upper quartile")
                        .wrong(q1 / 2, "取了下四分位数的一半", "taking half of the lower quartile"),
                count(
                                "count",
                                Text.of("待查的值中离群值的个数", "the number of outliers among the values to check"),
                                outside,
                                Text.of("个", ""),
                                Text.of("小于 %d 或大于 %d 的值", "values below %d or above %d", low, high))
                        .wrong(values.length - outside, "数成了正常值", "counting the normal values")
                        .wrong(
                                Arrays.stream(values)
                                        .filter(value -> value > high)
                                        .count(),
                                "只数了偏大的值",
                                "counting only the values that are too high"));
    }

    private static Scene missing(Draw draw) {
        int[] values = draw.numbers(7, 10, 40);
        values[1] = values[5];
        int[] sorted = values.clone();
        Arrays.sort(sorted);
        int sum = Arrays.stream(values).sum();
        int absent = draw.between(1, 3);
        return Scene.of(
                Text.of(
                        "某列 7 个已知值依次为 %s，另有 %d 个缺失值。",
                        "The 7 known values of a column are %s; another %d values are missing.",
                        Text.list(values),
                        absent),
                number(
                                "mean",
                                Text.of(
                                        "用均值填充时填入的值",
                                        "the value filled in when missing values are replaced by the mean"),
                                Ratio.of(sum, 7),
                                1,
                                Text.same("%d ÷ 7", sum))
                        .wrong(Ratio.of(sum, 7 + absent), "把缺失值也算进了个数", "counting the missing values too")
                        .wrong(sorted[3], "取了中位数", "taking the median")
                        .wrong(
                                Ratio.of(sorted[0] + sorted[6], 2),
                                "取了最大值与最小值的平均",
                                "taking the mean of the largest and the smallest value"),
                count(
                                "median",
                                Text.of(
                                        "用中位数填充时填入的值",
                                        "the value filled in when missing values are replaced by the median"),
                                sorted[3],
                                Text.of(
                                        "排序后的第四个值，排序为 %s",
                                        "the fourth value after sorting; sorted, the values are %s", Text.list(sorted)))
                        .wrong(values[3], "没有排序，取了第四个值", "taking the fourth value without sorting")
                        .wrong(Ratio.of(sum, 7), "取了均值", "taking the mean")
                        .wrong(values[5], "取了众数", "taking the mode"),
                percent(
                                "rate",
                                Text.of("这一列的缺失率", "the share of missing values in this column"),
                                Ratio.of(absent, 7 + absent),
                                1,
                                Text.same("%d ÷ (7 + %d)", absent, absent))
                        .wrong(Ratio.of(absent, 7), "除以了已知值的个数", "dividing by the number of known values")
                        .wrong(Ratio.of(7, 7 + absent), "算成了完整率", "computing the completeness instead"));
    }

    private static Scene oneHot(Draw draw) {
        int numeric = draw.between(2, 9);
        int city = draw.between(4, 15);
        int channel = draw.between(3, 8);
        int weekday = 7;
        int sum = city + channel + weekday;
        return Scene.of(
                Text.of(
                        "一张表有 %d 个数值列和三个类别列：城市 %d 种、渠道 %d 种、星期 %d 种；类别列用独热编码代替，数值列不变。",
                        "A table has %d numeric columns and three categorical columns: %d cities, %d channels and %d days of the week. The categorical columns are replaced by one-hot encoding; the numeric ones stay.",
                        numeric,
                        city,
                        channel,
                        weekday),
                count(
                                "width",
                                Text.of("编码后的列数", "the number of columns after encoding"),
                                numeric + sum,
                                Text.of("列", ""),
                                Text.same("%d + %d + %d + %d", numeric, city, channel, weekday))
                        .wrong(sum, "漏了数值列", "leaving out the numeric columns")
                        .wrong(numeric + sum + 3, "保留了原来的类别列", "keeping the original categorical columns")
                        .wrong(
                                numeric + (long) city * channel * weekday,
                                "把种数连乘",
                                "multiplying the numbers of categories"),
                count(
                                "reduced",
                                Text.of(
                                        "每个类别列都去掉一个基准类后的列数",
                                        "the number of columns if each categorical column drops one reference category"),
                                numeric + sum - 3,
                                Text.of("列", ""),
                                Text.same("%d + (%d − 1) + (%d − 1) + (%d − 1)", numeric, city, channel, weekday))
                        .wrong(numeric + sum, "没有去掉基准类", "not dropping the reference categories")
                        .wrong(numeric + sum - 1, "只去掉了一个基准类", "dropping only one reference category")
                        .wrong(sum - 3, "漏了数值列", "leaving out the numeric columns"),
                count(
                                "zeros",
                                Text.of(
                                        "编码后每行类别部分中取值为零的列数",
                                        "the number of encoded categorical columns that are zero in each row"),
                                sum - 3,
                                Text.of("列", ""),
                                Text.of(
                                        "%d + %d + %d − 3，每个类别列恰有一列取一",
                                        "%d + %d + %d − 3, as exactly one column of each categorical column is one",
                                        city,
                                        channel,
                                        weekday))
                        .wrong(sum, "数成了类别部分的全部列", "counting all encoded columns")
                        .wrong(sum - 1, "认为整行只有一列取一", "assuming that only one column of the whole row is one")
                        .wrong(3, "数成了取一的列", "counting the columns that are one"));
    }

    private static Scene quality(Draw draw) {
        int rows = draw.of(500, 800, 1000, 2000, 4000);
        int columns = draw.between(4, 9);
        int blank = draw.between(rows / 20, rows / 4);
        int bad = draw.between(rows / 50, rows / 12);
        int full = rows - draw.between((blank + columns - 1) / columns, Math.min(blank, rows / 5));
        long cells = (long) rows * columns;
        return Scene.of(
                Text.of(
                        "一批数据 %d 行、%d 列：空单元格 %d 个，非空但格式不合规的单元格 %d 个，没有任何空值的行 %d 行。",
                        "A data set has %d rows and %d columns: %d cells are empty, %d cells have content in an invalid format, and %d rows have no empty cell.",
                        rows,
                        columns,
                        blank,
                        bad,
                        full),
                percent(
                                "completeness",
                                Text.of("单元格的完整率", "the completeness of the cells"),
                                Ratio.of(cells - blank, cells),
                                1,
                                Text.same("(%d × %d − %d) ÷ (%d × %d)", rows, columns, blank, rows, columns))
                        .wrong(Ratio.of(rows - blank, rows), "除以了行数", "dividing by the number of rows")
                        .wrong(Ratio.of(full, rows), "算成了完整行的比例", "computing the share of complete rows")
                        .wrong(
                                Ratio.of(cells - blank - bad, cells),
                                "把不合规的也减去了",
                                "subtracting the invalid cells as well"),
                percent(
                                "validity",
                                Text.of("非空单元格的合规率", "the validity of the cells that are not empty"),
                                Ratio.of(cells - blank - bad, cells - blank),
                                1,
                                Text.same(
                                        "(%d × %d − %d − %d) ÷ (%d × %d − %d)",
                                        rows, columns, blank, bad, rows, columns, blank))
                        .wrong(Ratio.of(cells - blank - bad, cells), "除以了全部单元格", "dividing by all cells")
                        .wrong(Ratio.of(rows - bad, rows), "除以了行数", "dividing by the number of rows"),
                percent(
                                "complete-rows",
                                Text.of("完整行的比例", "the share of complete rows"),
                                Ratio.of(full, rows),
                                1,
                                Text.same("%d ÷ %d", full, rows))
                        .wrong(Ratio.of(cells - blank, cells), "算成了单元格的完整率", "computing the completeness of the cells")
                        .wrong(Ratio.of(rows - full, rows), "算成了有空值的行", "counting the rows with empty cells"));
    }

    private static Scene duplicates(Draw draw) {
        int rows = draw.of(600, 800, 1000, 1200, 2000);
        int pairs = draw.between(20, 60);
        int triples = draw.between(5, 20);
        int extra = pairs + 2 * triples;
        return Scene.of(
                Text.of(
                        "一个 %d 行的表中，恰好出现两次的记录有 %d 组，恰好出现三次的有 %d 组，其余的记录各出现一次；去重时每组保留一行。",
                        "In a table of %d rows, %d groups of records occur exactly twice, %d groups occur exactly three times, and all other records occur once. Deduplication keeps one row of each group.",
                        rows,
                        pairs,
                        triples),
                count(
                                "removed",
                                Text.of("去重删去的行数", "the number of rows that deduplication removes"),
                                extra,
                                Text.of("行", ""),
                                Text.same("%d × 1 + %d × 2", pairs, triples))
                        .wrong(2L * pairs + 3L * triples, "没有保留一行", "not keeping one row")
                        .wrong(pairs + triples, "每组只删了一行", "removing only one row of each group"),
                count(
                                "kept",
                                Text.of("去重后的行数", "the number of rows after deduplication"),
                                rows - extra,
                                Text.of("行", ""),
                                Text.same("%d − %d − 2 × %d", rows, pairs, triples))
                        .wrong(rows - pairs - triples, "每组只删了一行", "removing only one row of each group")
                        .wrong(rows - 2 * pairs - 3 * triples, "没有保留一行", "not keeping one row"),
                percent(
                                "rate",
                                Text.of("重复率（多余的行占总行数）", "the duplication rate (superfluous rows out of all rows)"),
                                Ratio.of(extra, rows),
                                1,
                                Text.same("(%d + 2 × %d) ÷ %d", pairs, triples, rows))
                        .wrong(
                                Ratio.of(2L * pairs + 3L * triples, rows),
                                "把保留的一行也算作多余",
                                "counting the row that is kept as superfluous")
                        .wrong(Ratio.of(pairs + triples, rows), "用了组数", "using the number of groups"));
    }

    private static Scene load(Draw draw) {
        int read = draw.multiple(2000, 9000, 100);
        int invalid = draw.between(30, 180);
        int repeated = draw.between(20, 150);
        int updated = draw.between(200, 900);
        int inserted = read - invalid - repeated - updated;
        int before = draw.multiple(5000, 20000, 100);
        return Scene.of(
                Text.of(
                        "一次数据加载读入 %d 行：格式不合规退回 %d 行，与本批重复而丢弃 %d 行，主键已存在而更新 %d 行，其余的新增；目标表原有 %d 行。",
                        "A data load reads %d rows: %d are rejected for their format, %d are dropped as duplicates within the batch, %d update rows whose primary key exists, and the rest are inserted. The target table had %d rows before.",
                        read,
                        invalid,
                        repeated,
                        updated,
                        before),
                count(
                                "inserted",
                                Text.of("新增的行数", "the number of rows inserted"),
                                inserted,
                                Text.of("行", ""),
                                Text.same("%d − %d − %d − %d", read, invalid, repeated, updated))
                        .wrong(inserted + updated, "没有减去更新的行", "not subtracting the updated rows")
                        .wrong(inserted + repeated, "没有减去重复的行", "not subtracting the duplicate rows"),
                count(
                                "after",
                                Text.of("加载后目标表的行数", "the number of rows in the target table after the load"),
                                before + inserted,
                                Text.of("行", ""),
                                Text.same("%d + %d", before, inserted))
                        .wrong(before + inserted + updated, "把更新的行当成新增", "treating the updated rows as inserted")
                        .wrong(before + read, "把读入的行都加上了", "adding all rows read"),
                percent(
                                "rejected",
                                Text.of(
                                        "没有进入目标表的行占读入行数的比例",
                                        "the share of the rows read that did not get into the target table"),
                                Ratio.of(invalid + repeated, read),
                                1,
                                Text.same("(%d + %d) ÷ %d", invalid, repeated, read))
                        .wrong(Ratio.of(invalid, read), "漏了重复的行", "leaving out the duplicate rows")
                        .wrong(
                                Ratio.of(invalid + repeated + updated, read),
                                "把更新的行当成没有进入",
                                "treating the updated rows as not loaded"));
    }
}
