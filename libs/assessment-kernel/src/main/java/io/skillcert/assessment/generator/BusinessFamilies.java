package io.skillcert.assessment.generator;

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
        int sample = draw.of(60, 80, 100, 200);
        int interval = draw.between(6, 30);
        int total = sample * interval;
        int start = draw.between(1, interval - 1);
        int share = draw.of(20, 25, 30, 40, 60);
        int which = draw.between(5, 20);
        return Scene.of(
                Text.of(
                        "要从 %d 条客服记录中抽取 %d 条：等距抽样从第 %d 条开始；分层抽样按比例分配，其中电话渠道占 %d%%。",
                        "From %d customer service records, %d are to be sampled. Systematic sampling starts at record %d; stratified sampling is proportional, and the telephone channel has %d%% of the records.",
                        total,
                        sample,
                        start,
                        share),
                count(
                                "interval",
                                Text.of("等距抽样的间隔", "the interval of the systematic sampling"),
                                interval,
                                Text.same("%d ÷ %d", total, sample))
                        .wrong(sample, "取了样本量", "taking the sample size")
                        .wrong(start, "取了起点", "taking the start")
                        .wrong(
                                Ratio.of((long) total * share, sample * 100L),
                                "乘了渠道的比例",
                                "multiplying by the share of the channel"),
                count(
                                "position",
                                Text.of(
                                        "等距抽样抽到的第 %d 条的编号",
                                        "the number of the record that systematic sampling takes at place %d", which),
                                start + (which - 1L) * interval,
                                Text.same("%d + (%d − 1) × %d", start, which, interval))
                        .wrong(start + (long) which * interval, "多加了一个间隔", "adding one interval too many")
                        .wrong((long) which * interval, "漏了起点", "leaving out the start")
                        .wrong(start + which - 1, "没有乘间隔", "not multiplying by the interval"),
                number(
                                "stratum",
                                Text.of(
                                        "分层抽样在电话渠道抽取的条数",
                                        "the number of records that stratified sampling takes from the telephone channel"),
                                Ratio.of((long) sample * share, 100),
                                0,
                                Text.of("条", ""),
                                Text.same("%d × %d%%", sample, share))
                        .wrong(Ratio.of((long) sample * (100 - share), 100), "算成了其余的渠道", "computing the other channels")
                        .wrong(
                                Ratio.of((long) total * share, 100),
                                "算成了渠道的全部记录",
                                "computing all records of the channel")
                        .wrong(Ratio.of(sample, 2), "没有按比例分配", "not allocating in proportion"),
                percent(
                                "fraction",
                                Text.of("抽样比", "the sampling fraction"),
                                Ratio.of(sample, total),
                                1,
                                Text.same("%d ÷ %d", sample, total))
                        .wrong(Ratio.of(share, 100), "取了渠道的比例", "taking the share of the channel")
                        .wrong(
                                Ratio.of((long) sample * share, total * 100L),
                                "乘了渠道的比例",
                                "multiplying by the share of the channel"));
    }

    private static Scene joins(Draw draw) {
        int matched = draw.between(40, 120);
        int each = draw.between(2, 4);
        int left = matched + draw.between(10, 60);
        int right = matched * each + draw.between(5, 40);
        int rows = matched * each;
        return Scene.of(
                Text.of(
                        "客户表 %d 行（客户号唯一），订单表 %d 行；其中 %d 个客户各有 %d 笔订单，其余客户没有订单，其余订单的客户号不在客户表中。按客户号连接。",
                        "A customer table has %d rows with unique customer numbers, an order table has %d rows. %d customers have %d orders each, the other customers have none, and the other orders have customer numbers that are not in the customer table. The tables are joined on the customer number.",
                        left,
                        right,
                        matched,
                        each),
                count(
                                "inner",
                                Text.of("内连接的行数", "the number of rows of the inner join"),
                                rows,
                                Text.of("行", ""),
                                Text.same("%d × %d", matched, each))
                        .wrong(matched, "每个客户只算了一行", "counting one row for each customer")
                        .wrong(right, "把所有订单都算了进去", "counting all orders")
                        .wrong(left, "取了客户表的行数", "taking the rows of the customer table"),
                count(
                                "left",
                                Text.of(
                                        "客户表左连接订单表的行数",
                                        "the number of rows when the customer table is left-joined with the order table"),
                                rows + left - matched,
                                Text.of("行", ""),
                                Text.same("%d × %d + (%d − %d)", matched, each, left, matched))
                        .wrong(left, "每个客户只算了一行", "counting one row for each customer")
                        .wrong(rows, "漏了没有订单的客户", "leaving out the customers without orders")
                        .wrong(rows + left, "有订单的客户又算了一行", "counting one more row for customers with orders"),
                count(
                                "full",
                                Text.of("全外连接的行数", "the number of rows of the full outer join"),
                                left - matched + right,
                                Text.of("行", ""),
                                Text.same(
                                        "%d × %d + (%d − %d) + (%d − %d × %d)",
                                        matched, each, left, matched, right, matched, each))
                        .wrong(left + right, "没有合并匹配的行", "not merging the rows that match")
                        .wrong(rows, "算成了内连接", "computing the inner join")
                        .wrong(rows + left - matched, "算成了左连接", "computing the left join"),
                count(
                                "unmatched",
                                Text.of(
                                        "客户号不在客户表中的订单数",
                                        "the number of orders whose customer number is not in the customer table"),
                                right - rows,
                                Text.of("笔", ""),
                                Text.same("%d − %d × %d", right, matched, each))
                        .wrong(right - matched, "每个客户只减了一笔", "subtracting only one order for each customer")
                        .wrong(left - matched, "数成了没有订单的客户", "counting the customers without orders"));
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
                Text.of(
                        "订单表中甲区有三笔，金额 %s；乙区有两笔，金额 %s（单位：元）。按区分组汇总。",
                        "An order table has three orders of %s in district A and two orders of %s in district B (in yuan). They are grouped by district and summarised.",
                        Text.list(a),
                        Text.list(b)),
                number(
                                "average",
                                Text.of("甲区的平均金额", "the mean amount of district A"),
                                Ratio.of(sumA, 3),
                                1,
                                Text.of("元", "yuan"),
                                Text.same("%d ÷ 3", sumA))
                        .wrong(Ratio.of(sumA + sumB, 5), "算成了全部订单的平均", "computing the mean of all orders")
                        .wrong(sumA, "算成了合计", "computing the sum")
                        .wrong(Ratio.of(sumB, 2), "算成了乙区", "computing district B"),
                number(
                                "mean-of-means",
                                Text.of("两个区平均金额的简单平均", "the simple mean of the mean amounts of the two districts"),
                                Ratio.of(sumA, 3).plus(Ratio.of(sumB, 2)).over(2),
                                1,
                                Text.of("元", "yuan"),
                                Text.same("(%d ÷ 3 + %d ÷ 2) ÷ 2", sumA, sumB))
                        .wrong(Ratio.of(sumA + sumB, 5), "按订单数加了权", "weighting by the number of orders")
                        .wrong(Ratio.of(sumA + sumB, 2), "平均了合计", "averaging the sums"),
                count(
                                "difference",
                                Text.of(
                                        "两个区合计金额之差（甲减乙）",
                                        "the difference of the sums of the two districts (A minus B)"),
                                sumA - sumB,
                                Text.of("元", "yuan"),
                                Text.same("%d − %d", sumA, sumB))
                        .wrong(sumB - sumA, "减反了", "subtracting the wrong way round")
                        .wrong(sumA + sumB, "算成了总计", "computing the grand total")
                        .wrong(
                                Ratio.of(sumA, 3).minus(Ratio.of(sumB, 2)),
                                "算成了平均之差",
                                "computing the difference of the means"),
                count(
                                "filtered",
                                Text.of("金额大于 %d 元的订单数", "the number of orders above %d yuan", limit),
                                above,
                                Text.of("笔", ""),
                                Text.of("逐笔与 %d 元比较", "compare each order with %d yuan", limit))
                        .wrong(5 - above, "数成了其余的订单", "counting the other orders")
                        .wrong(Arrays.stream(a).filter(x -> x > limit).count(), "只数了甲区", "counting district A only"));
    }

    private static Scene terms(Draw draw) {
        int words = draw.of(100, 200, 400, 500);
        int times = draw.between(3, 18);
        int exponent = draw.between(1, 3);
        int containing = draw.of(10, 20, 50);
        int documents = containing * (int) Math.pow(10, exponent);
        Ratio frequency = Ratio.of(times, words);
        return Scene.of(
                Text.of(
                        "某词在一篇 %d 个词的文档中出现 %d 次；语料共 %d 篇文档，其中 %d 篇含有该词。逆文档频率取 lg（文档总数 ÷ 含该词的文档数）。",
                        "In a document of %d words a term occurs %d times; the corpus has %d documents, %d of which contain the term. The inverse document frequency is lg (all documents ÷ documents with the term).",
                        words,
                        times,
                        documents,
                        containing),
                number(
                                "frequency",
                                Text.of("该词的词频", "the term frequency"),
                                frequency,
                                3,
                                Text.same("%d ÷ %d", times, words))
                        .wrong(times, "没有除以总词数", "not dividing by the number of words")
                        .wrong(Ratio.of(containing, documents), "算成了文档频率", "computing the document frequency")
                        .wrong(Ratio.of(times, documents), "除以了文档数", "dividing by the number of documents"),
                number(
                                "inverse",
                                Text.of("该词的逆文档频率", "the inverse document frequency of the term"),
                                Ratio.of(exponent),
                                0,
                                Text.same("lg(%d ÷ %d)", documents, containing))
                        .wrong((long) Math.pow(10, exponent), "没有取对数", "not taking the logarithm")
                        .wrong(-exponent, "除反了", "dividing the wrong way round")
                        .wrong(exponent + 1, "多算了一个数量级", "counting one order of magnitude too many"),
                number(
                                "weight",
                                Text.of("该词的 TF-IDF 值", "the TF-IDF value of the term"),
                                frequency.times(exponent),
                                3,
                                Text.same("%d ÷ %d × %d", times, words, exponent))
                        .wrong(frequency, "漏乘了逆文档频率", "not multiplying by the inverse document frequency")
                        .wrong(frequency.times((long) Math.pow(10, exponent)), "没有取对数", "not taking the logarithm")
                        .wrong(
                                (long) times * exponent,
                                "词频没有除以总词数",
                                "not dividing the term frequency by the number of words"));
    }

    private static Scene graph(Draw draw) {
        int people = draw.between(10, 40);
        int firms = draw.between(4, 12);
        int work = people + draw.between(0, 8);
        int invest = draw.between(3, firms * 2);
        int attributes = draw.between(2, 4);
        return Scene.of(
                Text.of(
                        "知识图谱有 %d 个人物和 %d 个企业；“任职”三元组 %d 个（人物到企业），“投资”三元组 %d 个（企业到企业）；每个实体另有 %d 个属性三元组。",
                        "A knowledge graph has %d people and %d companies; there are %d triples of “works for” (person to company) and %d triples of “invests in” (company to company); each entity also has %d attribute triples.",
                        people,
                        firms,
                        work,
                        invest,
                        attributes),
                count(
                                "entities",
                                Text.of("实体的个数", "the number of entities"),
                                people + firms,
                                Text.of("个", ""),
                                Text.same("%d + %d", people, firms))
                        .wrong(people, "漏了企业", "leaving out the companies")
                        .wrong(work + invest, "数成了关系", "counting the relations"),
                count(
                                "triples",
                                Text.of("三元组的总数", "the total number of triples"),
                                work + invest + (long) attributes * (people + firms),
                                Text.of("个", ""),
                                Text.same("%d + %d + %d × (%d + %d)", work, invest, attributes, people, firms))
                        .wrong(work + invest, "漏了属性三元组", "leaving out the attribute triples")
                        .wrong(work + invest + attributes, "属性只算了一个实体", "counting the attributes of one entity only")
                        .wrong((long) attributes * (people + firms), "漏了关系三元组", "leaving out the relation triples"),
                number(
                                "incoming",
                                Text.of(
                                        "平均每个企业作为终点的关系三元组数",
                                        "the mean number of relation triples that end in a company"),
                                Ratio.of(work + invest, firms),
                                1,
                                Text.of("个", ""),
                                Text.same("(%d + %d) ÷ %d", work, invest, firms))
                        .wrong(Ratio.of(work, firms), "漏了投资关系", "leaving out the investments")
                        .wrong(Ratio.of(work + invest, people + firms), "除以了全部实体", "dividing by all entities")
                        .wrong(
                                Ratio.of(work + 2L * invest, firms),
                                "把投资的两端都数了",
                                "counting both ends of the investments"));
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
                Text.of(
                        "一个流程依次有三道工序，每件分别用 %s 分钟，第二道由 %d 人同时各做一件，其余各一人；每件在工序之间共等待 %d 分钟，每天工作 %d 分钟。",
                        "A process has three stations that take %s minutes for each piece. The second station has %d people who each work on one piece at the same time; the others have one person. A piece waits %d minutes between the stations in all, and a working day has %d minutes.",
                        Text.list(minutes),
                        two,
                        wait,
                        capacity),
                count(
                                "lead-time",
                                Text.of("一件从开始到结束的总时间", "the total time of one piece from start to end"),
                                sum + wait,
                                Text.of("分钟", "min"),
                                Text.same("%d + %d + %d + %d", minutes[0], minutes[1], minutes[2], wait))
                        .wrong(sum, "漏了等待", "leaving out the wait")
                        .wrong(
                                Arrays.stream(minutes).max().orElseThrow() + wait,
                                "只算了最长的工序",
                                "counting the longest station only"),
                percent(
                                "value-share",
                                Text.of("加工时间占总时间的比例", "the share of processing in the total time"),
                                Ratio.of(sum, sum + wait),
                                1,
                                Text.same("%d ÷ (%d + %d)", sum, sum, wait))
                        .wrong(Ratio.of(wait, sum + wait), "算成了等待的比例", "computing the share of the wait")
                        .wrong(Ratio.of(minutes[1], sum), "取了第二道工序的比例", "taking the share of the second station"),
                count(
                                "per-day",
                                Text.of(
                                        "由瓶颈工序决定的每天最大产量",
                                        "the largest number of pieces a day that the bottleneck allows"),
                                Ratio.of(capacity).over(bottleneck).floor(),
                                Text.of("件", ""),
                                Text.of(
                                        "瓶颈每 %s 分钟完成一件：%d ÷ %s，向下取整",
                                        "the bottleneck completes one piece every %s minutes: %d ÷ %s, rounded down",
                                        bottleneck.rounded(2),
                                        capacity,
                                        bottleneck.rounded(2)))
                        .wrong(
                                Ratio.of(capacity, sum).floor(),
                                "除以了三道工序之和",
                                "dividing by the sum of the three stations")
                        .wrong(Ratio.of(capacity, sum + wait).floor(), "除以了总时间", "dividing by the total time")
                        .wrong(
                                Ratio.of(capacity, minutes[1]).floor(),
                                "第二道当成只有一人",
                                "assuming one person at the second station"));
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
                Text.of(
                        "A/B 测试中对照组 %d 人，转化 %d 人；实验组 %d 人，转化 %d 人。",
                        "In an A/B test, the control group has %d people, %d of whom convert; the treatment group has %d people, %d of whom convert.",
                        first,
                        goalA,
                        second,
                        goalB),
                percent(
                                "control",
                                Text.of("对照组的转化率", "the conversion rate of the control group"),
                                a,
                                2,
                                Text.same("%d ÷ %d", goalA, first))
                        .wrong(Ratio.of(goalA, first + second), "除以了两组的总人数", "dividing by the people of both groups")
                        .wrong(b, "算成了实验组", "computing the treatment group"),
                number(
                                "points",
                                Text.of(
                                        "实验组比对照组的转化率高出的百分点",
                                        "the number of percentage points by which the conversion rate of the treatment group is higher"),
                                b.minus(a).times(100),
                                2,
                                Text.of("个百分点", ""),
                                Text.of(
                                        "%d ÷ %d − %d ÷ %d，以百分点计",
                                        "%d ÷ %d − %d ÷ %d, in percentage points", goalB, second, goalA, first))
                        .wrong(b.minus(a).over(a).times(100), "算成了相对提升", "computing the relative lift")
                        .wrong(b.times(100), "没有减去对照组", "not subtracting the control group"),
                percent(
                                "relative",
                                Text.of("转化率的相对提升", "the relative lift of the conversion rate"),
                                b.minus(a).over(a),
                                1,
                                Text.same("(%d ÷ %d) ÷ (%d ÷ %d) − 1", goalB, second, goalA, first))
                        .wrong(b.minus(a), "算成了百分点之差", "computing the difference in percentage points")
                        .wrong(b.minus(a).over(b), "除以了实验组", "dividing by the treatment group")
                        .wrong(
                                Ratio.of(goalB - goalA, goalA),
                                "没有除以各组的人数",
                                "not dividing by the people of each group"));
    }

    private static Scene funnel(Draw draw) {
        int visits = draw.multiple(2000, 9000, 100);
        int carts = visits * draw.between(20, 50) / 100;
        int orders = carts * draw.between(30, 70) / 100;
        int paid = orders * draw.between(60, 95) / 100;
        return Scene.of(
                Text.of(
                        "某日访问 %d 人，加入购物车 %d 人，下单 %d 人，付款 %d 人。",
                        "On one day %d people visit a shop, %d put something into the cart, %d place an order, and %d pay.",
                        visits,
                        carts,
                        orders,
                        paid),
                percent(
                                "overall",
                                Text.of("从访问到付款的总转化率", "the overall conversion rate from visit to payment"),
                                Ratio.of(paid, visits),
                                1,
                                Text.same("%d ÷ %d", paid, visits))
                        .wrong(Ratio.of(paid, orders), "只算了最后一步", "counting the last step only")
                        .wrong(Ratio.of(orders, visits), "算到了下单", "counting up to the order")
                        .wrong(Ratio.of(paid, carts), "从加入购物车算起", "starting from the cart"),
                percent(
                                "step",
                                Text.of("从加入购物车到下单的转化率", "the conversion rate from cart to order"),
                                Ratio.of(orders, carts),
                                1,
                                Text.same("%d ÷ %d", orders, carts))
                        .wrong(Ratio.of(orders, visits), "除以了访问人数", "dividing by the visitors")
                        .wrong(Ratio.of(paid, orders), "算成了下单到付款", "computing the rate from order to payment")
                        .wrong(Ratio.of(carts, visits), "算成了访问到加入购物车", "computing the rate from visit to cart"),
                percent(
                                "lost",
                                Text.of("下单而没有付款的比例", "the share of orders that are not paid"),
                                Ratio.of(orders - paid, orders),
                                1,
                                Text.same("(%d − %d) ÷ %d", orders, paid, orders))
                        .wrong(Ratio.of(paid, orders), "算成了付款的比例", "computing the share that is paid")
                        .wrong(Ratio.of(orders - paid, visits), "除以了访问人数", "dividing by the visitors"),
                count(
                                "biggest-loss",
                                Text.of("从访问到加入购物车流失的人数", "the number of people lost between visit and cart"),
                                visits - carts,
                                Text.of("人", ""),
                                Text.same("%d − %d", visits, carts))
                        .wrong(visits - orders, "算到了下单", "counting up to the order")
                        .wrong(visits - paid, "算到了付款", "counting up to the payment"));
    }

    private static Scene investment(Draw draw) {
        int cost = draw.multiple(120, 600, 12);
        int months = draw.of(4, 6, 8, 12, 15);
        int saved = cost / months + draw.between(2, 10);
        int upkeep = saved / 4;
        int net = saved - upkeep;
        return Scene.of(
                Text.of(
                        "一个智能质检项目一次性投入 %d 万元，每月节省人工 %d 万元，每月运行费用 %d 万元。",
                        "In units of ten thousand yuan, a smart inspection project costs %d once, saves %d of labour each month and costs %d a month to run.",
                        cost,
                        saved,
                        upkeep),
                number(
                                "net",
                                Text.of("每年的净收益", "the net benefit of one year in units of ten thousand yuan"),
                                Ratio.of(12L * net),
                                0,
                                Text.of("万元", ""),
                                Text.same("12 × (%d − %d)", saved, upkeep))
                        .wrong(12L * saved, "没有减去运行费用", "not subtracting the running cost")
                        .wrong(net, "算成了一个月", "computing one month")
                        .wrong(12L * (saved + upkeep), "加上了运行费用", "adding the running cost"),
                number(
                                "payback",
                                Text.of("收回投入所需的时间", "the time in which the investment is paid back"),
                                Ratio.of(cost, net),
                                1,
                                Text.of("个月", "months"),
                                Text.same("%d ÷ (%d − %d)", cost, saved, upkeep))
                        .wrong(Ratio.of(cost, saved), "没有减去运行费用", "not subtracting the running cost")
                        .wrong(Ratio.of(cost, 12L * net), "算成了年数", "computing years"),
                percent(
                                "return",
                                Text.of(
                                        "两年的投资回报率（两年净收益减投入，再除以投入）",
                                        "the return on investment over two years (net benefit of two years minus investment, divided by investment)"),
                                Ratio.of(24L * net - cost, cost),
                                1,
                                Text.same("(24 × (%d − %d) − %d) ÷ %d", saved, upkeep, cost, cost))
                        .wrong(Ratio.of(24L * net, cost), "没有减去投入", "not subtracting the investment")
                        .wrong(Ratio.of(24L * saved - cost, cost), "没有减去运行费用", "not subtracting the running cost")
                        .wrong(Ratio.of(12L * net - cost, cost), "只算了一年", "counting one year only"));
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
                Text.of(
                        "按价值 %d%%、可行性 %d%%、成本 %d%% 的权重给需求打分：需求甲三项依次得 %s 分，需求乙依次得 %s 分。",
                        "Requirements are scored with weights of %d%% for value, %d%% for feasibility and %d%% for cost: requirement A gets %s points and requirement B gets %s points in this order.",
                        first,
                        second,
                        third,
                        Text.list(a),
                        Text.list(b)),
                number(
                                "score",
                                Text.of("需求甲的加权得分", "the weighted score of requirement A"),
                                scoreA,
                                1,
                                Text.of("分", "points"),
                                Text.same("%d × %d%% + %d × %d%% + %d × %d%%", a[0], first, a[1], second, a[2], third))
                        .wrong(Ratio.sum(a).over(3), "没有加权", "not weighting")
                        .wrong(scoreB, "算成了需求乙", "computing requirement B")
                        .wrong(
                                Ratio.of((long) third * a[0] + (long) second * a[1] + (long) first * a[2], 100),
                                "把权重的次序弄反了",
                                "reversing the order of the weights"),
                number(
                                "difference",
                                Text.of("两个需求加权得分之差（甲减乙）", "the difference of the weighted scores (A minus B)"),
                                scoreA.minus(scoreB),
                                1,
                                Text.of("分", "points"),
                                Text.same("%s − %s", scoreA.rounded(2), scoreB.rounded(2)))
                        .wrong(scoreB.minus(scoreA), "减反了", "subtracting the wrong way round")
                        .wrong(Ratio.sum(a).minus(Ratio.sum(b)).over(3), "没有加权", "not weighting")
                        .wrong(a[0] - b[0], "只比较了第一项", "comparing the first criterion only"));
    }

    private static Scene growth(Draw draw) {
        int before = draw.multiple(200, 900, 20);
        int last = before + draw.multiple(20, 200, 10);
        int now = last + draw.multiple(10, 150, 5);
        return Scene.of(
                Text.of(
                        "某业务去年同月处理 %d 万件，上月 %d 万件，本月 %d 万件。",
                        "In units of ten thousand cases, a business handled %d in the same month of last year, %d last month and %d this month.",
                        before,
                        last,
                        now),
                percent(
                                "year-on-year",
                                Text.of("本月的同比增长率", "the year-on-year growth rate of this month"),
                                Ratio.of(now - before, before),
                                1,
                                Text.same("(%d − %d) ÷ %d", now, before, before))
                        .wrong(Ratio.of(now - last, last), "算成了环比", "computing month-on-month growth")
                        .wrong(Ratio.of(now - before, now), "除以了本月", "dividing by this month")
                        .wrong(Ratio.of(now, before), "漏减了 1", "forgetting to subtract 1"),
                percent(
                                "month-on-month",
                                Text.of("本月的环比增长率", "the month-on-month growth rate of this month"),
                                Ratio.of(now - last, last),
                                1,
                                Text.same("(%d − %d) ÷ %d", now, last, last))
                        .wrong(Ratio.of(now - before, before), "算成了同比", "computing year-on-year growth")
                        .wrong(Ratio.of(now - last, now), "除以了本月", "dividing by this month")
                        .wrong(Ratio.of(now - last, before), "除以了去年同月", "dividing by the same month of last year"));
    }
}
