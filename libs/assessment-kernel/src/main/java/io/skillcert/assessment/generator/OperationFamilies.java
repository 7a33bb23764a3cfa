package io.skillcert.assessment.generator;

import static io.skillcert.assessment.generator.Question.count;
import static io.skillcert.assessment.generator.Question.number;
import static io.skillcert.assessment.generator.Question.percent;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Families about systems in operation. */
final class OperationFamilies {

    static final List<Family> ALL = List.of(
            both("latency", OperationFamilies::latency, "PERFORMANCE"),
            both("throughput", OperationFamilies::throughput, "PERFORMANCE"),
            both("availability", OperationFamilies::availability, "RELIABILITY"),
            both("alerts", OperationFamilies::alerts, "MONITORING"),
            both("storage", OperationFamilies::storage, "RESOURCES"),
            both("cache", OperationFamilies::cache, "PERFORMANCE"),
            both("retries", OperationFamilies::retries, "RELIABILITY"),
            both("accelerators", OperationFamilies::accelerators, "RESOURCES"),
            both("dialogue", OperationFamilies::dialogue, "SERVICE"),
            both("tokens", OperationFamilies::tokens, "RESOURCES"),
            both("waiting", OperationFamilies::waiting, "PERFORMANCE"),
            Family.of("drift", OperationFamilies::drift, Placement.operation("MONITORING")),
            Family.of("transfer", OperationFamilies::transfer, Placement.operation("RESOURCES")));

    private OperationFamilies() {}

    private static Family both(String name, Function<Draw, Scene> drawing, String topic) {
        return Family.of(name, drawing, Placement.operation(topic), Placement.design(topic));
    }

    private static Scene latency(Draw draw) {
        int[] times = draw.numbers(10, 20, 90);
        times[draw.between(0, 9)] = draw.between(150, 400);
        int[] sorted = times.clone();
        Arrays.sort(sorted);
        int sum = Arrays.stream(times).sum();
        return Scene.of(
                Text.of(
                        "10 次请求的耗时（毫秒）依次为 %s。百分位数取排序后第 n × p 个值（n 为次数）。",
                        "The times of 10 requests in milliseconds are %s. A percentile is the value at position n × p after sorting, where n is the number of requests.",
                        Text.list(times)),
                count(
                                "median",
                                Text.of("第 50 百分位的耗时", "the time at percentile 50"),
                                sorted[4],
                                Text.of("毫秒", "ms"),
                                Text.of("排序为 %s，取其中第五个", "sorted: %s; take the fifth", Text.list(sorted)))
                        .wrong(times[4], "没有排序，取了第五个值", "taking the fifth value without sorting")
                        .wrong(Ratio.of(sum, 10), "取了平均值", "taking the mean")
                        .wrong(sorted[5], "取了第六个值", "taking the sixth value"),
                count(
                                "ninetieth",
                                Text.of("第 90 百分位的耗时", "the time at percentile 90"),
                                sorted[8],
                                Text.of("毫秒", "ms"),
                                Text.of("排序为 %s，取其中第九个", "sorted: %s; take the ninth", Text.list(sorted)))
                        .wrong(times[8], "没有排序，取了第九个值", "taking the ninth value without sorting")
                        .wrong(sorted[9], "取了最大值", "taking the maximum")
                        .wrong(Ratio.of((long) sorted[9] * 9, 10), "取了最大值的九成", "taking nine tenths of the maximum"),
                number(
                                "mean",
                                Text.of("平均耗时", "the mean time"),
                                Ratio.of(sum, 10),
                                1,
                                Text.of("毫秒", "ms"),
                                Text.same("%d ÷ 10", sum))
                        .wrong(sorted[4], "取了中位数", "taking the median")
                        .wrong(
                                Ratio.of(sorted[0] + sorted[9], 2),
                                "取了最大值与最小值的平均",
                                "taking the mean of the largest and the smallest value")
                        .wrong(Ratio.of(sum - sorted[9], 9), "去掉了最大值", "removing the maximum"));
    }

