package io.skillcert.assessment.generator;

import static io.skillcert.assessment.generator.Question.count;
import static io.skillcert.assessment.generator.Question.number;
import static io.skillcert.assessment.generator.Question.percent;

import java.util.Arrays;
import java.util.List;

/** Families about methods that an intelligent system is designed with. */
final class DesignFamilies {

    static final List<Family> ALL = List.of(
            Family.of("association-rule", DesignFamilies::association, Placement.design("METHODS")),
            Family.of("decision-tree", DesignFamilies::tree, Placement.design("METHODS")),
            Family.of("clustering", DesignFamilies::clustering, Placement.design("METHODS")),
            Family.of("bayes", DesignFamilies::bayes, Placement.design("METHODS")),
            Family.of("linear-fit", DesignFamilies::fit, Placement.design("FORECASTS")),
            Family.of(
                    "moving-average",
                    DesignFamilies::movingAverage,
                    Placement.design("FORECASTS"),
                    Placement.operation("MONITORING")),
            Family.of("discounted-return", DesignFamilies::discounted, Placement.design("METHODS")),
            Family.of("components", DesignFamilies::components, Placement.design("METHODS")),
            Family.of(
                    "error-costs",
                    DesignFamilies::costs,
                    Placement.design("DECISIONS"),
                    Placement.operation("SERVICE")),
            Family.of("similarity", DesignFamilies::similarity, Placement.design("METHODS")));

    private DesignFamilies() {}

    private static Scene association(Draw draw) {
        int all = draw.of(200, 400, 500, 800, 1000);
        int first = all * draw.between(20, 50) / 100;
        int second = all * draw.between(20, 50) / 100;
        int both = Math.min(first, second) * draw.between(30, 85) / 100;
        Ratio lift = Ratio.of((long) both * all, (long) first * second);
        return Scene.of(
                Text.of(
                        "%d 笔订单中，含商品甲的 %d 笔，含商品乙的 %d 笔，同时含两者的 %d 笔。考虑规则“甲 → 乙”。",
                        "Of %d orders, %d contain product A, %d contain product B, and %d contain both. Consider the rule “A → B”.",
                        all,
                        first,
                        second,
                        both),
                number(
                                "support",
                                Text.of("规则的支持度", "the support of the rule"),
                                Ratio.of(both, all),
                                2,
                                Text.same("%d ÷ %d", both, all))
                        .wrong(Ratio.of(first, all), "取了甲的支持度", "taking the support of A")
                        .wrong(Ratio.of(both, first), "算成了置信度", "computing the confidence instead")
                        .wrong(
                                Ratio.of(first + second - both, all),
                                "数成了含其中之一的订单",
                                "counting the orders with at least one of the two"),
                number(
                                "confidence",
                                Text.of("规则的置信度", "the confidence of the rule"),
                                Ratio.of(both, first),
                                2,
                                Text.same("%d ÷ %d", both, first))
                        .wrong(Ratio.of(both, second), "规则的方向反了", "reversing the rule")
                        .wrong(Ratio.of(both, all), "算成了支持度", "computing the support instead")
                        .wrong(lift, "算成了提升度", "computing the lift instead"),
                number(
                                "lift",
                                Text.of("规则的提升度", "the lift of the rule"),
                                lift,
                                2,
                                Text.same("(%d ÷ %d) ÷ (%d ÷ %d)", both, first, second, all))
                        .wrong(Ratio.of(both, first), "漏除了乙的支持度", "not dividing by the support of B")
                        .wrong(
                                Ratio.of((long) both * second, (long) first * all),
                                "乘了乙的支持度",
                                "multiplying by the support of B")
                        .wrong(Ratio.of(both, second), "规则的方向反了", "reversing the rule"));
    }

