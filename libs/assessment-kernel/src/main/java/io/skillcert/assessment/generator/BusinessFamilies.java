package io.skillcert.assessment.generator;

import static io.skillcert.assessment.generator.EvaluationFamilies.list;
import static io.skillcert.assessment.generator.Question.count;
import static io.skillcert.assessment.generator.Question.number;
import static io.skillcert.assessment.generator.Question.percent;

import java.util.Arrays;
import java.util.List;

/** Families about the analysis of a business and of its data. */
final class BusinessFamilies {

    static final List<Family> ALL = List.of(
            Family.of(
                    "sampling",
                    BusinessFamilies::sampling,
                    Placement.analysis("SAMPLING"),
                    Placement.collection("ACQUISITION")),
            Family.of("joins", BusinessFamilies::joins, Placement.analysis("TABLES")),
            Family.of(
                    "grouping",
                    BusinessFamilies::grouping,
                    Placement.analysis("TABLES"),
                    Placement.collection("PROCESSING")),
            Family.of("term-weights", BusinessFamilies::terms, Placement.analysis("TEXTS-AND-GRAPHS")),
            Family.of("graph", BusinessFamilies::graph, Placement.analysis("TEXTS-AND-GRAPHS")),
            Family.of("process-times", BusinessFamilies::process, Placement.analysis("PROCESSES")),
            Family.of("experiment", BusinessFamilies::experiment, Placement.analysis("FIGURES")),
            Family.of("funnel", BusinessFamilies::funnel, Placement.analysis("FIGURES")),
            Family.of("investment", BusinessFamilies::investment, Placement.analysis("FIGURES")),
            Family.of("scoring", BusinessFamilies::scoring, Placement.analysis("PROCESSES")),
            Family.of("growth", BusinessFamilies::growth, Placement.analysis("FIGURES")));

    private BusinessFamilies() {}

    private static Scene sampling(Draw draw) {
        int sample = draw.of(50, 80, 100, 200);
        int interval = draw.between(6, 30);
        int total = sample * interval;
        int start = draw.between(1, interval - 1);
        int share = draw.of(20, 25, 30, 40, 60);
        int which = draw.between(5, 20);
        return Scene.of(
                "要从 %d 条客服记录中抽取 %d 条：等距抽样从第 %d 条开始；分层抽样按比例分配，其中电话渠道占 %d%%。".formatted(total, sample, start, share),
                count("interval", "等距抽样的间隔", interval, "", "%d ÷ %d".formatted(total, sample))
                        .wrong(sample, "取了样本量")
                        .wrong(start, "取了起点")
                        .wrong(Ratio.of((long) total * share, sample * 100L), "乘了渠道的比例"),
                count(
                                "position",
                                "等距抽样抽到的第 %d 条的编号".formatted(which),
                                start + (which - 1L) * interval,
                                "",
                                "%d + (%d − 1) × %d".formatted(start, which, interval))
                        .wrong(start + (long) which * interval, "多加了一个间隔")
                        .wrong((long) which * interval, "漏了起点")
                        .wrong(start + which - 1, "没有乘间隔"),
                number(
                                "stratum",
                                "分层抽样在电话渠道抽取的条数",
                                Ratio.of((long) sample * share, 100),
                                0,
                                "条",
                                "%d × %d%%".formatted(sample, share))
                        .wrong(Ratio.of((long) sample * (100 - share), 100), "算成了其余的渠道")
                        .wrong(Ratio.of((long) total * share, 100), "算成了渠道的全部记录")
                        .wrong(Ratio.of(sample, 2), "没有按比例分配"),
                percent("fraction", "抽样比", Ratio.of(sample, total), 1, "%d ÷ %d".formatted(sample, total))
                        .wrong(Ratio.of(share, 100), "取了渠道的比例")
                        .wrong(Ratio.of((long) sample * share, total * 100L), "乘了渠道的比例"));
    }