    private static Scene throughput(Draw draw) {
        int peak = draw.multiple(200, 2000, 20);
        int each = draw.of(20, 40, 60, 80, 100);
        int load = draw.of(60, 70, 75, 80);
        int usable = each * load / 100;
        Ratio instances = Ratio.of((long) peak * 100, (long) each * load).ceiling();
        return Scene.of(
                Text.of(
                        "服务高峰每秒 %d 个请求，单个实例每秒最多处理 %d 个，要求每个实例的负载不超过 %d%%。",
                        "At its peak a service gets %d requests per second; one instance handles at most %d per second, and the load of each instance must not exceed %d%%.",
                        peak,
                        each,
                        load),
                count(
                                "instances",
                                Text.of("至少需要的实例数", "the smallest number of instances needed"),
                                instances,
                                Text.of("个", ""),
                                Text.of("%d ÷ (%d × %d%%) 向上取整", "%d ÷ (%d × %d%%) rounded up", peak, each, load))
                        .wrong(Ratio.of(peak, each).ceiling(), "没有留出余量", "leaving no headroom")
                        .wrong(
                                Ratio.of((long) peak * load, each * 100L).ceiling(),
                                "把余量算反了",
                                "applying the headroom the wrong way round")
                        .wrong(instances.minus(Ratio.ONE), "向下取整", "rounding down"),
                number(
                                "usable",
                                Text.of(
                                        "在限定的负载下单个实例每秒处理的请求数",
                                        "the number of requests per second that one instance handles within the load limit"),
                                Ratio.of((long) each * load, 100),
                                0,
                                Text.of("个", ""),
                                Text.same("%d × %d%%", each, load))
                        .wrong(each, "没有留出余量", "leaving no headroom")
                        .wrong(each - usable, "算成了余量", "computing the headroom instead"),
                count(
                                "per-hour",
                                Text.of("高峰持续一小时的请求总数", "the total number of requests if the peak lasts one hour"),
                                3600L * peak,
                                Text.of("个", ""),
                                Text.same("%d × 3600", peak))
                        .wrong(60L * peak, "算成了一分钟", "computing one minute")
                        .wrong(3600L * each, "用了单个实例的处理能力", "using the capacity of one instance"));
    }

    private static Scene availability(Draw draw) {
        int days = draw.of(30, 31, 90, 365);
        int down = draw.multiple(12, 240, 6);
        int first = draw.of(90, 95, 98, 99);
        int second = draw.of(80, 90, 96, 97);
        long minutes = days * 1440L;
        Ratio serial = Ratio.of((long) first * second, 10000);
        Ratio parallel = Ratio.ONE.minus(Ratio.of((long) (100 - first) * (100 - second), 10000));
        return Scene.of(
                Text.of(
                        "系统在 %d 天中停机 %d 分钟。另有两个部件，可用率分别为 %d%% 和 %d%%，故障互不影响。",
                        "In %d days a system was down for %d minutes. Two other components have availabilities of %d%% and %d%% and fail independently.",
                        days,
                        down,
                        first,
                        second),
                percent(
                                "share",
                                Text.of("系统在这段时间的可用率", "the availability of the system in this period"),
                                Ratio.of(minutes - down, minutes),
                                3,
                                Text.same("1 − %d ÷ (%d × 1440)", down, days))
                        .wrong(
                                Ratio.of(days * 24L - down, days * 24L),
                                "把停机的分钟当成了小时数来除",
                                "dividing the minutes of downtime by hours")
                        .wrong(Ratio.of(down, minutes), "算成了停机的比例", "computing the share of downtime")
                        .wrong(
                                Ratio.of(days * 600L - down, days * 600L),
                                "一天的分钟数算错",
                                "using a wrong number of minutes in a day"),
                percent(
                                "serial",
                                Text.of(
                                        "两个部件串联（都要可用）时的可用率",
                                        "the availability of the two components in series (both are needed)"),
                                serial,
                                2,
                                Text.same("%d%% × %d%%", first, second))
                        .wrong(parallel, "算成了并联", "computing the parallel case")
                        .wrong(Ratio.of(Math.min(first, second), 100), "取了较低的一个", "taking the lower one")
                        .wrong(Ratio.of(first + second, 200), "取了平均", "taking the mean"),
                percent(
                                "parallel",
                                Text.of(
                                        "两个部件并联（一个可用即可）时的可用率",
                                        "the availability of the two components in parallel (one is enough)"),
                                parallel,
                                2,
                                Text.same("1 − (1 − %d%%) × (1 − %d%%)", first, second))
                        .wrong(serial, "算成了串联", "computing the series case")
                        .wrong(Ratio.of(Math.max(first, second), 100), "取了较高的一个", "taking the higher one")
                        .wrong(Ratio.of(first + second, 200), "取了平均", "taking the mean"));
    }