    private static Scene tree(Draw draw) {
        int yes = draw.of(3, 4, 6, 8);
        int no = draw.of(4, 5, 7, 8, 12);
        int leftYes = draw.between(1, yes - 1);
        int leftNo = draw.between(1, no - 1);
        int all = yes + no;
        Ratio before = gini(yes, no);
        Ratio after = gini(leftYes, leftNo)
                .times(leftYes + leftNo)
                .plus(gini(yes - leftYes, no - leftNo).times(all - leftYes - leftNo))
                .over(all);
        return Scene.of(
                Text.of(
                        "决策树的一个节点有正例 %d 条、负例 %d 条；按某特征划分后，左子节点有正例 %d 条、负例 %d 条，其余的在右子节点。",
                        "A node of a decision tree has %d positive and %d negative samples. After a split on a feature, the left child has %d positive and %d negative samples and the right child has the rest.",
                        yes,
                        no,
                        leftYes,
                        leftNo),
                number(
                                "gini",
                                Text.of("划分前节点的基尼不纯度", "the Gini impurity of the node before the split"),
                                before,
                                3,
                                Text.same("1 − (%d ÷ %d)² − (%d ÷ %d)²", yes, all, no, all))
                        .wrong(Ratio.ONE.minus(before), "漏了用 1 减", "forgetting to subtract from 1")
                        .wrong(after, "算成了划分后的值", "computing the value after the split")
                        .wrong(before.over(2), "只算了一类的部分", "computing the part of one class only"),
                number(
                                "weighted",
                                Text.of("划分后的加权基尼不纯度", "the weighted Gini impurity after the split"),
                                after,
                                3,
                                Text.of(
                                        "两个子节点的基尼不纯度按样本数加权：左 %s，右 %s",
                                        "the Gini impurities of the children weighted by their samples: left %s, right %s",
                                        gini(leftYes, leftNo).rounded(4),
                                        gini(yes - leftYes, no - leftNo).rounded(4)))
                        .wrong(
                                gini(leftYes, leftNo)
                                        .plus(gini(yes - leftYes, no - leftNo))
                                        .over(2),
                                "没有按样本数加权",
                                "not weighting by the number of samples")
                        .wrong(before, "算成了划分前的值", "computing the value before the split")
                        .wrong(gini(leftYes, leftNo), "只算了左子节点", "computing the left child only"),
                number(
                                "entropy",
                                Text.of("划分前节点的信息熵（以 2 为底）", "the entropy of the node before the split (base 2)"),
                                entropy(yes, no),
                                3,
                                Text.of(
                                        "两类比例 p 的 −p·log₂p 之和，p 为 %d ÷ %d 与 %d ÷ %d",
                                        "sum of −p·log₂p over the shares p of the two classes, which are %d ÷ %d and %d ÷ %d",
                                        yes,
                                        all,
                                        no,
                                        all))
                        .wrong(before, "算成了基尼不纯度", "computing the Gini impurity instead")
                        .wrong(entropy(leftYes, leftNo), "算成了左子节点", "computing the left child")
                        .wrong(Ratio.ONE, "认为两类各占一半", "assuming that each class has one half"));
    }

    private static Ratio gini(int yes, int no) {
        long all = yes + no;
        return Ratio.ONE.minus(Ratio.of((long) yes * yes + (long) no * no, all * all));
    }

    private static Ratio entropy(int yes, int no) {
        double p = (double) yes / (yes + no);
        return Ratio.approximate(-(p * StrictMath.log(p) + (1 - p) * StrictMath.log(1 - p)) / StrictMath.log(2));
    }

