package io.skillcert.assessment.generator;

import static io.skillcert.assessment.generator.EvaluationFamilies.list;
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
                "10 次请求的耗时（毫秒）依次为 %s。百分位数取排序后第 n × p 个值（n 为次数）。".formatted(list(times)),
                count("median", "第 50 百分位的耗时", sorted[4], "毫秒", "排序为 %s，取其中第五个".formatted(list(sorted)))
                        .wrong(times[4], "没有排序，取了第五个值")
                        .wrong(Ratio.of(sum, 10), "取了平均值")
                        .wrong(sorted[5], "取了第六个值"),
                count("ninetieth", "第 90 百分位的耗时", sorted[8], "毫秒", "排序为 %s，取其中第九个".formatted(list(sorted)))
                        .wrong(times[8], "没有排序，取了第九个值")
                        .wrong(sorted[9], "取了最大值")
                        .wrong(Ratio.of((long) sorted[9] * 9, 10), "取了最大值的九成"),
                number("mean", "平均耗时", Ratio.of(sum, 10), 1, "毫秒", "%d ÷ 10".formatted(sum))
                        .wrong(sorted[4], "取了中位数")
                        .wrong(Ratio.of(sorted[0] + sorted[9], 2), "取了最大值与最小值的平均")
                        .wrong(Ratio.of(sum - sorted[9], 9), "去掉了最大值"));
    }

    private static Scene throughput(Draw draw) {
        int peak = draw.multiple(200, 2000, 20);
        int each = draw.of(30, 40, 50, 60, 80);
        int load = draw.of(60, 70, 75, 80);
        int usable = each * load / 100;
        Ratio instances = Ratio.of((long) peak * 100, (long) each * load).ceiling();
        return Scene.of(
                "服务高峰每秒 %d 个请求，单个实例每秒最多处理 %d 个，要求每个实例的负载不超过 %d%%。".formatted(peak, each, load),
                count("instances", "至少需要的实例数", instances, "个", "%d ÷ (%d × %d%%) 向上取整".formatted(peak, each, load))
                        .wrong(Ratio.of(peak, each).ceiling(), "没有留出余量")
                        .wrong(Ratio.of((long) peak * load, each * 100L).ceiling(), "把余量算反了")
                        .wrong(instances.minus(Ratio.ONE), "向下取整"),
                number(
                                "usable",
                                "在限定的负载下单个实例每秒处理的请求数",
                                Ratio.of((long) each * load, 100),
                                0,
                                "个",
                                "%d × %d%%".formatted(each, load))
                        .wrong(each, "没有留出余量")
                        .wrong(each - usable, "算成了余量"),
                count("per-hour", "高峰持续一小时的请求总数", 3600L * peak, "个", "%d × 3600".formatted(peak))
                        .wrong(60L * peak, "算成了一分钟")
                        .wrong(3600L * each, "用了单个实例的处理能力"));
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
                "系统在 %d 天中停机 %d 分钟。另有两个部件，可用率分别为 %d%% 和 %d%%，故障互不影响。".formatted(days, down, first, second),
                percent(
                                "share",
                                "系统在这段时间的可用率",
                                Ratio.of(minutes - down, minutes),
                                3,
                                "1 − %d ÷ (%d × 1440)".formatted(down, days))
                        .wrong(Ratio.of(days * 24L - down, days * 24L), "把停机的分钟当成了小时数来除")
                        .wrong(Ratio.of(down, minutes), "算成了停机的比例")
                        .wrong(Ratio.of(days * 600L - down, days * 600L), "一天的分钟数算错"),
                percent("serial", "两个部件串联（都要可用）时的可用率", serial, 2, "%d%% × %d%%".formatted(first, second))
                        .wrong(parallel, "算成了并联")
                        .wrong(Ratio.of(Math.min(first, second), 100), "取了较低的一个")
                        .wrong(Ratio.of(first + second, 200), "取了平均"),
                percent(
                                "parallel",
                                "两个部件并联（一个可用即可）时的可用率",
                                parallel,
                                2,
                                "1 − (1 − %d%%) × (1 − %d%%)".formatted(first, second))
                        .wrong(serial, "算成了串联")
                        .wrong(Ratio.of(Math.max(first, second), 100), "取了较高的一个")
                        .wrong(Ratio.of(first + second, 200), "取了平均"));
    }

    private static Scene alerts(Draw draw) {
        int real = draw.between(12, 40);
        int caught = draw.between(real / 2, real - 2);
        int falseAlarms = draw.between(5, 60);
        int faults = draw.of(4, 5, 8, 10);
        int repair = draw.between(10, 60) * faults;
        int running = draw.between(40, 160) * faults;
        return Scene.of(
                "一个月内真实异常 %d 起，其中报警 %d 起；误报 %d 起。造成停机的故障 %d 次，修复共用 %d 分钟，故障之间正常运行共 %d 小时。"
                        .formatted(real, caught, falseAlarms, faults, repair, running),
                percent(
                                "precision",
                                "报警的准确率（真实异常占全部报警）",
                                Ratio.of(caught, caught + falseAlarms),
                                1,
                                "%d ÷ (%d + %d)".formatted(caught, caught, falseAlarms))
                        .wrong(Ratio.of(caught, real), "算成了异常的检出率")
                        .wrong(Ratio.of(real, real + falseAlarms), "把没有报警的异常也算了进去"),
                percent("recall", "异常的检出率", Ratio.of(caught, real), 1, "%d ÷ %d".formatted(caught, real))
                        .wrong(Ratio.of(caught, caught + falseAlarms), "除以了全部报警")
                        .wrong(Ratio.of(real - caught, real), "算成了漏报率"),
                count("repair-time", "平均修复时间 MTTR", repair / faults, "分钟", "%d ÷ %d".formatted(repair, faults))
                        .wrong(repair, "没有除以故障次数")
                        .wrong(running / faults, "算成了平均无故障时间")
                        .wrong(Ratio.of(repair, caught), "除以了报警的异常数"),
                count("between-failures", "平均无故障时间 MTBF", running / faults, "小时", "%d ÷ %d".formatted(running, faults))
                        .wrong(running, "没有除以故障次数")
                        .wrong(repair / faults, "算成了平均修复时间")
                        .wrong(Ratio.of(running, real), "除以了真实异常数"));
    }

    private static Scene storage(Draw draw) {
        int perDay = draw.multiple(20, 200, 5);
        int days = draw.of(30, 60, 90, 180);
        int copies = draw.of(2, 3);
        int squeeze = draw.of(2, 4, 5);
        Ratio kept = Ratio.of((long) perDay * days * copies, squeeze);
        return Scene.of(
                "系统每天产生 %d 吉字节日志，压缩后为原来的 1/%d，保留 %d 天，每份存 %d 个副本。".formatted(perDay, squeeze, days, copies),
                number(
                                "total",
                                "存储满后的占用空间",
                                kept,
                                0,
                                "吉字节",
                                "%d ÷ %d × %d × %d".formatted(perDay, squeeze, days, copies))
                        .wrong(Ratio.of((long) perDay * days, squeeze), "漏乘了副本数")
                        .wrong((long) perDay * days * copies, "没有压缩")
                        .wrong(Ratio.of((long) perDay * copies, squeeze), "只算了一天"),
                number(
                                "per-day",
                                "每天新增的占用空间",
                                Ratio.of((long) perDay * copies, squeeze),
                                1,
                                "吉字节",
                                "%d ÷ %d × %d".formatted(perDay, squeeze, copies))
                        .wrong(Ratio.of(perDay, squeeze), "漏乘了副本数")
                        .wrong((long) perDay * copies, "没有压缩")
                        .wrong(kept, "算成了全部的占用"),
                number(
                                "shorter",
                                "保留期减半后能腾出的空间",
                                kept.over(2),
                                0,
                                "吉字节",
                                "%d ÷ %d × %d × %d ÷ 2".formatted(perDay, squeeze, days, copies))
                        .wrong(kept, "取了全部的占用")
                        .wrong(Ratio.of((long) perDay * days, 2L * squeeze), "漏乘了副本数"));
    }

    private static Scene cache(Draw draw) {
        int requests = draw.multiple(1000, 9000, 100);
        int hit = draw.of(60, 70, 75, 80, 90);
        int fast = draw.between(1, 6);
        int slow = draw.multiple(40, 160, 10);
        Ratio mean = Ratio.of((long) hit * fast + (100L - hit) * slow, 100);
        return Scene.of(
                "缓存每天收到 %d 个请求，命中率 %d%%；命中时耗时 %d 毫秒，未命中时 %d 毫秒。".formatted(requests, hit, fast, slow),
                number(
                                "misses",
                                "每天未命中的请求数",
                                Ratio.of((long) requests * (100 - hit), 100),
                                0,
                                "个",
                                "%d × (100%% − %d%%)".formatted(requests, hit))
                        .wrong(Ratio.of((long) requests * hit, 100), "数成了命中的请求")
                        .wrong(requests, "数成了全部请求"),
                number("mean", "平均耗时", mean, 2, "毫秒", "%d%% × %d + (100%% − %d%%) × %d".formatted(hit, fast, hit, slow))
                        .wrong(Ratio.of(fast + slow, 2), "没有按命中率加权")
                        .wrong(Ratio.of((long) hit * slow + (100L - hit) * fast, 100), "把权重弄反了")
                        .wrong(Ratio.of((100L - hit) * slow, 100), "漏了命中的部分"),
                number(
                                "gain",
                                "与不用缓存（都按未命中计）相比平均节省的耗时",
                                Ratio.of(slow).minus(mean),
                                2,
                                "毫秒",
                                "%d − %s".formatted(slow, mean.rounded(2)))
                        .wrong(mean, "算成了平均耗时")
                        .wrong(slow - fast, "认为全部命中"));
    }

    private static Scene retries(Draw draw) {
        int first = draw.of(1, 2, 3, 5);
        int times = draw.between(3, 5);
        int fail = draw.of(10, 20, 30, 40, 50);
        long sum = first * ((1L << times) - 1);
        return Scene.of(
                "调用失败后重试：第一次等待 %d 秒，以后每次等待加倍，最多重试 %d 次。每次调用（含首次）失败的概率为 %d%%，互不影响。".formatted(first, times, fail),
                count("total", "全部重试都用上时等待的总时间", sum, "秒", "%d × (2 的 %d 次方 − 1)".formatted(first, times))
                        .wrong((long) first * times, "每次等待没有加倍")
                        .wrong(first * (1L << times), "多算了")
                        .wrong(first * (1L << (times - 1)), "只算了最后一次"),
                count(
                                "last",
                                "最后一次重试前的等待时间",
                                first * (1L << (times - 1)),
                                "秒",
                                "%d × 2 的 (%d − 1) 次方".formatted(first, times))
                        .wrong(first * (1L << times), "多加倍了一次")
                        .wrong((long) first * times, "用倍数代替了加倍")
                        .wrong(sum, "算成了总时间"),
                percent(
                                "failure",
                                "首次调用与第一次重试都失败的概率",
                                Ratio.of((long) fail * fail, 10000),
                                2,
                                "%d%% × %d%%".formatted(fail, fail))
                        .wrong(Ratio.of(2L * fail, 100), "把概率相加")
                        .wrong(Ratio.of(fail, 100), "只算了一次")
                        .wrong(Ratio.of(fail, 200), "把概率除以二"));
    }

    private static Scene accelerators(Draw draw) {
        int cards = draw.of(2, 4, 8);
        int hours = draw.multiple(10, 60, 2);
        int price = draw.of(6, 8, 12, 15);
        int used = draw.of(40, 50, 60, 75, 80);
        return Scene.of(
                "一次训练用 %d 张加速卡连续 %d 小时，每卡每小时 %d 元，平均利用率 %d%%。".formatted(cards, hours, price, used),
                count("card-hours", "消耗的卡时", (long) cards * hours, "卡时", "%d × %d".formatted(cards, hours))
                        .wrong(hours, "没有乘卡数")
                        .wrong(Ratio.of((long) cards * hours * used, 100), "乘了利用率"),
                count(
                                "cost",
                                "这次训练的费用",
                                (long) cards * hours * price,
                                "元",
                                "%d × %d × %d".formatted(cards, hours, price))
                        .wrong((long) hours * price, "没有乘卡数")
                        .wrong(Ratio.of((long) cards * hours * price * used, 100), "乘了利用率，空闲也要付费"),
                number(
                                "idle",
                                "因空闲而浪费的费用",
                                Ratio.of((long) cards * hours * price * (100 - used), 100),
                                1,
                                "元",
                                "%d × %d × %d × (100%% − %d%%)".formatted(cards, hours, price, used))
                        .wrong(Ratio.of((long) cards * hours * price * used, 100), "算成了有效使用的费用")
                        .wrong(Ratio.of((long) hours * price * (100 - used), 100), "没有乘卡数"));
    }

    private static Scene dialogue(Draw draw) {
        int sessions = draw.multiple(500, 4000, 50);
        int human = sessions * draw.between(10, 35) / 100;
        int solved = (sessions - human) * draw.between(60, 92) / 100;
        int understood = sessions * draw.between(70, 95) / 100;
        return Scene.of(
                "智能客服一天有 %d 个会话：转人工 %d 个，未转人工的会话中用户确认解决 %d 个；意图识别正确 %d 个。"
                        .formatted(sessions, human, solved, understood),
                percent("handover", "转人工率", Ratio.of(human, sessions), 1, "%d ÷ %d".formatted(human, sessions))
                        .wrong(Ratio.of(sessions - human, sessions), "算成了未转人工的比例")
                        .wrong(Ratio.of(human, sessions - human), "除以了未转人工的会话"),
                percent(
                                "solved",
                                "未转人工的会话的解决率",
                                Ratio.of(solved, sessions - human),
                                1,
                                "%d ÷ (%d − %d)".formatted(solved, sessions, human))
                        .wrong(Ratio.of(solved, sessions), "除以了全部会话")
                        .wrong(Ratio.of(solved, understood), "除以了意图识别正确的会话"),
                percent(
                                "intent",
                                "意图识别的正确率",
                                Ratio.of(understood, sessions),
                                1,
                                "%d ÷ %d".formatted(understood, sessions))
                        .wrong(Ratio.of(understood - human, sessions), "减去了转人工的会话")
                        .wrong(Ratio.of(sessions - understood, sessions), "算成了错误率"));
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
                "大模型每天调用 %d 次，每次平均输入 %d 词元、输出 %d 词元；每百万词元的价格为输入 %d 元、输出 %d 元；上下文窗口 %d 千词元（1 千按 1000 计）。"
                        .formatted(calls, in, out, priceIn, priceOut, window),
                number(
                                "cost",
                                "每天的费用",
                                cost,
                                2,
                                "元",
                                "%d × (%d × %d + %d × %d) ÷ 1000000".formatted(calls, in, priceIn, out, priceOut))
                        .wrong(Ratio.of((long) calls * (in + out) * priceIn, 1_000_000), "输出也按输入的价格算")
                        .wrong(Ratio.of((long) calls * in * priceIn, 1_000_000), "漏了输出")
                        .wrong(
                                Ratio.of((long) calls * ((long) in * priceOut + (long) out * priceIn), 1_000_000),
                                "把两个价格弄反了"),
                count("tokens", "每天的词元总数", (long) calls * (in + out), "个", "%d × (%d + %d)".formatted(calls, in, out))
                        .wrong((long) calls * in, "漏了输出")
                        .wrong(in + out, "只算了一次调用"),
                count(
                                "turns",
                                "按每次输入与输出的平均词元数，窗口最多容纳的轮数",
                                Ratio.of(window * 1000L, in + out).floor(),
                                "轮",
                                "%d × 1000 ÷ (%d + %d) 向下取整".formatted(window, in, out))
                        .wrong(Ratio.of(window * 1000L, in).floor(), "漏了输出")
                        .wrong(Ratio.of(window * 1000L, out).floor(), "漏了输入"));
    }

    private static Scene waiting(Draw draw) {
        int perMinute = draw.multiple(6, 60, 3);
        int seconds = draw.of(20, 40, 60, 80, 120);
        int busy = draw.of(50, 60, 75, 80, 90);
        int service = draw.of(2, 3, 4, 5);
        return Scene.of(
                "人工审核平均每分钟收到 %d 件，每件从到达到完成平均 %d 秒。另一个单人窗口的利用率为 %d%%，每件服务平均 %d 分钟（到达和服务都是随机的，按 M/M/1 排队计）。"
                        .formatted(perMinute, seconds, busy, service),
                count(
                                "inside",
                                "审核中的平均件数（利特尔定律）",
                                Ratio.of((long) perMinute * seconds, 60),
                                "件",
                                "%d × %d ÷ 60".formatted(perMinute, seconds))
                        .wrong((long) perMinute * seconds, "没有把秒换成分钟")
                        .wrong(perMinute, "取了每分钟的件数")
                        .wrong(Ratio.of(perMinute * 60L, seconds), "把时间除反了"),
                number(
                                "time",
                                "单人窗口每件的平均逗留时间",
                                Ratio.of(service * 100L, 100L - busy),
                                1,
                                "分钟",
                                "%d ÷ (1 − %d%%)".formatted(service, busy))
                        .wrong(Ratio.of(service * 100L, busy), "除以了利用率")
                        .wrong(Ratio.of((long) service * busy, 100L - busy), "只算了等待的时间")
                        .wrong(service, "没有计入等待"),
                number(
                                "queue",
                                "单人窗口每件的平均等待时间（不含服务）",
                                Ratio.of((long) service * busy, 100L - busy),
                                1,
                                "分钟",
                                "%d × %d%% ÷ (1 − %d%%)".formatted(service, busy, busy))
                        .wrong(Ratio.of(service * 100L, 100L - busy), "把服务的时间也算了进去")
                        .wrong(Ratio.of((long) service * busy, 100), "没有除以空闲率"));
    }

    private static Scene drift(Draw draw) {
        int before = draw.multiple(20, 60, 5);
        int after = before + draw.of(-15, -10, 10, 15, 20);
        int base = draw.of(90, 92, 95);
        int now = base - draw.between(2, 12);
        int limit = draw.of(3, 5, 8);
        return Scene.of(
                "上线时某类输入占 %d%%，本周占 %d%%；模型上线时的准确率为 %d%%，本周为 %d%%，准确率下降超过 %d 个百分点时要重新训练。"
                        .formatted(before, after, base, now, limit),
                count("points", "准确率下降的百分点数", base - now, "个百分点", "%d − %d".formatted(base, now))
                        .wrong(limit, "取了重新训练的界限")
                        .wrong(100 - now, "算成了错误率"),
                percent(
                                "relative",
                                "准确率相对下降的幅度",
                                Ratio.of(base - now, base),
                                1,
                                "(%d − %d) ÷ %d".formatted(base, now, base))
                        .wrong(Ratio.of(base - now, 100), "算成了百分点")
                        .wrong(Ratio.of(base - now, now), "除以了本周的准确率"),
                percent(
                                "share-change",
                                "该类输入占比的相对变化",
                                Ratio.of(after - before, before),
                                1,
                                "(%d − %d) ÷ %d".formatted(after, before, before))
                        .wrong(Ratio.of(after - before, 100), "算成了百分点")
                        .wrong(Ratio.of(after - before, after), "除以了本周的占比")
                        .wrong(Ratio.of(before - after, before), "增减弄反了"));
    }

    private static Scene transfer(Draw draw) {
        int gigabytes = draw.multiple(10, 200, 10);
        int speed = draw.of(100, 200, 400, 800);
        int done = draw.of(20, 25, 40, 60);
        long seconds = gigabytes * 8000L / speed;
        return Scene.of(
                "要通过每秒 %d 兆比特的线路传送 %d 吉字节的数据（1 字节是 8 比特，1 吉按 1000 兆计），现已完成 %d%%。".formatted(speed, gigabytes, done),
                count("seconds", "传送全部数据所需的时间", seconds, "秒", "%d × 1000 × 8 ÷ %d".formatted(gigabytes, speed))
                        .wrong(Ratio.of(gigabytes * 1000L, speed), "没有把字节换成比特")
                        .wrong(Ratio.of(gigabytes * 125L, speed), "把比特和字节换反了"),
                number(
                                "left",
                                "剩余的数据量",
                                Ratio.of((long) gigabytes * (100 - done), 100),
                                1,
                                "吉字节",
                                "%d × (100%% − %d%%)".formatted(gigabytes, done))
                        .wrong(Ratio.of((long) gigabytes * done, 100), "算成了已完成的部分")
                        .wrong(gigabytes - done, "把百分比当成了吉字节"),
                number("rate", "线路每秒传送的兆字节数", Ratio.of(speed, 8), 1, "兆字节", "%d ÷ 8".formatted(speed))
                        .wrong(speed, "没有换算")
                        .wrong(8L * speed, "换算的方向反了")
                        .wrong(Ratio.of(speed, 10), "当成 10 比特一个字节"));
    }
}