    private static Scene alerts(Draw draw) {
        int real = draw.between(12, 40);
        int caught = draw.between(real / 2, real - 2);
        int falseAlarms = draw.between(5, 60);
        int faults = draw.of(4, 5, 8, 10);
        int repair = draw.between(10, 60) * faults;
        int running = draw.between(40, 160) * faults;
        return Scene.of(
                Text.of(
                        "一个月内真实异常 %d 起，其中报警 %d 起；误报 %d 起。造成停机的故障 %d 次，修复共用 %d 分钟，故障之间正常运行共 %d 小时。",
                        "In one month there were %d real anomalies, of which %d raised an alert, and %d false alerts. There were %d failures with downtime, repaired in %d minutes in all; the time of normal operation between failures was %d hours in all.",
                        real,
                        caught,
                        falseAlarms,
                        faults,
                        repair,
                        running),
                percent(
                                "precision",
                                Text.of(
                                        "报警的准确率（真实异常占全部报警）",
                                        "the precision of the alerts (real anomalies out of all alerts)"),
                                Ratio.of(caught, caught + falseAlarms),
                                1,
                                Text.same("%d ÷ (%d + %d)", caught, caught, falseAlarms))
                        .wrong(Ratio.of(caught, real), "算成了异常的检出率", "computing the recall of the anomalies")
                        .wrong(
                                Ratio.of(real, real + falseAlarms),
                                "把没有报警的异常也算了进去",
                                "counting the anomalies without an alert as well"),
                percent(
                                "recall",
                                Text.of("异常的检出率", "the recall of the anomalies"),
                                Ratio.of(caught, real),
                                1,
                                Text.same("%d ÷ %d", caught, real))
                        .wrong(Ratio.of(caught, caught + falseAlarms), "除以了全部报警", "dividing by all alerts")
                        .wrong(Ratio.of(real - caught, real), "算成了漏报率", "computing the miss rate"),
                count(
                                "repair-time",
                                Text.of("平均修复时间 MTTR", "the mean time to repair (MTTR)"),
                                repair / faults,
                                Text.of("分钟", "min"),
                                Text.same("%d ÷ %d", repair, faults))
                        .wrong(repair, "没有除以故障次数", "not dividing by the number of failures")
                        .wrong(running / faults, "算成了平均无故障时间", "computing the mean time between failures")
                        .wrong(Ratio.of(repair, caught), "除以了报警的异常数", "dividing by the anomalies that raised an alert"),
                count(
                                "between-failures",
                                Text.of("平均无故障时间 MTBF", "the mean time between failures (MTBF)"),
                                running / faults,
                                Text.of("小时", "h"),
                                Text.same("%d ÷ %d", running, faults))
                        .wrong(running, "没有除以故障次数", "not dividing by the number of failures")
                        .wrong(repair / faults, "算成了平均修复时间", "computing the mean time to repair")
                        .wrong(Ratio.of(running, real), "除以了真实异常数", "dividing by the number of real anomalies"));
    }