    private static Scene clustering(Draw draw) {
        int first = draw.between(2, 15);
        int second = draw.between(24, 38);
        int[] points = draw.numbers(6, 1, 40);
        points[draw.between(0, 2)] = draw.between(1, first);
        points[draw.between(3, 5)] = draw.between(second, 40);
        int[] near = Arrays.stream(points)
                .filter(x -> Math.abs(x - first) < Math.abs(x - second))
                .toArray();
        int[] far = Arrays.stream(points)
                .filter(x -> Math.abs(x - first) >= Math.abs(x - second))
                .toArray();
        int sum = Arrays.stream(near).sum();
        int count = near.length;
        int farSum = Arrays.stream(far).sum();
        int farCount = far.length;
        return Scene.of(
                Text.of(
                        "一维样本 %s 作 K 均值聚类，两个中心现为 %d 与 %d；与两个中心距离相等的样本归第二个中心。",
                        "The samples %s in one dimension are clustered by k-means; the two centres are at %d and %d now. A sample at equal distance from both belongs to the second centre.",
                        Text.list(points),
                        first,
                        second),
                count(
                                "assigned",
                                Text.of("归到第一个中心的样本数", "the number of samples assigned to the first centre"),
                                near.length,
                                Text.of("个", ""),
                                Text.of("离 %d 更近的样本", "samples that are closer to %d", first))
                        .wrong(far.length, "数成了第二个中心的样本", "counting the samples of the second centre")
                        .wrong(3, "认为两边各占一半", "assuming that each centre has one half"),
                number(
                                "centre",
                                Text.of("更新一次后第一个中心的位置", "the position of the first centre after one update"),
                                Ratio.of(sum, count),
                                2,
                                Text.of("所归样本的平均：%d ÷ %d", "mean of its samples: %d ÷ %d", sum, count))
                        .wrong(first, "中心没有更新", "not updating the centre")
                        .wrong(Ratio.of(sum + farSum, 6), "取了全部样本的平均", "taking the mean of all samples")
                        .wrong(Ratio.of(farSum, farCount), "算成了第二个中心", "computing the second centre"),
                number(
                                "second-centre",
                                Text.of("更新一次后第二个中心的位置", "the position of the second centre after one update"),
                                Ratio.of(farSum, farCount),
                                2,
                                Text.of("所归样本的平均：%d ÷ %d", "mean of its samples: %d ÷ %d", farSum, farCount))
                        .wrong(second, "中心没有更新", "not updating the centre")
                        .wrong(Ratio.of(sum + farSum, 6), "取了全部样本的平均", "taking the mean of all samples")
                        .wrong(Ratio.of(sum, count), "算成了第一个中心", "computing the first centre"));
    }

    private static Scene bayes(Draw draw) {
        int prior = draw.of(1, 2, 5, 10, 20);
        int hit = draw.of(80, 85, 90, 95, 98);
        int alarm = draw.of(2, 4, 5, 8, 10);
        Ratio found = Ratio.of((long) prior * hit, 10000);
        Ratio evidence = found.plus(Ratio.of((100L - prior) * alarm, 10000));
        return Scene.of(
                Text.of(
                        "欺诈交易占 %d%%；模型把 %d%% 的欺诈交易判为可疑，也把 %d%% 的正常交易判为可疑。",
                        "%d%% of transactions are fraudulent. A model flags %d%% of the fraudulent transactions and also %d%% of the legitimate ones.",
                        prior,
                        hit,
                        alarm),
                percent(
                                "evidence",
                                Text.of("一笔交易被判为可疑的概率", "the probability that a transaction is flagged"),
                                evidence,
                                2,
                                Text.same("%d%% × %d%% + (100%% − %d%%) × %d%%", prior, hit, prior, alarm))
                        .wrong(found, "漏了误判的正常交易", "leaving out the legitimate transactions that are flagged")
                        .wrong(Ratio.of(hit + alarm, 100), "把两个比例直接相加", "adding the two percentages")
                        .wrong(
                                Ratio.of(hit, 100),
                                "取了欺诈交易被判为可疑的比例",
                                "taking the share of fraudulent transactions that are flagged"),
                percent(
                                "posterior",
                                Text.of("被判为可疑的交易确实是欺诈的概率", "the probability that a flagged transaction is fraudulent"),
                                found.over(evidence),
                                1,
                                Text.same(
                                        "%d%% × %d%% ÷ %s%%",
                                        prior, hit, evidence.times(100).rounded(2)))
                        .wrong(Ratio.of(hit, 100), "忽略了欺诈交易的比例", "ignoring the share of fraudulent transactions")
                        .wrong(Ratio.of(prior, 100), "没有用到判断的结果", "making no use of the flag")
                        .wrong(
                                Ratio.ONE.minus(found.over(evidence)),
                                "算成了是正常交易的概率",
                                "computing the probability that it is legitimate"),
                percent(
                                "missed",
                                Text.of(
                                        "一笔交易是欺诈而没有判为可疑的概率",
                                        "the probability that a transaction is fraudulent and not flagged"),
                                Ratio.of((long) prior * (100 - hit), 10000),
                                2,
                                Text.same("%d%% × (100%% − %d%%)", prior, hit))
                        .wrong(Ratio.of(100 - hit, 100), "忽略了欺诈交易的比例", "ignoring the share of fraudulent transactions")
                        .wrong(found, "算成了判出的欺诈交易", "computing the fraudulent transactions that are flagged"));
    }