    private static Scene joins(Draw draw) {
        int matched = draw.between(40, 120);
        int each = draw.between(2, 4);
        int left = matched + draw.between(10, 60);
        int right = matched * each + draw.between(5, 40);
        int rows = matched * each;
        return Scene.of(
                "客户表 %d 行（客户号唯一），订单表 %d 行；其中 %d 个客户各有 %d 笔订单，其余客户没有订单，其余订单的客户号不在客户表中。按客户号连接。"
                        .formatted(left, right, matched, each),
                count("inner", "内连接的行数", rows, "行", "%d × %d".formatted(matched, each))
                        .wrong(matched, "每个客户只算了一行")
                        .wrong(right, "把所有订单都算了进去")
                        .wrong(left, "取了客户表的行数"),
                count(
                                "left",
                                "客户表左连接订单表的行数",
                                rows + left - matched,
                                "行",
                                "%d × %d + (%d − %d)".formatted(matched, each, left, matched))
                        .wrong(left, "每个客户只算了一行")
                        .wrong(rows, "漏了没有订单的客户")
                        .wrong(rows + left, "有订单的客户又算了一行"),
                count(
                                "full",
                                "全外连接的行数",
                                left - matched + right,
                                "行",
                                "%d × %d + (%d − %d) + (%d − %d × %d)"
                                        .formatted(matched, each, left, matched, right, matched, each))
                        .wrong(left + right, "没有合并匹配的行")
                        .wrong(rows, "算成了内连接")
                        .wrong(rows + left - matched, "算成了左连接"),
                count("unmatched", "客户号不在客户表中的订单数", right - rows, "笔", "%d − %d × %d".formatted(right, matched, each))
                        .wrong(right - matched, "每个客户只减了一笔")
                        .wrong(left - matched, "数成了没有订单的客户"));
    }

    private static Scene grouping(Draw draw) {
        int[] a = draw.numbers(3, 10, 60);
        int[] b = draw.numbers(2, 10, 60);
        int sumA = Arrays.stream(a).sum();
        int sumB = Arrays.stream(b).sum();
        int limit = draw.between(25, 40);
        long above = Arrays.stream(a).filter(x -> x > limit).count()
                + Arrays.stream(b).filter(x -> x > limit).count();
        return Scene.of(
                "订单表中甲区有三笔，金额 %s；乙区有两笔，金额 %s（单位：元）。按区分组汇总。".formatted(list(a), list(b)),
                number("average", "甲区的平均金额", Ratio.of(sumA, 3), 1, "元", "%d ÷ 3".formatted(sumA))
                        .wrong(Ratio.of(sumA + sumB, 5), "算成了全部订单的平均")
                        .wrong(sumA, "算成了合计")
                        .wrong(Ratio.of(sumB, 2), "算成了乙区"),
                number(
                                "mean-of-means",
                                "两个区平均金额的简单平均",
                                Ratio.of(sumA, 3).plus(Ratio.of(sumB, 2)).over(2),
                                1,
                                "元",
                                "(%d ÷ 3 + %d ÷ 2) ÷ 2".formatted(sumA, sumB))
                        .wrong(Ratio.of(sumA + sumB, 5), "按订单数加了权")
                        .wrong(Ratio.of(sumA + sumB, 2), "平均了合计"),
                count("difference", "两个区合计金额之差（甲减乙）", sumA - sumB, "元", "%d − %d".formatted(sumA, sumB))
                        .wrong(sumB - sumA, "减反了")
                        .wrong(sumA + sumB, "算成了总计")
                        .wrong(Ratio.of(sumA, 3).minus(Ratio.of(sumB, 2)), "算成了平均之差"),
                count("filtered", "金额大于 %d 元的订单数".formatted(limit), above, "笔", "逐笔与 %d 元比较".formatted(limit))
                        .wrong(5 - above, "数成了其余的订单")
                        .wrong(Arrays.stream(a).filter(x -> x > limit).count(), "只数了甲区"));
    }

    private static Scene terms(Draw draw) {
        int words = draw.of(100, 200, 400, 500);
        int times = draw.between(3, 18);
        int exponent = draw.between(1, 3);
        int containing = draw.of(10, 20, 50);
        int documents = containing * (int) Math.pow(10, exponent);
        Ratio frequency = Ratio.of(times, words);
        return Scene.of(
                "某词在一篇 %d 个词的文档中出现 %d 次；语料共 %d 篇文档，其中 %d 篇含有该词。逆文档频率取 lg（文档总数 ÷ 含该词的文档数）。"
                        .formatted(words, times, documents, containing),
                number("frequency", "该词的词频", frequency, 3, "%d ÷ %d".formatted(times, words))
                        .wrong(times, "没有除以总词数")
                        .wrong(Ratio.of(containing, documents), "算成了文档频率")
                        .wrong(Ratio.of(times, documents), "除以了文档数"),
                number("inverse", "该词的逆文档频率", Ratio.of(exponent), 0, "lg(%d ÷ %d)".formatted(documents, containing))
                        .wrong((long) Math.pow(10, exponent), "没有取对数")
                        .wrong(-exponent, "除反了")
                        .wrong(exponent + 1, "多算了一个数量级"),
                number(
                                "weight",
                                "该词的 TF-IDF 值",
                                frequency.times(exponent),
                                3,
                                "%d ÷ %d × %d".formatted(times, words, exponent))
                        .wrong(frequency, "漏乘了逆文档频率")
                        .wrong(frequency.times((long) Math.pow(10, exponent)), "没有取对数")
                        .wrong((long) times * exponent, "词频没有除以总词数"));
    }