    private static Scene storage(Draw draw) {
        int perDay = draw.multiple(20, 200, 5);
        int days = draw.of(30, 60, 90, 180);
        int copies = draw.of(2, 3);
        int squeeze = draw.of(2, 4, 5);
        Ratio kept = Ratio.of((long) perDay * days * copies, squeeze);
        return Scene.of(
                Text.of(
                        "系统每天产生 %d 吉字节日志，压缩后为原来的 1/%d，保留 %d 天，每份存 %d 个副本。",
                        "A system writes %d GB of logs a day; compression brings them to 1/%d of their size, they are retained for %d days, and each is stored in %d copies.",
                        perDay,
                        squeeze,
                        days,
                        copies),
                number(
                                "total",
                                Text.of("存储满后的占用空间", "the space used once the store is full"),
                                kept,
                                0,
                                Text.of("吉字节", "GB"),
                                Text.same("%d ÷ %d × %d × %d", perDay, squeeze, days, copies))
                        .wrong(Ratio.of((long) perDay * days, squeeze), "漏乘了副本数", "not multiplying by the copies")
                        .wrong((long) perDay * days * copies, "没有压缩", "not compressing")
                        .wrong(Ratio.of((long) perDay * copies, squeeze), "只算了一天", "counting one day only"),
                number(
                                "per-day",
                                Text.of("每天新增的占用空间", "the space added each day"),
                                Ratio.of((long) perDay * copies, squeeze),
                                1,
                                Text.of("吉字节", "GB"),
                                Text.same("%d ÷ %d × %d", perDay, squeeze, copies))
                        .wrong(Ratio.of(perDay, squeeze), "漏乘了副本数", "not multiplying by the copies")
                        .wrong((long) perDay * copies, "没有压缩", "not compressing")
                        .wrong(kept, "算成了全部的占用", "computing all the space used"),
                number(
                                "shorter",
                                Text.of("保留期减半后能腾出的空间", "the space freed if the retention period is halved"),
                                kept.over(2),
                                0,
                                Text.of("吉字节", "GB"),
                                Text.same("%d ÷ %d × %d × %d ÷ 2", perDay, squeeze, days, copies))
                        .wrong(kept, "取了全部的占用", "taking all the space used")
                        .wrong(
                                Ratio.of((long) perDay * days, 2L * squeeze),
                                "漏乘了副本数",
                                "not multiplying by the copies"));
    }

    private static Scene cache(Draw draw) {
        int requests = draw.multiple(1000, 9000, 100);
        int hit = draw.of(60, 70, 75, 80, 90);
        int fast = draw.between(1, 6);
        int slow = draw.multiple(40, 160, 10);
        Ratio mean = Ratio.of((long) hit * fast + (100L - hit) * slow, 100);
        return Scene.of(
                Text.of(
                        "缓存每天收到 %d 个请求，命中率 %d%%；命中时耗时 %d 毫秒，未命中时 %d 毫秒。",
                        "A cache gets %d requests a day with a hit rate of %d%%; a hit takes %d milliseconds and a miss takes %d milliseconds.",
                        requests,
                        hit,
                        fast,
                        slow),
                number(
                                "misses",
                                Text.of("每天未命中的请求数", "the number of misses each day"),
                                Ratio.of((long) requests * (100 - hit), 100),
                                0,
                                Text.of("个", ""),
                                Text.same("%d × (100%% − %d%%)", requests, hit))
                        .wrong(Ratio.of((long) requests * hit, 100), "数成了命中的请求", "counting the hits")
                        .wrong(requests, "数成了全部请求", "counting all requests"),
                number(
                                "mean",
                                Text.of("平均耗时", "the mean time"),
                                mean,
                                2,
                                Text.of("毫秒", "ms"),
                                Text.same("%d%% × %d + (100%% − %d%%) × %d", hit, fast, hit, slow))
                        .wrong(Ratio.of(fast + slow, 2), "没有按命中率加权", "not weighting by the hit rate")
                        .wrong(Ratio.of((long) hit * slow + (100L - hit) * fast, 100), "把权重弄反了", "swapping the weights")
                        .wrong(Ratio.of((100L - hit) * slow, 100), "漏了命中的部分", "leaving out the hits"),
                number(
                                "gain",
                                Text.of(
                                        "与不用缓存（都按未命中计）相比平均节省的耗时",
                                        "the mean time saved in comparison with no cache (every request is a miss)"),
                                Ratio.of(slow).minus(mean),
                                2,
                                Text.of("毫秒", "ms"),
                                Text.same("%d − %s", slow, mean.rounded(2)))
                        .wrong(mean, "算成了平均耗时", "computing the mean time")
                        .wrong(slow - fast, "认为全部命中", "assuming that every request is a hit"));
    }

