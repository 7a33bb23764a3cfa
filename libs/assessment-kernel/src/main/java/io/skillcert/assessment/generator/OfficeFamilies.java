package io.skillcert.assessment.generator;

import static io.skillcert.assessment.generator.EvaluationFamilies.list;
import static io.skillcert.assessment.generator.Question.count;
import static io.skillcert.assessment.generator.Question.number;
import static io.skillcert.assessment.generator.Question.percent;
import static io.skillcert.assessment.generator.Question.text;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Families about office software, computers, and the training of colleagues. */
final class OfficeFamilies {

    static final List<Family> ALL = List.of(
            both("formulas", OfficeFamilies::formulas, "OFFICE"),
            both("text-functions", OfficeFamilies::textFunctions, "OFFICE"),
            both("references", OfficeFamilies::references, "OFFICE"),
            both("number-systems", OfficeFamilies::numberSystems, "COMPUTERS"),
            both("file-sizes", OfficeFamilies::fileSizes, "COMPUTERS"),
            Family.of("training-plan", OfficeFamilies::plan, Placement.coaching("PLANNING")),
            Family.of("course-results", OfficeFamilies::results, Placement.coaching("ASSESSMENT")),
            Family.of("exercise-groups", OfficeFamilies::groups, Placement.coaching("GUIDANCE")));

    private OfficeFamilies() {}

    private static Family both(String name, Function<Draw, Scene> drawing, String topic) {
        return Family.of(name, drawing, Placement.foundations(4, topic), Placement.foundations(3, topic));
    }

    private static Scene formulas(Draw draw) {
        int[] cells = draw.numbers(5, 10, 90);
        int limit = draw.multiple(30, 60, 5);
        int[] above = Arrays.stream(cells).filter(x -> x > limit).toArray();
        int sum = Arrays.stream(cells).sum();
        int aboveSum = Arrays.stream(above).sum();
        int largest = Arrays.stream(cells).max().orElseThrow();
        int smallest = Arrays.stream(cells).min().orElseThrow();
        return Scene.of(
                "电子表格中单元格 A1 至 A5 的值依次为 %s，单元格 B1 的值为 %d。".formatted(list(cells), limit),
                number("average", "公式 =AVERAGE(A1:A5) 的结果", Ratio.of(sum, 5), 1, "%d ÷ 5".formatted(sum))
                        .wrong(sum, "算成了 SUM")
                        .wrong(Ratio.of(largest + smallest, 2), "取了最大值与最小值的平均")
                        .wrong(Ratio.of(sum + limit, 6), "把 B1 也算了进去"),
                count("count-if", "公式 =COUNTIF(A1:A5,\">\"&B1) 的结果", above.length, "", "大于 %d 的值的个数".formatted(limit))
                        .wrong(5 - above.length, "数成了其余的值")
                        .wrong(5, "算成了 COUNT")
                        .wrong(aboveSum, "算成了 SUMIF"),
                count("sum-if", "公式 =SUMIF(A1:A5,\">\"&B1) 的结果", aboveSum, "", "大于 %d 的值之和".formatted(limit))
                        .wrong(sum, "没有按条件求和")
                        .wrong(sum - aboveSum, "加成了其余的值")
                        .wrong(above.length, "算成了 COUNTIF"),
                count(
                                "range",
                                "公式 =MAX(A1:A5)-MIN(A1:A5) 的结果",
                                largest - smallest,
                                "",
                                "%d − %d".formatted(largest, smallest))
                        .wrong(Math.abs(cells[4] - cells[0]), "用了首尾两个单元格")
                        .wrong(largest, "漏减了最小值")
                        .wrong(largest - limit, "减去了 B1"));
    }

    private static Scene textFunctions(Draw draw) {
        String letters = draw.of("DATA", "LABEL", "MODEL", "BOX", "AUDIO", "VIDEO", "TEXT", "IMAGE");
        String code = letters + draw.between(100000, 999999);
        int start = draw.between(2, 4);
        int length = draw.between(3, 5);
        int tail = draw.between(3, 4);
        int size = code.length();
        return Scene.of(
                "电子表格的单元格 A1 中是文本“%s”。".formatted(code),
                text(
                                "mid",
                                "公式 =MID(A1,%d,%d) 的结果".formatted(start, length),
                                code.substring(start - 1, start - 1 + length),
                                "从第 %d 个字符起取 %d 个".formatted(start, length))
                        .wrong(code.substring(start, start + length), "从 0 开始计数")
                        .wrong(code.substring(0, length), "算成了 LEFT")
                        .wrong(code.substring(size - length), "算成了 RIGHT")
                        .wrong(code.substring(start - 1, Math.max(start, length)), "把第三个参数当成终点"),
                text(
                                "right",
                                "公式 =RIGHT(A1,%d) 的结果".formatted(tail),
                                code.substring(size - tail),
                                "取最后 %d 个字符".formatted(tail))
                        .wrong(code.substring(0, tail), "算成了 LEFT")
                        .wrong(code.substring(tail), "去掉了前面的字符")
                        .wrong(code.substring(size - tail - 1), "多取了一个字符"),
                count(
                                "length",
                                "公式 =LEN(A1) 的结果",
                                size,
                                "",
                                "字母 %d 个，数字 %d 个".formatted(letters.length(), size - letters.length()))
                        .wrong(letters.length(), "只数了字母")
                        .wrong(size - letters.length(), "只数了数字"),
                count(
                                "find",
                                "公式 =LEN(A1)-LEN(LEFT(A1,%d)) 的结果".formatted(start),
                                size - start,
                                "",
                                "%d − %d".formatted(size, start))
                        .wrong(size, "没有减去左边的字符")
                        .wrong(start, "取了左边的字符数"));
    }