    private static Scene fit(Draw draw) {
        int[] y = draw.numbers(4, 5, 40);
        int next = draw.between(5, 8);
        int sum = Arrays.stream(y).sum();
        long products = y[0] + 2L * y[1] + 3L * y[2] + 4L * y[3];
        Ratio slope = Ratio.of(4 * products - 10L * sum, 20);
        Ratio intercept = Ratio.of(sum, 4).minus(slope.times(Ratio.of(5, 2)));
        return Scene.of(
                Text.of(
                        "第 1 至 4 周的咨询量依次为 %s，用最小二乘法对周次拟合直线 y = a + b·x。",
                        "The numbers of enquiries in weeks 1 to 4 are %s. A line y = a + b·x in the week x is fitted by least squares.",
                        Text.list(y)),
                number(
                                "slope",
                                Text.of("斜率 b", "the slope b"),
                                slope,
                                2,
                                Text.same(
                                        "(4 × Σxy − Σx·Σy) ÷ (4 × Σx² − (Σx)²) = (4 × %d − 10 × %d) ÷ 20",
                                        products, sum))
                        .wrong(Ratio.of(y[3] - y[0], 3), "只用了首尾两周", "using only the first and the last week")
                        .wrong(intercept, "算成了截距", "computing the intercept")
                        .wrong(slope.times(-1), "符号弄反了", "getting the sign wrong"),
                number(
                                "intercept",
                                Text.of("截距 a", "the intercept a"),
                                intercept,
                                2,
                                Text.of(
                                        "平均咨询量 − b × 平均周次 = %s − (%s) × 2.5",
                                        "mean number of enquiries − b × mean week = %s − (%s) × 2.5",
                                        Ratio.of(sum, 4).rounded(2),
                                        slope.rounded(2)))
                        .wrong(slope, "算成了斜率", "computing the slope")
                        .wrong(Ratio.of(sum, 4), "取了平均值", "taking the mean")
                        .wrong(y[0], "取了第一周的值", "taking the value of the first week"),
                number(
                                "forecast",
                                Text.of("对第 %d 周的预测", "the forecast for week %d", next),
                                intercept.plus(slope.times(next)),
                                1,
                                Text.same("%s + (%s) × %d", intercept.rounded(2), slope.rounded(2), next))
                        .wrong(slope.times(next), "漏加了截距", "forgetting to add the intercept")
                        .wrong(Ratio.of(sum, 4), "取了平均值", "taking the mean")
                        .wrong(intercept.plus(slope.times(next - 1L)), "少算了一周", "counting one week too few"));
    }