    private static Scene retries(Draw draw) {
        int first = draw.of(1, 2, 3, 5);
        int times = draw.between(3, 5);
        int fail = draw.of(10, 20, 30, 40, 50);
        long sum = first * ((1L << times) - 1);
        return Scene.of(
                Text.of(
                        "调用失败后重试：第一次等待 %d 秒，以后每次等待加倍，最多重试 %d 次。每次调用（含首次）失败的概率为 %d%%，互不影响。",
                        "A failed call is retried: the first wait is %d seconds, each later wait is twice as long, and there are at most %d retries. Each call, the first included, fails independently with probability %d%%.",
                        first,
                        times,
                        fail),
                count(
                                "total",
                                Text.of("全部重试都用上时等待的总时间", "the total waiting time if all retries are used"),
                                sum,
                                Text.of("秒", "s"),
                                Text.of("%d × (2 的 %d 次方 − 1)", "%d × (2 to the power of %d − 1)", first, times))
                        .wrong((long) first * times, "每次等待没有加倍", "not doubling the waits")
                        .wrong(first * (1L << times), "多算了", "counting too much")
                        .wrong(first * (1L << (times - 1)), "只算了最后一次", "counting the last wait only"),
                count(
                                "last",
                                Text.of("最后一次重试前的等待时间", "the wait before the last retry"),
                                first * (1L << (times - 1)),
                                Text.of("秒", "s"),
                                Text.of("%d × 2 的 (%d − 1) 次方", "%d × 2 to the power of (%d − 1)", first, times))
                        .wrong(first * (1L << times), "多加倍了一次", "doubling once too often")
                        .wrong((long) first * times, "用倍数代替了加倍", "multiplying instead of doubling")
                        .wrong(sum, "算成了总时间", "computing the total time"),
                percent(
                                "failure",
                                Text.of(
                                        "首次调用与第一次重试都失败的概率",
                                        "the probability that both the first call and the first retry fail"),
                                Ratio.of((long) fail * fail, 10000),
                                2,
                                Text.same("%d%% × %d%%", fail, fail))
                        .wrong(Ratio.of(2L * fail, 100), "把概率相加", "adding the probabilities")
                        .wrong(Ratio.of(fail, 100), "只算了一次", "counting one call only")
                        .wrong(Ratio.of(fail, 200), "把概率除以二", "halving the probability"));
    }

    private static Scene accelerators(Draw draw) {
        int cards = draw.of(2, 4, 8);
        int hours = draw.multiple(10, 60, 2);
        int price = draw.of(6, 8, 12, 15);
        int used = draw.of(40, 50, 60, 75, 80);
        return Scene.of(
                Text.of(
                        "一次训练用 %d 张加速卡连续 %d 小时，每卡每小时 %d 元，平均利用率 %d%%。",
                        "A training run uses %d accelerator cards for %d hours without a break; a card costs %d yuan an hour, and its mean utilisation is %d%%.",
                        cards,
                        hours,
                        price,
                        used),
                count(
                                "card-hours",
                                Text.of("消耗的卡时", "the number of card-hours used"),
                                (long) cards * hours,
                                Text.of("卡时", ""),
                                Text.same("%d × %d", cards, hours))
                        .wrong(hours, "没有乘卡数", "not multiplying by the number of cards")
                        .wrong(Ratio.of((long) cards * hours * used, 100), "乘了利用率", "multiplying by the utilisation"),
                count(
                                "cost",
                                Text.of("这次训练的费用", "the cost of this training run"),
                                (long) cards * hours * price,
                                Text.of("元", "yuan"),
                                Text.same("%d × %d × %d", cards, hours, price))
                        .wrong((long) hours * price, "没有乘卡数", "not multiplying by the number of cards")
                        .wrong(
                                Ratio.of((long) cards * hours * price * used, 100),
                                "乘了利用率，空闲也要付费",
                                "multiplying by the utilisation, although idle time is paid for too"),
                number(
                                "idle",
                                Text.of("因空闲而浪费的费用", "the cost wasted on idle time"),
                                Ratio.of((long) cards * hours * price * (100 - used), 100),
                                1,
                                Text.of("元", "yuan"),
                                Text.same("%d × %d × %d × (100%% − %d%%)", cards, hours, price, used))
                        .wrong(
                                Ratio.of((long) cards * hours * price * used, 100),
                                "算成了有效使用的费用",
                                "computing the cost of the time in use")
                        .wrong(
                                Ratio.of((long) hours * price * (100 - used), 100),
                                "没有乘卡数",
                                "not multiplying by the number of cards"));
    }

