package io.skillcert.assessment.generator;

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
                Text.of(
                        "电子表格中单元格 A1 至 A5 的值依次为 %s，单元格 B1 的值为 %d。",
                        "In a spreadsheet, cells A1 to A5 have the values %s and cell B1 has the value %d.",
                        Text.list(cells),
                        limit),
                number(
                                "average",
                                Text.of("公式 =AVERAGE(A1:A5) 的结果", "the result of the formula =AVERAGE(A1:A5)"),
                                Ratio.of(sum, 5),
                                1,
                                Text.same("%d ÷ 5", sum))
                        .wrong(sum, "算成了 SUM", "computing SUM instead")
                        .wrong(
                                Ratio.of(largest + smallest, 2),
                                "取了最大值与最小值的平均",
                                "taking the mean of the largest and the smallest value")
                        .wrong(Ratio.of(sum + limit, 6), "把 B1 也算了进去", "including B1"),
                count(
                                "count-if",
                                Text.of(
                                        "公式 =COUNTIF(A1:A5,\">\"&B1) 的结果",
                                        "the result of the formula =COUNTIF(A1:A5,\">\"&B1)"),
                                above.length,
                                Text.of("大于 %d 的值的个数", "the number of values above %d", limit))
                        .wrong(5 - above.length, "数成了其余的值", "counting the other values")
                        .wrong(5, "算成了 COUNT", "computing COUNT instead")
                        .wrong(aboveSum, "算成了 SUMIF", "computing SUMIF instead"),
                count(
                                "sum-if",
                                Text.of(
                                        "公式 =SUMIF(A1:A5,\">\"&B1) 的结果",
                                        "the result of the formula =SUMIF(A1:A5,\">\"&B1)"),
                                aboveSum,
                                Text.of("大于 %d 的值之和", "the sum of the values above %d", limit))
                        .wrong(sum, "没有按条件求和", "summing without the condition")
                        .wrong(sum - aboveSum, "加成了其余的值", "summing the other values")
                        .wrong(above.length, "算成了 COUNTIF", "computing COUNTIF instead"),
                count(
                                "range",
                                Text.of(
                                        "公式 =MAX(A1:A5)-MIN(A1:A5) 的结果",
                                        "the result of the formula =MAX(A1:A5)-MIN(A1:A5)"),
                                largest - smallest,
                                Text.same("%d − %d", largest, smallest))
                        .wrong(Math.abs(cells[4] - cells[0]), "用了首尾两个单元格", "using the first and the last cell")
                        .wrong(largest, "漏减了最小值", "forgetting to subtract the minimum")
                        .wrong(largest - limit, "减去了 B1", "subtracting B1"));
    }

    private static Scene textFunctions(Draw draw) {
        String letters = draw.of("DATA", "LABEL", "MODEL", "BOX", "AUDIO", "VIDEO", "TEXT", "IMAGE");
        String code = letters + draw.between(100000, 999999);
        int start = draw.between(2, 4);
        int length = draw.between(3, 5);
        int tail = draw.between(3, 4);
        int size = code.length();
        return Scene.of(
                Text.of("电子表格的单元格 A1 中是文本“%s”。", "In a spreadsheet, cell A1 has the text “%s”.", code),
                text(
                                "mid",
                                Text.of(
                                        "公式 =MID(A1,%d,%d) 的结果",
                                        "the result of the formula =MID(A1,%d,%d)", start, length),
                                code.substring(start - 1, start - 1 + length),
                                Text.of("从第 %d 个字符起取 %d 个", "from character %d on, take %d", start, length))
                        .wrong(code.substring(start, start + length), "从 0 开始计数", "counting from 0")
                        .wrong(code.substring(0, length), "算成了 LEFT", "computing LEFT instead")
                        .wrong(code.substring(size - length), "算成了 RIGHT", "computing RIGHT instead")
                        .wrong(
                                code.substring(start - 1, Math.max(start, length)),
                                "把第三个参数当成终点",
                                "treating the third argument as the end"),
                text(
                                "right",
                                Text.of("公式 =RIGHT(A1,%d) 的结果", "the result of the formula =RIGHT(A1,%d)", tail),
                                code.substring(size - tail),
                                Text.of("取最后 %d 个字符", "take the last %d characters", tail))
                        .wrong(code.substring(0, tail), "算成了 LEFT", "computing LEFT instead")
                        .wrong(code.substring(tail), "去掉了前面的字符", "removing the characters in front")
                        .wrong(code.substring(size - tail - 1), "多取了一个字符", "taking one character too many"),
                count(
                                "length",
                                Text.of("公式 =LEN(A1) 的结果", "the result of the formula =LEN(A1)"),
                                size,
                                Text.of(
                                        "字母 %d 个，数字 %d 个",
                                        "%d letters and %d digits", letters.length(), size - letters.length()))
                        .wrong(letters.length(), "只数了字母", "counting the letters only")
                        .wrong(size - letters.length(), "只数了数字", "counting the digits only"),
                count(
                                "find",
                                Text.of(
                                        "公式 =LEN(A1)-LEN(LEFT(A1,%d)) 的结果",
                                        "the result of the formula =LEN(A1)-LEN(LEFT(A1,%d))", start),
                                size - start,
                                Text.same("%d − %d", size, start))
                        .wrong(size, "没有减去左边的字符", "not subtracting the characters on the left")
                        .wrong(start, "取了左边的字符数", "taking the number of characters on the left"));
    }

    private static Scene references(Draw draw) {
        int row = draw.between(2, 9);
        int down = draw.between(1, 6);
        int fixed = draw.between(12, 20);
        int quantity = draw.between(3, 30);
        int price = draw.between(11, 60);
        String base = "=B%d*$E$%d";
        return Scene.of(
                Text.of(
                        "电子表格单元格 C%d 中的公式是 =B%d*$E$%d。把它向下复制 %d 行；复制后所引用的 B 列单元格的值是 %d，E 列单元格的值是 %d。",
                        "In a spreadsheet, the formula in cell C%d is =B%d*$E$%d. It is copied down by %d rows; the cell in column B that the copy refers to has the value %d, and the cell in column E has the value %d.",
                        row,
                        row,
                        fixed,
                        down,
                        quantity,
                        price),
                text(
                                "copied",
                                Text.of("复制所得的公式", "the formula of the copy"),
                                base.formatted(row + down, fixed),
                                Text.of(
                                        "相对引用随行变化 %d + %d，绝对引用不变，写作 %s",
                                        "the relative reference moves with the row, %d + %d, and the absolute reference stays, which gives %s",
                                        row,
                                        down,
                                        base.formatted(row + down, fixed)))
                        .wrong(
                                base.formatted(row + down, fixed + down),
                                "绝对引用也随行变化",
                                "moving the absolute reference with the row")
                        .wrong(base.formatted(row, fixed), "相对引用没有变化", "not moving the relative reference")
                        .wrong(base.formatted(row, fixed + down), "把两种引用弄反了", "mixing up the two kinds of reference"),
                count(
                                "value",
                                Text.of("复制所得的公式的结果", "the result of the copied formula"),
                                (long) quantity * price,
                                Text.same("%d × %d", quantity, price))
                        .wrong(quantity + price, "把相乘算成了相加", "adding instead of multiplying")
                        .wrong((long) quantity * price * down, "又乘了行数", "multiplying by the rows as well"));
    }

    private static Scene numberSystems(Draw draw) {
        int number = draw.between(35, 250);
        int bits = draw.between(5, 10);
        String binary = Integer.toBinaryString(number);
        return Scene.of(
                Text.of(
                        "十进制数 %d 要在计算机中表示；另有 %d 个类别要用二进制编码。",
                        "The decimal number %d is to be represented in a computer; %d categories are to be encoded in binary.",
                        number,
                        (1 << bits) - draw.between(1, (1 << (bits - 1)) - 1)),
                text(
                                "binary",
                                Text.of("这个十进制数的二进制形式", "the binary form of this decimal number"),
                                binary,
                                Text.of(
                                        "逐次除以 2，余数从后往前排列",
                                        "divide by 2 again and again and read the remainders from last to first"))
                        .wrong(
                                new StringBuilder(binary).reverse().toString(),
                                "余数排列的次序反了",
                                "reading the remainders in the wrong order")
                        .wrong(Integer.toBinaryString(number + 1), "多加了一", "adding one too many")
                        .wrong(Integer.toBinaryString(number - 1), "少了一", "having one too few")
                        .wrong(Integer.toBinaryString(number ^ 6), "中间两位算错", "getting two of the middle bits wrong"),
                text(
                                "hexadecimal",
                                Text.of("这个十进制数的十六进制形式", "the hexadecimal form of this decimal number"),
                                Integer.toHexString(number).toUpperCase(java.util.Locale.ROOT),
                                Text.of(
                                        "逐次除以 16，%d = %d × 16 + %d，10 至 15 写作 A 至 F",
                                        "divide by 16 again and again, %d = %d × 16 + %d; 10 to 15 are written A to F",
                                        number,
                                        number / 16,
                                        number % 16))
                        .wrong(Integer.toOctalString(number), "算成了八进制", "converting to octal instead")
                        .wrong(
                                Integer.toHexString(number + 16).toUpperCase(java.util.Locale.ROOT),
                                "高位多了一",
                                "having one too many in the high digit")
                        .wrong(
                                Integer.toHexString(number - 1).toUpperCase(java.util.Locale.ROOT),
                                "低位少了一",
                                "having one too few in the low digit")
                        .wrong(String.valueOf(number), "没有换算", "not converting"),
                count(
                                "bits",
                                Text.of("给这些类别编码至少需要的位数", "the smallest number of bits that encodes these categories"),
                                bits,
                                Text.of("位", ""),
                                Text.of(
                                        "2 的 %d 次方不小于类别数，而 2 的 %d 次方小于类别数",
                                        "2 to the power of %d is at least the number of categories, and 2 to the power of %d is less",
                                        bits,
                                        bits - 1))
                        .wrong(8, "按一个字节取", "taking one byte")
                        .wrong(16, "按两个字节取", "taking two bytes"));
    }

    private static Scene fileSizes(Draw draw) {
        int files = draw.multiple(20, 200, 4);
        int each = draw.of(128, 256, 512, 640);
        int disk = draw.of(2, 4, 8, 16);
        return Scene.of(
                Text.of(
                        "有 %d 个文件，每个 %d KB；一个存储盘的容量为 %d GB（1 MB 为 1024 KB，1 GB 为 1024 MB）。",
                        "There are %d files of %d KB each; a disk has a capacity of %d GB (1 MB is 1024 KB, 1 GB is 1024 MB).",
                        files,
                        each,
                        disk),
                number(
                                "megabytes",
                                Text.of("这些文件的总大小", "the total size of these files"),
                                Ratio.of((long) files * each, 1024),
                                1,
                                Text.same("MB"),
                                Text.same("%d × %d ÷ 1024", files, each))
                        .wrong(Ratio.of((long) files * each, 1000), "按 1000 进位", "using 1000 instead")
                        .wrong((long) files * each, "没有换算单位", "not converting the unit")
                        .wrong(Ratio.of(each, 1024), "只算了一个文件", "counting one file only"),
                count(
                                "fits",
                                Text.of("存储盘最多能存的这种文件数", "the largest number of such files that the disk can store"),
                                disk * 1024L * 1024 / each,
                                Text.of("个", ""),
                                Text.of("%d × 1024 × 1024 ÷ %d 向下取整", "%d × 1024 × 1024 ÷ %d rounded down", disk, each))
                        .wrong(disk * 1024L / each, "少换算了一级单位", "converting one step too few")
                        .wrong(disk * 1000L * 1000 / each, "按 1000 进位", "using 1000 instead"));
    }

    private static Scene plan(Draw draw) {
        int hours = draw.of(40, 60, 80, 100);
        int practice = draw.of(50, 60, 75);
        int perDay = draw.of(4, 6);
        int price = draw.of(80, 100, 120);
        int learners = draw.between(12, 30);
        return Scene.of(
                Text.of(
                        "一个班的培训计划共 %d 学时，其中实操占 %d%%；每天安排 %d 学时，有学员 %d 人，师资费每学时 %d 元。",
                        "The training plan of a class has %d class hours, %d%% of which are practice. There are %d class hours a day and %d learners, and the teacher costs %d yuan per class hour.",
                        hours,
                        practice,
                        perDay,
                        learners,
                        price),
                number(
                                "theory",
                                Text.of("理论课的学时", "the number of class hours of theory"),
                                Ratio.of((long) hours * (100 - practice), 100),
                                0,
                                Text.of("学时", ""),
                                Text.same("%d × (100%% − %d%%)", hours, practice))
                        .wrong(Ratio.of((long) hours * practice, 100), "算成了实操的学时", "computing the hours of practice")
                        .wrong(hours, "算成了全部的学时", "computing all hours"),
                number(
                                "days",
                                Text.of("完成培训所需的天数", "the number of days that the training takes"),
                                Ratio.of(hours, perDay).ceiling(),
                                0,
                                Text.of("天", ""),
                                Text.of("%d ÷ %d 向上取整", "%d ÷ %d rounded up", hours, perDay))
                        .wrong(Ratio.of(hours, 8).ceiling(), "按每天八学时计", "counting eight hours a day")
                        .wrong(hours, "当成每天一学时", "counting one hour a day"),
                count(
                                "cost",
                                Text.of("全部课程的师资费", "the teaching cost of the whole course"),
                                (long) hours * price,
                                Text.of("元", "yuan"),
                                Text.same("%d × %d", hours, price))
                        .wrong((long) hours * price * learners, "又乘了学员人数", "multiplying by the learners as well")
                        .wrong((long) perDay * price, "只算了一天", "counting one day only"),
                count(
                                "learner-hours",
                                Text.of("全班的学员学时之和", "the sum of the class hours of all learners"),
                                (long) hours * learners,
                                Text.of("学时", ""),
                                Text.same("%d × %d", hours, learners))
                        .wrong(hours, "没有乘人数", "not multiplying by the number of people")
                        .wrong((long) perDay * learners, "只算了一天", "counting one day only"));
    }

    private static Scene results(Draw draw) {
        int enrolled = draw.multiple(20, 60, 2);
        int sat = enrolled - draw.between(1, 5);
        int passed = sat * draw.between(60, 90) / 100;
        int before = draw.between(40, 60);
        int after = before + draw.between(8, 30);
        return Scene.of(
                Text.of(
                        "一个班报名 %d 人，参加考核 %d 人，合格 %d 人；培训前测验平均 %d 分，培训后平均 %d 分。",
                        "In a class, %d people enrolled, %d sat the assessment and %d passed. The mean score was %d points in the test before the training and %d points after it.",
                        enrolled,
                        sat,
                        passed,
                        before,
                        after),
                percent(
                                "pass-rate",
                                Text.of("考核的合格率（占参加考核的人）", "the pass rate of the assessment (out of those who sat it)"),
                                Ratio.of(passed, sat),
                                1,
                                Text.same("%d ÷ %d", passed, sat))
                        .wrong(Ratio.of(passed, enrolled), "除以了报名人数", "dividing by the people who enrolled")
                        .wrong(Ratio.of(sat, enrolled), "算成了参考率", "computing the attendance rate"),
                percent(
                                "attendance",
                                Text.of("考核的参考率", "the attendance rate of the assessment"),
                                Ratio.of(sat, enrolled),
                                1,
                                Text.same("%d ÷ %d", sat, enrolled))
                        .wrong(Ratio.of(passed, enrolled), "数成了合格的人", "counting those who passed")
                        .wrong(Ratio.of(passed, sat), "算成了合格率", "computing the pass rate"),
                percent(
                                "improvement",
                                Text.of("平均分的相对提高", "the relative improvement of the mean score"),
                                Ratio.of(after - before, before),
                                1,
                                Text.same("(%d − %d) ÷ %d", after, before, before))
                        .wrong(Ratio.of(after - before, 100), "算成了提高的分数", "computing the points gained")
                        .wrong(
                                Ratio.of(after - before, after),
                                "除以了培训后的分数",
                                "dividing by the score after the training"));
    }

    private static Scene groups(Draw draw) {
        int learners = draw.between(17, 45);
        int size = draw.between(4, 6);
        int coaches = draw.between(2, 4);
        int minutes = draw.of(6, 8, 10);
        int perCoach = (learners + coaches - 1) / coaches;
        return Scene.of(
                Text.of(
                        "实操课有学员 %d 人，每组不超过 %d 人；%d 名指导人员同时逐人点评，每人 %d 分钟，分到的人数尽量平均。",
                        "A practical lesson has %d learners in groups of at most %d. %d coaches give feedback to one learner after the other at the same time, %d minutes each, and share the learners as evenly as possible.",
                        learners,
                        size,
                        coaches,
                        minutes),
                count(
                                "groups",
                                Text.of("至少要分的组数", "the smallest number of groups needed"),
                                (learners + size - 1) / size,
                                Text.of("组", ""),
                                Text.of("%d ÷ %d 向上取整", "%d ÷ %d rounded up", learners, size))
                        .wrong(learners / size, "向下取整", "rounding down")
                        .wrong(coaches, "取了指导人员数", "taking the number of coaches"),
                count(
                                "minutes",
                                Text.of("点评完全班所需的时间", "the time until the whole class has had feedback"),
                                (long) perCoach * minutes,
                                Text.of("分钟", "min"),
                                Text.of(
                                        "%d ÷ %d 向上取整，再乘 %d",
                                        "%d ÷ %d rounded up, times %d", learners, coaches, minutes))
                        .wrong((long) learners * minutes, "当成只有一名指导人员", "assuming that there is only one coach")
                        .wrong((long) learners / coaches * minutes, "向下取整", "rounding down")
                        .wrong((long) size * minutes, "只算了一组", "counting one group only"));
    }
}