    private static Scene movingAverage(Draw draw) {
        int[] y = draw.numbers(5, 20, 90);
        int tenth = draw.of(2, 3, 4, 6, 7);
        int old = draw.between(20, 90);
        Ratio smooth = Ratio.of((long) tenth * y[4] + (10L - tenth) * old, 10);
        int sum = Arrays.stream(y).sum();
        return Scene.of(
                Text.of(
                        "最近五天的请求量（万次，从早到晚）依次为 %s。指数平滑的系数为 %s，前一天的平滑值为 %d。",
                        "The numbers of requests on the last five days, in units of ten thousand and earliest first, are %s. Exponential smoothing uses the factor %s, and the smoothed value of the day before is %d.",
                        Text.list(y),
                        Ratio.of(tenth, 10).rounded(1),
                        old),
                number(
                                "three-days",
                                Text.of(
                                        "用三日移动平均对下一天的预测",
                                        "the forecast for the next day by the moving average over three days"),
                                Ratio.of(y[2] + y[3] + y[4], 3),
                                1,
                                Text.same("(%d + %d + %d) ÷ 3", y[2], y[3], y[4]))
                        .wrong(Ratio.of(y[0] + y[1] + y[2], 3), "取了最早的三天", "taking the first three days")
                        .wrong(Ratio.of(sum, 5), "取了五天的平均", "taking the mean of five days")
                        .wrong(y[4], "取了最后一天", "taking the last day"),
                number(
                                "smoothed",
                                Text.of("最后一天的指数平滑值", "the exponentially smoothed value of the last day"),
                                smooth,
                                1,
                                Text.same(
                                        "%s × %d + (1 − %s) × %d",
                                        Ratio.of(tenth, 10).rounded(1),
                                        y[4],
                                        Ratio.of(tenth, 10).rounded(1),
                                        old))
                        .wrong(
                                Ratio.of((10L - tenth) * y[4] + (long) tenth * old, 10),
                                "把权重弄反了",
                                "swapping the weights")
                        .wrong(Ratio.of(y[4] + old, 2), "取了两者的平均", "taking the mean of the two")
                        .wrong(
                                Ratio.of((long) tenth * y[4], 10),
                                "漏了前一天的平滑值",
                                "leaving out the smoothed value of the day before"),
                number(
                                "weighted",
                                Text.of(
                                        "最近三天按 3、2、1（越近权重越大）加权的平均",
                                        "the mean of the last three days with weights 3, 2 and 1 (the later, the larger)"),
                                Ratio.of(3L * y[4] + 2L * y[3] + y[2], 6),
                                1,
                                Text.same("(3 × %d + 2 × %d + %d) ÷ 6", y[4], y[3], y[2]))
                        .wrong(
                                Ratio.of(y[4] + 2L * y[3] + 3L * y[2], 6),
                                "把权重的次序弄反了",
                                "reversing the order of the weights")
                        .wrong(Ratio.of(y[2] + y[3] + y[4], 3), "没有加权", "not weighting")
                        .wrong(
                                Ratio.of(3L * y[4] + 2L * y[3] + y[2], 3),
                                "除以了天数而不是权重之和",
                                "dividing by the number of days instead of the sum of the weights"));
    }

    private static Scene discounted(Draw draw) {
        int[] rewards = draw.numbers(3, 1, 20);
        int tenth = draw.of(5, 8, 9);
        Ratio gamma = Ratio.of(tenth, 10);
        Ratio sum = Ratio.of(rewards[0])
                .plus(gamma.times(rewards[1]))
                .plus(gamma.power(2).times(rewards[2]));
        return Scene.of(
                Text.of(
                        "智能体此后三步的奖励依次为 %s，折扣因子 %s，第一步的奖励不打折。",
                        "The rewards of an agent in the next three steps are %s; the discount factor is %s and the first reward is not discounted.",
                        Text.list(rewards),
                        gamma.rounded(1)),
                number(
                                "return",
                                Text.of("三步的折扣回报", "the discounted return of the three steps"),
                                sum,
                                2,
                                Text.same(
                                        "%d + %s × %d + %s² × %d",
                                        rewards[0], gamma.rounded(1), rewards[1], gamma.rounded(1), rewards[2]))
                        .wrong(Ratio.sum(rewards), "没有打折", "not discounting")
                        .wrong(sum.times(gamma), "第一步也打了折", "discounting the first step as well")
                        .wrong(
                                Ratio.sum(rewards).times(gamma),
                                "每步只打了同样的折扣",
                                "discounting every step by the same factor"),
                number(
                                "third",
                                Text.of("第三步的奖励折算到现在的值", "the present value of the reward in the third step"),
                                gamma.power(2).times(rewards[2]),
                                2,
                                Text.same("%s² × %d", gamma.rounded(1), rewards[2]))
                        .wrong(gamma.times(rewards[2]), "少打了一次折扣", "discounting once too few")
                        .wrong(gamma.power(3).times(rewards[2]), "多打了一次折扣", "discounting once too often")
                        .wrong(rewards[2], "没有打折", "not discounting"));
    }