    private static Scene dialogue(Draw draw) {
        int sessions = draw.multiple(500, 4000, 50);
        int human = sessions * draw.between(10, 35) / 100;
        int solved = (sessions - human) * draw.between(60, 92) / 100;
        int understood = sessions * draw.between(70, 95) / 100;
        return Scene.of(
                Text.of(
                        "智能客服一天有 %d 个会话：转人工 %d 个，未转人工的会话中用户确认解决 %d 个；意图识别正确 %d 个。",
                        "A customer service bot has %d sessions in a day: %d are handed over to a person; in %d of the other sessions the user confirms that the problem is solved; the intent is recognised correctly in %d sessions.",
                        sessions,
                        human,
                        solved,
                        understood),
                percent(
                                "handover",
                                Text.of("转人工率", "the handover rate"),
                                Ratio.of(human, sessions),
                                1,
                                Text.same("%d ÷ %d", human, sessions))
                        .wrong(
                                Ratio.of(sessions - human, sessions),
                                "算成了未转人工的比例",
                                "computing the share that was not handed over")
                        .wrong(
                                Ratio.of(human, sessions - human),
                                "除以了未转人工的会话",
                                "dividing by the sessions that were not handed over"),
                percent(
                                "solved",
                                Text.of("未转人工的会话的解决率", "the resolution rate of the sessions that were not handed over"),
                                Ratio.of(solved, sessions - human),
                                1,
                                Text.same("%d ÷ (%d − %d)", solved, sessions, human))
                        .wrong(Ratio.of(solved, sessions), "除以了全部会话", "dividing by all sessions")
                        .wrong(
                                Ratio.of(solved, understood),
                                "除以了意图识别正确的会话",
                                "dividing by the sessions whose intent was recognised"),
                percent(
                                "intent",
                                Text.of("意图识别的正确率", "the accuracy of intent recognition"),
                                Ratio.of(understood, sessions),
                                1,
                                Text.same("%d ÷ %d", understood, sessions))
                        .wrong(
                                Ratio.of(understood - human, sessions),
                                "减去了转人工的会话",
                                "subtracting the sessions that were handed over")
                        .wrong(
                                Ratio.of(sessions - understood, sessions),
                                "算成了错误率",
                                "computing the error rate instead"));
    }

    private static Scene tokens(Draw draw) {
        int calls = draw.multiple(1000, 9000, 500);
        int in = draw.multiple(400, 2000, 100);
        int out = draw.multiple(100, 600, 50);
        int priceIn = draw.of(1, 2, 4);
        int priceOut = draw.of(6, 8, 12);
        int window = draw.of(8, 16, 32);
        Ratio cost = Ratio.of((long) calls * ((long) in * priceIn + (long) out * priceOut), 1_000_000);
        return Scene.of(
                Text.of(
                        "大模型每天调用 %d 次，每次平均输入 %d 词元、输出 %d 词元；每百万词元的价格为输入 %d 元、输出 %d 元；上下文窗口 %d 千词元（1 千按 1000 计）。",
                        "A large language model is called %d times a day, with %d input tokens and %d output tokens per call on average. A million tokens cost %d yuan for input and %d yuan for output. The context window has %d thousand tokens (1 thousand is 1000).",
                        calls,
                        in,
                        out,
                        priceIn,
                        priceOut,
                        window),
                number(
                                "cost",
                                Text.of("每天的费用", "the cost of one day"),
                                cost,
                                2,
                                Text.of("元", "yuan"),
                                Text.same("%d × (%d × %d + %d × %d) ÷ 1000000", calls, in, priceIn, out, priceOut))
                        .wrong(
                                Ratio.of((long) calls * (in + out) * priceIn, 1_000_000),
                                "输出也按输入的价格算",
                                "charging output at the price of input")
                        .wrong(Ratio.of((long) calls * in * priceIn, 1_000_000), "漏了输出", "leaving out the output")
                        .wrong(
                                Ratio.of((long) calls * ((long) in * priceOut + (long) out * priceIn), 1_000_000),
                                "把两个价格弄反了",
                                "swapping the two prices"),
                count(
                                "tokens",
                                Text.of("每天的词元总数", "the total number of tokens in one day"),
                                (long) calls * (in + out),
                                Text.of("个", ""),
                                Text.same("%d × (%d + %d)", calls, in, out))
                        .wrong((long) calls * in, "漏了输出", "leaving out the output")
                        .wrong(in + out, "只算了一次调用", "counting one call only"),
                count(
                                "turns",
                                Text.of(
                                        "按每次输入与输出的平均词元数，窗口最多容纳的轮数",
                                        "the largest number of turns of average input and output that fit into the window"),
                                Ratio.of(window * 1000L, in + out).floor(),
                                Text.of("轮", ""),
                                Text.of(
                                        "%d × 1000 ÷ (%d + %d) 向下取整",
                                        "%d × 1000 ÷ (%d + %d) rounded down", window, in, out))
                        .wrong(Ratio.of(window * 1000L, in).floor(), "漏了输出", "leaving out the output")
                        .wrong(Ratio.of(window * 1000L, out).floor(), "漏了输入", "leaving out the input"));
    }