    private static Scene graph(Draw draw) {
        int people = draw.between(10, 40);
        int firms = draw.between(4, 12);
        int work = people + draw.between(0, 8);
        int invest = draw.between(3, firms * 2);
        int attributes = draw.between(2, 4);
        return Scene.of(
                "知识图谱有 %d 个人物和 %d 个企业；“任职”三元组 %d 个（人物到企业），“投资”三元组 %d 个（企业到企业）；每个实体另有 %d 个属性三元组。"
                        .formatted(people, firms, work, invest, attributes),
                count("entities", "实体的个数", people + firms, "个", "%d + %d".formatted(people, firms))
                        .wrong(people, "漏了企业")
                        .wrong(work + invest, "数成了关系"),
                count(
                                "triples",
                                "三元组的总数",
                                work + invest + (long) attributes * (people + firms),
                                "个",
                                "%d + %d + %d × (%d + %d)".formatted(work, invest, attributes, people, firms))
                        .wrong(work + invest, "漏了属性三元组")
                        .wrong(work + invest + attributes, "属性只算了一个实体")
                        .wrong((long) attributes * (people + firms), "漏了关系三元组"),
                number(
                                "incoming",
                                "平均每个企业作为终点的关系三元组数",
                                Ratio.of(work + invest, firms),
                                1,
                                "个",
                                "(%d + %d) ÷ %d".formatted(work, invest, firms))
                        .wrong(Ratio.of(work, firms), "漏了投资关系")
                        .wrong(Ratio.of(work + invest, people + firms), "除以了全部实体")
                        .wrong(Ratio.of(work + 2L * invest, firms), "把投资的两端都数了"));
    }

    private static Scene process(Draw draw) {
        int[] minutes = {draw.between(3, 9), draw.between(10, 20), draw.between(4, 9)};
        int wait = draw.between(5, 30);
        int two = draw.of(2, 3);
        int sum = Arrays.stream(minutes).sum();
        int capacity = draw.of(6, 7, 8) * 60;
        Ratio slowest = Ratio.of(minutes[1], two);
        Ratio bottleneck = Arrays.stream(new int[] {minutes[0], minutes[2]})
                .mapToObj(Ratio::of)
                .reduce(slowest, (x, y) -> x.compareTo(y) >= 0 ? x : y);
        return Scene.of(
                "一个流程依次有三道工序，每件分别用 %s 分钟，第二道由 %d 人同时各做一件，其余各一人；每件在工序之间共等待 %d 分钟，每天工作 %d 分钟。"
                        .formatted(list(minutes), two, wait, capacity),
                count(
                                "lead-time",
                                "一件从开始到结束的总时间",
                                sum + wait,
                                "分钟",
                                "%d + %d + %d + %d".formatted(minutes[0], minutes[1], minutes[2], wait))
                        .wrong(sum, "漏了等待")
                        .wrong(Arrays.stream(minutes).max().orElseThrow() + wait, "只算了最长的工序"),
                percent(
                                "value-share",
                                "加工时间占总时间的比例",
                                Ratio.of(sum, sum + wait),
                                1,
                                "%d ÷ (%d + %d)".formatted(sum, sum, wait))
                        .wrong(Ratio.of(wait, sum + wait), "算成了等待的比例")
                        .wrong(Ratio.of(minutes[1], sum), "取了第二道工序的比例"),
                count(
                                "per-day",
                                "由瓶颈工序决定的每天最大产量",
                                Ratio.of(capacity).over(bottleneck).floor(),
                                "件",
                                "瓶颈每 %s 分钟完成一件：%d ÷ %s，向下取整"
                                        .formatted(bottleneck.rounded(2), capacity, bottleneck.rounded(2)))
                        .wrong(Ratio.of(capacity, sum).floor(), "除以了三道工序之和")
                        .wrong(Ratio.of(capacity, sum + wait).floor(), "除以了总时间")
                        .wrong(Ratio.of(capacity, minutes[1]).floor(), "第二道当成只有一人"));
    }