    private static Scene components(Draw draw) {
        int[] values = {draw.between(30, 60), draw.between(12, 28), draw.between(5, 11), draw.between(1, 4)};
        int all = Arrays.stream(values).sum();
        int two = values[0] + values[1];
        return Scene.of(
                Text.of(
                        "主成分分析得到四个特征值，依次为 %s。",
                        "A principal component analysis gives the four eigenvalues %s.", Text.list(values)),
                percent(
                                "first",
                                Text.of(
                                        "第一主成分的方差贡献率",
                                        "the share of the variance that the first principal component explains"),
                                Ratio.of(values[0], all),
                                1,
                                Text.same("%d ÷ %d", values[0], all))
                        .wrong(Ratio.of(1, 4), "认为各成分相等", "assuming that all components are equal")
                        .wrong(Ratio.of(two, all), "算成了前两个的累计", "computing the first two together")
                        .wrong(Ratio.of(values[1], all), "算成了第二主成分", "computing the second principal component"),
                percent(
                                "cumulative",
                                Text.of(
                                        "前两个主成分的累计方差贡献率",
                                        "the cumulative share of the variance that the first two principal components explain"),
                                Ratio.of(two, all),
                                1,
                                Text.same("(%d + %d) ÷ %d", values[0], values[1], all))
                        .wrong(Ratio.of(values[0], all), "只算了第一个", "counting the first one only")
                        .wrong(Ratio.of(1, 2), "按成分的个数算", "using the number of components")
                        .wrong(Ratio.of(values[2] + values[3], all), "算成了其余的部分", "computing the other components"));
    }

    private static Scene costs(Draw draw) {
        int missed = draw.between(5, 20);
        int alarms = draw.between(30, 90);
        int missCost = draw.multiple(200, 900, 50);
        int alarmCost = draw.multiple(5, 40, 5);
        int fewer = draw.between(2, missed - 1);
        int more = draw.between(20, 80);
        long before = (long) missed * missCost + (long) alarms * alarmCost;
        long after = (long) (missed - fewer) * missCost + (long) (alarms + more) * alarmCost;
        return Scene.of(
                Text.of(
                        "风控模型每天漏报 %d 笔、误报 %d 笔，每笔漏报损失 %d 元、每笔误报损失 %d 元。降低阈值后漏报减少 %d 笔，误报增加 %d 笔。",
                        "Each day a risk model misses %d cases and raises %d false alarms; a miss costs %d yuan and a false alarm costs %d yuan. With a lower threshold there are %d fewer misses and %d more false alarms.",
                        missed,
                        alarms,
                        missCost,
                        alarmCost,
                        fewer,
                        more),
                count(
                                "before",
                                Text.of("降低阈值前每天的损失", "the daily loss before the threshold is lowered"),
                                before,
                                Text.of("元", "yuan"),
                                Text.same("%d × %d + %d × %d", missed, missCost, alarms, alarmCost))
                        .wrong((long) missed * missCost, "漏了误报的损失", "leaving out the cost of the false alarms")
                        .wrong(
                                (long) missed * alarmCost + (long) alarms * missCost,
                                "把两种损失弄反了",
                                "swapping the two costs")
                        .wrong(after, "算成了降低阈值后", "computing the loss after the change"),
                count(
                                "after",
                                Text.of("降低阈值后每天的损失", "the daily loss after the threshold is lowered"),
                                after,
                                Text.of("元", "yuan"),
                                Text.same(
                                        "(%d − %d) × %d + (%d + %d) × %d",
                                        missed, fewer, missCost, alarms, more, alarmCost))
                        .wrong(before, "算成了降低阈值前", "computing the loss before the change")
                        .wrong(
                                (long) fewer * missCost + (long) more * alarmCost,
                                "只用了变化的笔数",
                                "using only the changes in the numbers"),
                count(
                                "gain",
                                Text.of(
                                        "降低阈值后每天损失的变化（增加为正）",
                                        "the change in the daily loss when the threshold is lowered (an increase is positive)"),
                                after - before,
                                Text.of("元", "yuan"),
                                Text.same("%d × %d − %d × %d", more, alarmCost, fewer, missCost))
                        .wrong(before - after, "增减弄反了", "mixing up increase and decrease")
                        .wrong((long) more * alarmCost, "漏了减少的漏报损失", "leaving out the savings from fewer misses")
                        .wrong(
                                (long) more * alarmCost + (long) fewer * missCost,
                                "把减少当成了增加",
                                "adding the savings instead of subtracting them"));
    }