    private static Scene references(Draw draw) {
        int row = draw.between(2, 9);
        int down = draw.between(1, 6);
        int fixed = draw.between(12, 20);
        int quantity = draw.between(3, 30);
        int price = draw.between(11, 60);
        String base = "=B%d*$E$%d";
        return Scene.of(
                "电子表格单元格 C%d 中的公式是 =B%d*$E$%d。把它向下复制 %d 行；复制后所引用的 B 列单元格的值是 %d，E 列单元格的值是 %d。"
                        .formatted(row, row, fixed, down, quantity, price),
                text(
                                "copied",
                                "复制所得的公式",
                                base.formatted(row + down, fixed),
                                "相对引用随行变化 %d + %d，绝对引用不变，写作 %s".formatted(row, down, base.formatted(row + down, fixed)))
                        .wrong(base.formatted(row + down, fixed + down), "绝对引用也随行变化")
                        .wrong(base.formatted(row, fixed), "相对引用没有变化")
                        .wrong(base.formatted(row, fixed + down), "把两种引用弄反了"),
                count("value", "复制所得的公式的结果", (long) quantity * price, "", "%d × %d".formatted(quantity, price))
                        .wrong(quantity + price, "把相乘算成了相加")
                        .wrong((long) quantity * price * down, "又乘了行数"));
    }

    private static Scene numberSystems(Draw draw) {
        int number = draw.between(35, 250);
        int bits = draw.between(5, 10);
        String binary = Integer.toBinaryString(number);
        return Scene.of(
                "十进制数 %d 要在计算机中表示；另有 %d 个类别要用二进制编码。"
                        .formatted(number, (1 << bits) - draw.between(1, (1 << (bits - 1)) - 1)),
                text("binary", "这个十进制数的二进制形式", binary, "逐次除以 2，余数从后往前排列")
                        .wrong(new StringBuilder(binary).reverse().toString(), "余数排列的次序反了")
                        .wrong(Integer.toBinaryString(number + 1), "多加了一")
                        .wrong(Integer.toBinaryString(number - 1), "少了一")
                        .wrong(Integer.toBinaryString(number ^ 6), "中间两位算错"),
                text(
                                "hexadecimal",
                                "这个十进制数的十六进制形式",
                                Integer.toHexString(number).toUpperCase(java.util.Locale.ROOT),
                                "逐次除以 16，%d = %d × 16 + %d，10 至 15 写作 A 至 F"
                                        .formatted(number, number / 16, number % 16))
                        .wrong(Integer.toOctalString(number), "算成了八进制")
                        .wrong(Integer.toHexString(number + 16).toUpperCase(java.util.Locale.ROOT), "高位多了一")
                        .wrong(Integer.toHexString(number - 1).toUpperCase(java.util.Locale.ROOT), "低位少了一")
                        .wrong(String.valueOf(number), "没有换算"),
                count("bits", "给这些类别编码至少需要的位数", bits, "位", "2 的 %d 次方不小于类别数，而 2 的 %d 次方小于类别数".formatted(bits, bits - 1))
                        .wrong(8, "按一个字节取")
                        .wrong(16, "按两个字节取"));
    }

    private static Scene fileSizes(Draw draw) {
        int files = draw.multiple(20, 200, 4);
        int each = draw.of(128, 256, 512, 640);
        int disk = draw.of(2, 4, 8, 16);
        return Scene.of(
                "有 %d 个文件，每个 %d KB；一个存储盘的容量为 %d GB（1 MB 为 1024 KB，1 GB 为 1024 MB）。".formatted(files, each, disk),
                number(
                                "megabytes",
                                "这些文件的总大小",
                                Ratio.of((long) files * each, 1024),
                                1,
                                "MB",
                                "%d × %d ÷ 1024".formatted(files, each))
                        .wrong(Ratio.of((long) files * each, 1000), "按 1000 进位")
                        .wrong((long) files * each, "没有换算单位")
                        .wrong(Ratio.of(each, 1024), "只算了一个文件"),
                count(
                                "fits",
                                "存储盘最多能存的这种文件数",
                                disk * 1024L * 1024 / each,
                                "个",
                                "%d × 1024 × 1024 ÷ %d 向下取整".formatted(disk, each))
                        .wrong(disk * 1024L / each, "少换算了一级单位")
                        .wrong(disk * 1000L * 1000 / each, "按 1000 进位"));
    }