    private static Scene experiment(Draw draw) {
        int first = draw.multiple(1000, 5000, 500);
        int second = draw.multiple(1000, 5000, 500);
        int rateA = draw.between(40, 90);
        int rateB = rateA + draw.between(5, 40);
        int goalA = first * rateA / 1000;
        int goalB = second * rateB / 1000;
        Ratio a = Ratio.of(goalA, first);
        Ratio b = Ratio.of(goalB, second);
        return Scene.of(
                "A/B 测试中对照组 %d 人，转化 %d 人；实验组 %d 人，转化 %d 人。".formatted(first, goalA, second, goalB),
                percent("control", "对照组的转化率", a, 2, "%d ÷ %d".formatted(goalA, first))
                        .wrong(Ratio.of(goalA, first + second), "除以了两组的总人数")
                        .wrong(b, "算成了实验组"),
                number(
                                "points",
                                "实验组比对照组的转化率高出的百分点",
                                b.minus(a).times(100),
                                2,
                                "个百分点",
                                "%d ÷ %d − %d ÷ %d，以百分点计".formatted(goalB, second, goalA, first))
                        .wrong(b.minus(a).over(a).times(100), "算成了相对提升")
                        .wrong(b.times(100), "没有减去对照组"),
                percent(
                                "relative",
                                "转化率的相对提升",
                                b.minus(a).over(a),
                                1,
                                "(%d ÷ %d) ÷ (%d ÷ %d) − 1".formatted(goalB, second, goalA, first))
                        .wrong(b.minus(a), "算成了百分点之差")
                        .wrong(b.minus(a).over(b), "除以了实验组")
                        .wrong(Ratio.of(goalB - goalA, goalA), "没有除以各组的人数"));
    }

    private static Scene funnel(Draw draw) {
        int visits = draw.multiple(2000, 9000, 100);
        int carts = visits * draw.between(20, 50) / 100;
        int orders = carts * draw.between(30, 70) / 100;
        int paid = orders * draw.between(60, 95) / 100;
        return Scene.of(
                "某日访问 %d 人，加入购物车 %d 人，下单 %d 人，付款 %d 人。".formatted(visits, carts, orders, paid),
                percent("overall", "从访问到付款的总转化率", Ratio.of(paid, visits), 1, "%d ÷ %d".formatted(paid, visits))
                        .wrong(Ratio.of(paid, orders), "只算了最后一步")
                        .wrong(Ratio.of(orders, visits), "算到了下单")
                        .wrong(Ratio.of(paid, carts), "从加入购物车算起"),
                percent("step", "从加入购物车到下单的转化率", Ratio.of(orders, carts), 1, "%d ÷ %d".formatted(orders, carts))
                        .wrong(Ratio.of(orders, visits), "除以了访问人数")
                        .wrong(Ratio.of(paid, orders), "算成了下单到付款")
                        .wrong(Ratio.of(carts, visits), "算成了访问到加入购物车"),
                percent(
                                "lost",
                                "下单而没有付款的比例",
                                Ratio.of(orders - paid, orders),
                                1,
                                "(%d − %d) ÷ %d".formatted(orders, paid, orders))
                        .wrong(Ratio.of(paid, orders), "算成了付款的比例")
                        .wrong(Ratio.of(orders - paid, visits), "除以了访问人数"),
                count("biggest-loss", "从访问到加入购物车流失的人数", visits - carts, "人", "%d − %d".formatted(visits, carts))
                        .wrong(visits - orders, "算到了下单")
                        .wrong(visits - paid, "算到了付款"));
    }