    private static Scene similarity(Draw draw) {
        int[][] triples = {{3, 4, 5}, {5, 12, 13}, {8, 15, 17}, {8, 6, 10}};
        int[] a = draw.of(triples);
        int[] b = draw.of(triples);
        int first = draw.between(10, 40);
        int second = draw.between(10, 40);
        int both = draw.between(3, 9);
        int dot = a[0] * b[1] + a[1] * b[0];
        long distance = (long) (a[0] - b[1]) * (a[0] - b[1]) + (long) (a[1] - b[0]) * (a[1] - b[0]);
        return Scene.of(
                Text.of(
                        "向量甲为（%d，%d），向量乙为（%d，%d）。另有两篇文档，分别有 %d 个和 %d 个不同的词，共同的词 %d 个。",
                        "Vector A is (%d, %d) and vector B is (%d, %d). Two documents have %d and %d different words; %d words are in both.",
                        a[0],
                        a[1],
                        b[1],
                        b[0],
                        first,
                        second,
                        both),
                number(
                                "cosine",
                                Text.of("两个向量的余弦相似度", "the cosine similarity of the two vectors"),
                                Ratio.of(dot, (long) a[2] * b[2]),
                                2,
                                Text.of(
                                        "内积 ÷ 模长之积 = %d ÷ (%d × %d)",
                                        "dot product ÷ product of the lengths = %d ÷ (%d × %d)", dot, a[2], b[2]))
                        .wrong(Ratio.of(dot, (long) a[2] * a[2]), "除以了甲的模长的平方", "dividing by the squared length of A")
                        .wrong(dot, "没有除以模长", "not dividing by the lengths")
                        .wrong(Ratio.of(dot, a[2] + b[2]), "除以了模长之和", "dividing by the sum of the lengths"),
                count(
                                "distance",
                                Text.of("两个向量的欧氏距离的平方", "the squared Euclidean distance of the two vectors"),
                                distance,
                                Text.of(
                                        "各坐标之差的平方之和：(%d − %d)² + (%d − %d)²",
                                        "sum of the squared differences of the coordinates: (%d − %d)² + (%d − %d)²",
                                        a[0],
                                        b[1],
                                        a[1],
                                        b[0]))
                        .wrong(
                                Math.abs(a[0] - b[1]) + Math.abs(a[1] - b[0]),
                                "算成了曼哈顿距离",
                                "computing the Manhattan distance instead")
                        .wrong(dot, "算成了内积", "computing the dot product instead"),
                number(
                                "jaccard",
                                Text.of(
                                        "两篇文档词集合的杰卡德相似度",
                                        "the Jaccard similarity of the word sets of the two documents"),
                                Ratio.of(both, first + second - both),
                                2,
                                Text.same("%d ÷ (%d + %d − %d)", both, first, second, both))
                        .wrong(Ratio.of(both, first + second), "没有减去共同的词", "not subtracting the common words")
                        .wrong(
                                Ratio.of(2L * both, first + second),
                                "算成了 Dice 系数",
                                "computing the Dice coefficient instead")
                        .wrong(Ratio.of(both, Math.min(first, second)), "除以了较小的集合", "dividing by the smaller set"));
    }
}