    private static Scene waiting(Draw draw) {
        int perMinute = draw.multiple(6, 60, 3);
        int seconds = draw.of(20, 40, 60, 80, 120);
        int busy = draw.of(50, 60, 75, 80, 90);
        int service = draw.of(2, 3, 4, 5);
        return Scene.of(
                Text.of(
                        "人工审核平均每分钟收到 %d 件，每件从到达到完成平均 %d 秒。另一个单人窗口的利用率为 %d%%，每件服务平均 %d 分钟（到达和服务都是随机的，按 M/M/1 排队计）。",
                        "A review team gets %d cases a minute on average, and a case takes %d seconds on average from arrival to completion. Another desk with one clerk has a utilisation of %d%%, and serving a case takes %d minutes on average (arrivals and service are random; use the M/M/1 queue).",
                        perMinute,
                        seconds,
                        busy,
                        service),
                count(
                                "inside",
                                Text.of("审核中的平均件数（利特尔定律）", "the mean number of cases in review (Little’s law)"),
                                Ratio.of((long) perMinute * seconds, 60),
                                Text.of("件", ""),
                                Text.same("%d × %d ÷ 60", perMinute, seconds))
                        .wrong((long) perMinute * seconds, "没有把秒换成分钟", "not converting seconds to minutes")
                        .wrong(perMinute, "取了每分钟的件数", "taking the number of cases a minute")
                        .wrong(
                                Ratio.of(perMinute * 60L, seconds),
                                "把时间除反了",
                                "dividing by the time instead of multiplying"),
                number(
                                "time",
                                Text.of("单人窗口每件的平均逗留时间", "the mean time that a case spends at the desk"),
                                Ratio.of(service * 100L, 100L - busy),
                                1,
                                Text.of("分钟", "min"),
                                Text.same("%d ÷ (1 − %d%%)", service, busy))
                        .wrong(Ratio.of(service * 100L, busy), "除以了利用率", "dividing by the utilisation")
                        .wrong(Ratio.of((long) service * busy, 100L - busy), "只算了等待的时间", "counting the wait only")
                        .wrong(service, "没有计入等待", "not counting the wait"),
                number(
                                "queue",
                                Text.of("单人窗口每件的平均等待时间（不含服务）", "the mean wait of a case at the desk (without service)"),
                                Ratio.of((long) service * busy, 100L - busy),
                                1,
                                Text.of("分钟", "min"),
                                Text.same("%d × %d%% ÷ (1 − %d%%)", service, busy, busy))
                        .wrong(
                                Ratio.of(service * 100L, 100L - busy),
                                "把服务的时间也算了进去",
                                "counting the service time as well")
                        .wrong(Ratio.of((long) service * busy, 100), "没有除以空闲率", "not dividing by the idle share"));
    }