    private static Scene investment(Draw draw) {
        int cost = draw.multiple(120, 600, 12);
        int months = draw.of(4, 6, 8, 12, 15);
        int saved = cost / months + draw.between(2, 10);
        int upkeep = saved / 4;
        int net = saved - upkeep;
        return Scene.of(
                "一个智能质检项目一次性投入 %d 万元，每月节省人工 %d 万元，每月运行费用 %d 万元。".formatted(cost, saved, upkeep),
                number("net", "每年的净收益", Ratio.of(12L * net), 0, "万元", "12 × (%d − %d)".formatted(saved, upkeep))
                        .wrong(12L * saved, "没有减去运行费用")
                        .wrong(net, "算成了一个月")
                        .wrong(12L * (saved + upkeep), "加上了运行费用"),
                number(
                                "payback",
                                "收回投入所需的时间",
                                Ratio.of(cost, net),
                                1,
                                "个月",
                                "%d ÷ (%d − %d)".formatted(cost, saved, upkeep))
                        .wrong(Ratio.of(cost, saved), "没有减去运行费用")
                        .wrong(Ratio.of(cost, 12L * net), "算成了年数"),
                percent(
                                "return",
                                "两年的投资回报率（两年净收益减投入，再除以投入）",
                                Ratio.of(24L * net - cost, cost),
                                1,
                                "(24 × (%d − %d) − %d) ÷ %d".formatted(saved, upkeep, cost, cost))
                        .wrong(Ratio.of(24L * net, cost), "没有减去投入")
                        .wrong(Ratio.of(24L * saved - cost, cost), "没有减去运行费用")
                        .wrong(Ratio.of(12L * net - cost, cost), "只算了一年"));
    }

    private static Scene scoring(Draw draw) {
        int first = draw.of(30, 40, 50);
        int second = draw.of(20, 30);
        int third = 100 - first - second;
        int[] a = draw.numbers(3, 60, 95);
        int[] b = draw.numbers(3, 60, 95);
        Ratio scoreA = Ratio.of((long) first * a[0] + (long) second * a[1] + (long) third * a[2], 100);
        Ratio scoreB = Ratio.of((long) first * b[0] + (long) second * b[1] + (long) third * b[2], 100);
        return Scene.of(
                "按价值 %d%%、可行性 %d%%、成本 %d%% 的权重给需求打分：需求甲三项依次得 %s 分，需求乙依次得 %s 分。"
                        .formatted(first, second, third, list(a), list(b)),
                number(
                                "score",
                                "需求甲的加权得分",
                                scoreA,
                                1,
                                "分",
                                "%d × %d%% + %d × %d%% + %d × %d%%".formatted(a[0], first, a[1], second, a[2], third))
                        .wrong(Ratio.sum(a).over(3), "没有加权")
                        .wrong(scoreB, "算成了需求乙")
                        .wrong(
                                Ratio.of((long) third * a[0] + (long) second * a[1] + (long) first * a[2], 100),
                                "把权重的次序弄反了"),
                number(
                                "difference",
                                "两个需求加权得分之差（甲减乙）",
                                scoreA.minus(scoreB),
                                1,
                                "分",
                                "%s − %s".formatted(scoreA.rounded(2), scoreB.rounded(2)))
                        .wrong(scoreB.minus(scoreA), "减反了")
                        .wrong(Ratio.sum(a).minus(Ratio.sum(b)).over(3), "没有加权")
                        .wrong(a[0] - b[0], "只比较了第一项"));
    }

    private static Scene growth(Draw draw) {
        int before = draw.multiple(200, 900, 20);
        int last = before + draw.multiple(20, 200, 10);
        int now = last + draw.multiple(10, 150, 5);
        return Scene.of(
                "某业务去年同月处理 %d 万件，上月 %d 万件，本月 %d 万件。".formatted(before, last, now),
                percent(
                                "year-on-year",
                                "本月的同比增长率",
                                Ratio.of(now - before, before),
                                1,
                                "(%d − %d) ÷ %d".formatted(now, before, before))
                        .wrong(Ratio.of(now - last, last), "算成了环比")
                        .wrong(Ratio.of(now - before, now), "除以了本月")
                        .wrong(Ratio.of(now, before), "漏减了 1"),
                percent(
                                "month-on-month",
                                "本月的环比增长率",
                                Ratio.of(now - last, last),
                                1,
                                "(%d − %d) ÷ %d".formatted(now, last, last))
                        .wrong(Ratio.of(now - before, before), "算成了同比")
                        .wrong(Ratio.of(now - last, now), "除以了本月")
                        .wrong(Ratio.of(now - last, before), "除以了去年同月"));
    }
}