    private static Scene plan(Draw draw) {
        int hours = draw.of(36, 40, 48, 60);
        int practice = draw.of(50, 60, 75);
        int perDay = draw.of(4, 6);
        int price = draw.of(80, 100, 120);
        int learners = draw.between(12, 30);
        return Scene.of(
                "一个班的培训计划共 %d 学时，其中实操占 %d%%；每天安排 %d 学时，有学员 %d 人，师资费每学时 %d 元。"
                        .formatted(hours, practice, perDay, learners, price),
                number(
                                "theory",
                                "理论课的学时",
                                Ratio.of((long) hours * (100 - practice), 100),
                                0,
                                "学时",
                                "%d × (100%% − %d%%)".formatted(hours, practice))
                        .wrong(Ratio.of((long) hours * practice, 100), "算成了实操的学时")
                        .wrong(hours, "算成了全部的学时"),
                number(
                                "days",
                                "完成培训所需的天数",
                                Ratio.of(hours, perDay).ceiling(),
                                0,
                                "天",
                                "%d ÷ %d 向上取整".formatted(hours, perDay))
                        .wrong(Ratio.of(hours, 8).ceiling(), "按每天八学时计")
                        .wrong(hours, "当成每天一学时"),
                count("cost", "全部课程的师资费", (long) hours * price, "元", "%d × %d".formatted(hours, price))
                        .wrong((long) hours * price * learners, "又乘了学员人数")
                        .wrong((long) perDay * price, "只算了一天"),
                count("learner-hours", "全班的学员学时之和", (long) hours * learners, "学时", "%d × %d".formatted(hours, learners))
                        .wrong(hours, "没有乘人数")
                        .wrong((long) perDay * learners, "只算了一天"));
    }

    private static Scene results(Draw draw) {
        int enrolled = draw.multiple(20, 60, 2);
        int sat = enrolled - draw.between(1, 5);
        int passed = sat * draw.between(60, 90) / 100;
        int before = draw.between(40, 60);
        int after = before + draw.between(8, 30);
        return Scene.of(
                "一个班报名 %d 人，参加考核 %d 人，合格 %d 人；培训前测验平均 %d 分，培训后平均 %d 分。".formatted(enrolled, sat, passed, before, after),
                percent("pass-rate", "考核的合格率（占参加考核的人）", Ratio.of(passed, sat), 1, "%d ÷ %d".formatted(passed, sat))
                        .wrong(Ratio.of(passed, enrolled), "除以了报名人数")
                        .wrong(Ratio.of(sat, enrolled), "算成了参考率"),
                percent("attendance", "考核的参考率", Ratio.of(sat, enrolled), 1, "%d ÷ %d".formatted(sat, enrolled))
                        .wrong(Ratio.of(passed, enrolled), "数成了合格的人")
                        .wrong(Ratio.of(passed, sat), "算成了合格率"),
                percent(
                                "improvement",
                                "平均分的相对提高",
                                Ratio.of(after - before, before),
                                1,
                                "(%d − %d) ÷ %d".formatted(after, before, before))
                        .wrong(Ratio.of(after - before, 100), "算成了提高的分数")
                        .wrong(Ratio.of(after - before, after), "除以了培训后的分数"));
    }

    private static Scene groups(Draw draw) {
        int learners = draw.between(17, 45);
        int size = draw.between(4, 6);
        int coaches = draw.between(2, 4);
        int minutes = draw.of(6, 8, 10);
        int perCoach = (learners + coaches - 1) / coaches;
        return Scene.of(
                "实操课有学员 %d 人，每组不超过 %d 人；%d 名指导人员同时逐人点评，每人 %d 分钟，分到的人数尽量平均。".formatted(learners, size, coaches, minutes),
                count("groups", "至少要分的组数", (learners + size - 1) / size, "组", "%d ÷ %d 向上取整".formatted(learners, size))
                        .wrong(learners / size, "向下取整")
                        .wrong(coaches, "取了指导人员数"),
                count(
                                "minutes",
                                "点评完全班所需的时间",
                                (long) perCoach * minutes,
                                "分钟",
                                "%d ÷ %d 向上取整，再乘 %d".formatted(learners, coaches, minutes))
                        .wrong((long) learners * minutes, "当成只有一名指导人员")
                        .wrong((long) learners / coaches * minutes, "向下取整")
                        .wrong((long) size * minutes, "只算了一组"));
    }
}