    private static Scene drift(Draw draw) {
        int before = draw.multiple(20, 60, 5);
        int after = before + draw.of(-15, -10, 10, 15, 20);
        int base = draw.of(90, 92, 95);
        int now = base - draw.between(2, 12);
        int limit = draw.of(3, 5, 8);
        return Scene.of(
                Text.of(
                        "上线时某类输入占 %d%%，本周占 %d%%；模型上线时的准确率为 %d%%，本周为 %d%%，准确率下降超过 %d 个百分点时要重新训练。",
                        "At launch a kind of input had a share of %d%%, this week it has %d%%. The accuracy of the model was %d%% at launch and is %d%% this week; the model is retrained when the accuracy has dropped by more than %d percentage points.",
                        before,
                        after,
                        base,
                        now,
                        limit),
                count(
                                "points",
                                Text.of(
                                        "准确率下降的百分点数",
                                        "the number of percentage points by which the accuracy has dropped"),
                                base - now,
                                Text.of("个百分点", ""),
                                Text.same("%d − %d", base, now))
                        .wrong(limit, "取了重新训练的界限", "taking the limit for retraining")
                        .wrong(100 - now, "算成了错误率", "computing the error rate instead"),
                percent(
                                "relative",
                                Text.of("准确率相对下降的幅度", "the relative drop in accuracy"),
                                Ratio.of(base - now, base),
                                1,
                                Text.same("(%d − %d) ÷ %d", base, now, base))
                        .wrong(Ratio.of(base - now, 100), "算成了百分点", "computing percentage points")
                        .wrong(Ratio.of(base - now, now), "除以了本周的准确率", "dividing by the accuracy of this week"),
                percent(
                                "share-change",
                                Text.of("该类输入占比的相对变化", "the relative change in the share of this kind of input"),
                                Ratio.of(after - before, before),
                                1,
                                Text.same("(%d − %d) ÷ %d", after, before, before))
                        .wrong(Ratio.of(after - before, 100), "算成了百分点", "computing percentage points")
                        .wrong(Ratio.of(after - before, after), "除以了本周的占比", "dividing by the share of this week")
                        .wrong(Ratio.of(before - after, before), "增减弄反了", "mixing up increase and decrease"));
    }

    private static Scene transfer(Draw draw) {
        int gigabytes = draw.multiple(10, 200, 10);
        int speed = draw.of(100, 200, 400, 800);
        int done = draw.of(20, 25, 40, 60);
        long seconds = gigabytes * 8000L / speed;
        return Scene.of(
                Text.of(
                        "要通过每秒 %d 兆比特的线路传送 %d 吉字节的数据（1 字节是 8 比特，1 吉按 1000 兆计），现已完成 %d%%。",
                        "A line of %d Mbit per second is to transfer %d GB of data (1 byte is 8 bits; 1 giga is 1000 mega); %d%% is done.",
                        speed,
                        gigabytes,
                        done),
                count(
                                "seconds",
                                Text.of("传送全部数据所需的时间", "the time to transfer all data"),
                                seconds,
                                Text.of("秒", "s"),
                                Text.same("%d × 1000 × 8 ÷ %d", gigabytes, speed))
                        .wrong(Ratio.of(gigabytes * 1000L, speed), "没有把字节换成比特", "not converting bytes to bits")
                        .wrong(
                                Ratio.of(gigabytes * 125L, speed),
                                "把比特和字节换反了",
                                "converting bits and bytes the wrong way round"),
                number(
                                "left",
                                Text.of("剩余的数据量", "the amount of data left"),
                                Ratio.of((long) gigabytes * (100 - done), 100),
                                1,
                                Text.of("吉字节", "GB"),
                                Text.same("%d × (100%% − %d%%)", gigabytes, done))
                        .wrong(Ratio.of((long) gigabytes * done, 100), "算成了已完成的部分", "computing the part that is done")
                        .wrong(gigabytes - done, "把百分比当成了吉字节", "treating the percentage as gigabytes"),
                number(
                                "rate",
                                Text.of("线路每秒传送的兆字节数", "the number of megabytes that the line transfers per second"),
                                Ratio.of(speed, 8),
                                1,
                                Text.of("兆字节", "MB"),
                                Text.same("%d ÷ 8", speed))
                        .wrong(speed, "没有换算", "not converting")
                        .wrong(8L * speed, "换算的方向反了", "converting in the wrong direction")
                        .wrong(Ratio.of(speed, 10), "当成 10 比特一个字节", "taking 10 bits to a byte"));
    }
}
