package io.skillcert.assessment.generator;

import static io.skillcert.assessment.generator.EvaluationFamilies.list;
import static io.skillcert.assessment.generator.Question.count;
import static io.skillcert.assessment.generator.Question.number;
import static io.skillcert.assessment.generator.Question.percent;

import java.util.Arrays;
import java.util.List;

/** Families about the organisation and the quality of labelling. */
final class LabellingFamilies {

    static final List<Family> ALL = List.of(
            Family.of(
                    "agreement",
                    LabellingFamilies::agreement,
                    Placement.training("LABEL-QUALITY"),
                    Placement.annotation("AGREEMENT")),
            Family.of("three-annotators", LabellingFamilies::threeAnnotators, Placement.annotation("AGREEMENT")),
            Family.of("majority-vote", LabellingFamilies::vote, Placement.annotation("AGREEMENT")),
            Family.of("golden-questions", LabellingFamilies::golden, Placement.annotation("QUALITY")),
            Family.of("annotator-check", LabellingFamilies::check, Placement.annotation("QUALITY")),
            Family.of(
                    "label-sample",
                    LabellingFamilies::sample,
                    Placement.annotation("QUALITY"),
                    Placement.coaching("QUALITY")),
            Family.of("acceptance", LabellingFamilies::acceptance, Placement.annotation("QUALITY")),
            Family.of("labelling-effort", LabellingFamilies::effort, Placement.annotation("WORKLOAD")),
            Family.of("pre-labelling", LabellingFamilies::preLabelling, Placement.annotation("WORKLOAD")),
            Family.of("label-shares", LabellingFamilies::shares, Placement.annotation("QUALITY")),
            Family.of("preference-pairs", LabellingFamilies::pairs, Placement.annotation("TEXT")));

    private LabellingFamilies() {}

    private static Scene agreement(Draw draw) {
        int both = draw.between(20, 60);
        int onlyFirst = draw.between(3, 20);
        int onlySecond = draw.between(3, 20);
        int neither = draw.between(15, 60);
        int all = both + onlyFirst + onlySecond + neither;
        long chance =
                (long) (both + onlyFirst) * (both + onlySecond) + (long) (neither + onlySecond) * (neither + onlyFirst);
        Ratio observed = Ratio.of(both + neither, all);
        Ratio expected = Ratio.of(chance, (long) all * all);
        Ratio kappa = observed.minus(expected).over(Ratio.ONE.minus(expected));
        return Scene.of(
                "两名标注员对同一批样本作“是／否”标注：都标“是” %d 条，只有甲标“是” %d 条，只有乙标“是” %d 条，都标“否” %d 条。"
                        .formatted(both, onlyFirst, onlySecond, neither),
                number("observed", "观察一致率", observed, 2, "(%d + %d) ÷ %d".formatted(both, neither, all))
                        .wrong(Ratio.of(both, all), "漏了都标“否”的样本")
                        .wrong(expected, "算成了期望一致率")
                        .wrong(Ratio.of(onlyFirst + onlySecond, all), "算成了不一致率"),
                number(
                                "expected",
                                "期望（偶然）一致率",
                                expected,
                                2,
                                "甲、乙标“是”的比例之积 + 标“否”的比例之积 = %d ÷ %d²".formatted(chance, all))
                        .wrong(observed, "算成了观察一致率")
                        .wrong(Ratio.of((long) (both + onlyFirst) * (both + onlySecond), (long) all * all), "漏了标“否”的部分")
                        .wrong(Ratio.of(1, 2), "认为两类各占一半"),
                number(
                                "kappa",
                                "Cohen κ 系数",
                                kappa,
                                2,
                                "(观察一致率 − 期望一致率) ÷ (1 − 期望一致率)，其中观察一致率 %s，期望一致率 %s"
                                        .formatted(observed.rounded(4), expected.rounded(4)))
                        .wrong(observed, "没有扣除偶然一致")
                        .wrong(observed.minus(expected), "没有除以 1 − 期望一致率")
                        .wrong(observed.minus(expected).over(observed), "除以了观察一致率"));
    }

    private static Scene threeAnnotators(Draw draw) {
        int three = draw.between(30, 80);
        int two = draw.between(10, 40);
        int none = draw.between(3, 15);
        int all = three + two + none;
        return Scene.of(
                "三名标注员各自标注同一批样本：三人一致 %d 条，恰有两人一致 %d 条，三人各不相同 %d 条。".formatted(three, two, none),
                percent("unanimous", "三人完全一致的比例", Ratio.of(three, all), 1, "%d ÷ %d".formatted(three, all))
                        .wrong(Ratio.of(three + two, all), "把两人一致也算了进去")
                        .wrong(Ratio.of(three, three + two), "分母漏了各不相同的样本"),
                percent(
                                "majority",
                                "能按多数票得到标签的比例",
                                Ratio.of(three + two, all),
                                1,
                                "(%d + %d) ÷ %d".formatted(three, two, all))
                        .wrong(Ratio.of(three, all), "只数了三人一致的样本")
                        .wrong(Ratio.of(two, all), "只数了两人一致的样本"),
                percent(
                                "pairwise",
                                "平均两两一致率",
                                Ratio.of(3L * three + two, 3L * all),
                                1,
                                "(3 × %d + 1 × %d) ÷ (3 × %d)".formatted(three, two, all))
                        .wrong(Ratio.of(3L * three + 2L * two, 3L * all), "两人一致时算了两对")
                        .wrong(Ratio.of(three + two, all), "把两人一致当成完全一致")
                        .wrong(Ratio.of(three, all), "忽略了两人一致的样本"),
                count("labels", "三人共作出的标签数", 3L * all, "个", "3 × %d".formatted(all))
                        .wrong(all, "数成了样本数")
                        .wrong(3L * three, "只数了三人一致的样本"));
    }

    private static Scene vote(Draw draw) {
        int[] votes = draw.numbers(7, 0, 1);
        int weight = draw.between(2, 3);
        int yes = Arrays.stream(votes).sum();
        int no = 7 - yes;
        int weightedYes = yes + (weight - 1) * votes[0];
        int weighted = 6 + weight;
        return Scene.of(
                "7 名标注员对一个样本的投票依次为 %s（1 表示是，0 表示否），其中第一名是专家，加权时按 %d 票计，其余每人一票。".formatted(list(votes), weight),
                count("majority", "不加权时多数一方的票数", Math.max(yes, no), "票", "“是” %d 票，“否” %d 票，取较多的一方".formatted(yes, no))
                        .wrong(Math.min(yes, no), "取了少数一方")
                        .wrong(7, "数成了总票数"),
                count(
                                "weighted-yes",
                                "加权时“是”的票数",
                                weightedYes,
                                "票",
                                "专家的一票按 %d 票计，其余的“是” %d 票".formatted(weight, yes - votes[0]))
                        .wrong(yes, "没有加权")
                        .wrong((long) yes * weight, "把所有票都加了权")
                        .wrong(weighted - weightedYes, "数成了“否”"),
                number(
                                "share",
                                "加权时“是”所占的比例",
                                Ratio.of(weightedYes, weighted),
                                2,
                                "%d ÷ (6 + %d)".formatted(weightedYes, weight))
                        .wrong(Ratio.of(yes, 7), "没有加权")
                        .wrong(Ratio.of(weightedYes, 7), "分母没有加权")
                        .wrong(Ratio.of(weighted - weightedYes, weighted), "算成了“否”的比例"));
    }

    private static Scene golden(Draw draw) {
        int asked = draw.of(20, 25, 40, 50);
        int right = draw.between(asked * 7 / 10, asked - 2);
        int limit = draw.of(90, 95);
        int mixed = draw.of(400, 500, 800, 1000);
        int needed = (asked * limit + 99) / 100;
        return Scene.of(
                "任务池中每 %d 题混入 %d 道质检题（答案已知）。某标注员做完这些质检题，答对 %d 道；要求正确率不低于 %d%%。".formatted(mixed, asked, right, limit),
                percent("accuracy", "该标注员质检题的正确率", Ratio.of(right, asked), 1, "%d ÷ %d".formatted(right, asked))
                        .wrong(Ratio.of(asked - right, asked), "算成了错误率")
                        .wrong(Ratio.of(right, mixed), "除以了全部题数"),
                count("needed", "达到要求至少要答对的质检题数", needed, "道", "%d × %d%%，向上取整".formatted(asked, limit))
                        .wrong(right, "取了实际答对的题数")
                        .wrong(asked, "认为必须全对")
                        .wrong((long) asked * limit / 100 - 1, "向下取整后又少了一道"),
                percent("density", "质检题占全部题目的比例", Ratio.of(asked, mixed), 1, "%d ÷ %d".formatted(asked, mixed))
                        .wrong(Ratio.of(asked, mixed + asked), "把质检题又加到了总数里")
                        .wrong(Ratio.of(right, mixed), "只数了答对的质检题"));
    }

    private static Scene check(Draw draw) {
        int hit = draw.between(40, 120);
        int extra = draw.between(4, 25);
        int missed = draw.between(4, 25);
        int wrong = draw.between(2, 12);
        int made = hit + extra + wrong;
        int key = hit + missed + wrong;
        return Scene.of(
                "复核一批图像标注：位置与类别都正确的框 %d 个，多余的框 %d 个，漏标的目标 %d 个，位置正确而类别错误的框 %d 个。".formatted(hit, extra, missed, wrong),
                percent(
                                "precision",
                                "标注框的正确率（正确框占所画框）",
                                Ratio.of(hit, made),
                                1,
                                "%d ÷ (%d + %d + %d)".formatted(hit, hit, extra, wrong))
                        .wrong(Ratio.of(hit, hit + extra), "漏了类别错误的框")
                        .wrong(Ratio.of(hit, key), "除以了目标总数"),
                percent(
                                "recall",
                                "目标的检出率（正确框占全部目标）",
                                Ratio.of(hit, key),
                                1,
                                "%d ÷ (%d + %d + %d)".formatted(hit, hit, missed, wrong))
                        .wrong(Ratio.of(hit, hit + missed), "漏了类别错误的目标")
                        .wrong(Ratio.of(hit, made), "除以了所画的框数"),
                count("drawn", "标注员所画的框数", made, "个", "%d + %d + %d".formatted(hit, extra, wrong))
                        .wrong(key, "数成了目标总数")
                        .wrong(made + missed, "把漏标的目标也数了进去"),
                count("objects", "图像中目标的总数", key, "个", "%d + %d + %d".formatted(hit, missed, wrong))
                        .wrong(made, "数成了所画的框数")
                        .wrong(hit + missed, "漏了类别错误的目标"));
    }

    private static Scene sample(Draw draw) {
        int total = draw.multiple(2000, 20000, 500);
        int share = draw.of(2, 4, 5, 10);
        int checked = total * share / 100;
        int wrong = draw.between(2, Math.max(4, checked / 12));
        int limit = draw.of(2, 3, 5);
        return Scene.of(
                "一批标注共 %d 条，随机抽查 %d%%，发现错误 %d 条；合同允许的错误率上限是 %d%%。".formatted(total, share, wrong, limit),
                count("size", "抽查的条数", checked, "条", "%d × %d%%".formatted(total, share))
                        .wrong(total - checked, "数成了没有抽查的条数")
                        .wrong(Ratio.of((long) total * limit, 100), "用了错误率上限"),
                percent(
                                "rate",
                                "样本的错误率",
                                Ratio.of(wrong, checked),
                                2,
                                "%d ÷ (%d × %d%%)".formatted(wrong, total, share))
                        .wrong(Ratio.of(wrong, total), "除以了全部条数")
                        .wrong(Ratio.of(wrong, checked - wrong), "除以了正确的条数"),
                count(
                                "estimate",
                                "由样本推算的全部错误条数",
                                Ratio.of((long) wrong * 100, share),
                                "条",
                                "%d ÷ %d%%".formatted(wrong, share))
                        .wrong(wrong, "没有推算到总体")
                        .wrong(Ratio.of((long) total * limit, 100), "用了错误率上限")
                        .wrong((long) wrong * share, "乘以了抽查比例的数值"),
                count(
                                "allowed",
                                "样本中最多允许的错误条数",
                                Ratio.of((long) checked * limit, 100).floor(),
                                "条",
                                "%d × %d%% × %d%%，向下取整".formatted(total, share, limit))
                        .wrong(Ratio.of((long) total * limit, 100), "用了全部条数")
                        .wrong(wrong, "取了已发现的错误数"));
    }

    private static Scene acceptance(Draw draw) {
        int batches = draw.between(20, 60);
        int first = draw.between(batches / 2, batches - 4);
        int second = draw.between(1, batches - first - 2);
        int size = draw.multiple(100, 500, 50);
        return Scene.of(
                "一个项目交付 %d 批，每批 %d 条。首次验收通过 %d 批，返工后第二次验收又通过 %d 批，其余的批次退回重做。".formatted(batches, size, first, second),
                percent("first-pass", "首次验收通过率", Ratio.of(first, batches), 1, "%d ÷ %d".formatted(first, batches))
                        .wrong(Ratio.of(first + second, batches), "把第二次通过的也算了进去")
                        .wrong(Ratio.of(batches - first, batches), "算成了未通过率"),
                percent(
                                "final-pass",
                                "最终验收通过率",
                                Ratio.of(first + second, batches),
                                1,
                                "(%d + %d) ÷ %d".formatted(first, second, batches))
                        .wrong(Ratio.of(first, batches), "漏了第二次通过的批次")
                        .wrong(Ratio.of(second, batches - first), "只算了返工的批次"),
                count(
                                "rework",
                                "首次验收后需要返工的条数",
                                (long) (batches - first) * size,
                                "条",
                                "(%d − %d) × %d".formatted(batches, first, size))
                        .wrong((long) (batches - first - second) * size, "数成了退回重做的条数")
                        .wrong(batches - first, "数成了批数")
                        .wrong((long) first * size, "数成了首次通过的条数"),
                count(
                                "rejected",
                                "退回重做的条数",
                                (long) (batches - first - second) * size,
                                "条",
                                "(%d − %d − %d) × %d".formatted(batches, first, second, size))
                        .wrong((long) (batches - first) * size, "没有减去第二次通过的批次")
                        .wrong(batches - first - second, "数成了批数"));
    }

    private static Scene effort(Draw draw) {
        int seconds = draw.of(12, 15, 18, 20, 24, 30, 36);
        int hours = draw.of(6, 7, 8);
        int people = draw.between(3, 12);
        int each = 3600 / seconds * hours;
        int days = draw.between(3, 15);
        int total = each * people * days;
        int check = draw.of(10, 20, 25);
        return Scene.of(
                "每条样本平均标注 %d 秒，每人每天有效工作 %d 小时，小组 %d 人，任务共 %d 条，另外每人每小时的成本是 %d 元。"
                        .formatted(seconds, hours, people, total, check),
                count("per-day", "每人每天完成的条数", each, "条", "3600 ÷ %d × %d".formatted(seconds, hours))
                        .wrong(3600 / seconds, "算成了每小时的条数")
                        .wrong((long) each * people, "算成了全组的条数"),
                count(
                                "days",
                                "全组完成任务需要的天数",
                                days,
                                "天",
                                "%d ÷ (3600 ÷ %d × %d × %d)".formatted(total, seconds, hours, people))
                        .wrong((long) days * people, "当成只有一个人")
                        .wrong((long) days * hours, "算成了小时数"),
                count(
                                "hours",
                                "完成任务的总工时",
                                (long) days * people * hours,
                                "小时",
                                "%d × %d ÷ 3600".formatted(total, seconds))
                        .wrong((long) days * hours, "没有乘人数")
                        .wrong((long) days * people, "算成了人天"),
                count(
                                "cost",
                                "完成任务的人工成本",
                                (long) days * people * hours * check,
                                "元",
                                "%d × %d ÷ 3600 × %d".formatted(total, seconds, check))
                        .wrong((long) days * hours * check, "没有乘人数")
                        .wrong((long) days * people * check, "把每小时的成本当成了每天的"));
    }

    private static Scene preLabelling(Draw draw) {
        int total = draw.multiple(1000, 6000, 100);
        int right = draw.of(60, 70, 75, 80, 90);
        int confirm = draw.between(2, 5);
        int correct = draw.between(9, 20);
        int scratch = draw.between(18, 30);
        long kept = (long) total * right / 100;
        long time = kept * confirm + (total - kept) * correct;
        return Scene.of(
                "共 %d 条样本先由模型预标注，其中 %d%% 正确；人工确认一条正确的预标注要 %d 秒，修改一条错误的要 %d 秒；不用预标注时每条要 %d 秒。"
                        .formatted(total, right, confirm, correct, scratch),
                count("to-correct", "需要人工修改的条数", total - kept, "条", "%d × (100%% − %d%%)".formatted(total, right))
                        .wrong(kept, "数成了正确的条数")
                        .wrong(total, "认为每条都要修改"),
                count(
                                "time",
                                "使用预标注时的人工总时间",
                                time,
                                "秒",
                                "%d × %d + %d × %d".formatted(kept, confirm, total - kept, correct))
                        .wrong((long) total * scratch, "算成了不用预标注的时间")
                        .wrong((total - kept) * correct, "漏了确认的时间")
                        .wrong((long) total * (confirm + correct), "每条都既确认又修改"),
                percent(
                                "saving",
                                "预标注节省的时间比例",
                                Ratio.of((long) total * scratch - time, (long) total * scratch),
                                1,
                                "1 − %d ÷ (%d × %d)".formatted(time, total, scratch))
                        .wrong(Ratio.of(time, (long) total * scratch), "算成了仍需时间的比例")
                        .wrong(Ratio.of(right, 100), "取了预标注的正确率"));
    }

    private static Scene shares(Draw draw) {
        int[] counts = {draw.between(300, 900), draw.between(100, 280), draw.between(30, 90), draw.between(5, 25)};
        int all = Arrays.stream(counts).sum();
        return Scene.of(
                "一批意图标注中，查询 %d 条，办理 %d 条，投诉 %d 条，其他 %d 条。".formatted(counts[0], counts[1], counts[2], counts[3]),
                percent("largest", "最多的类别所占的比例", Ratio.of(counts[0], all), 1, "%d ÷ %d".formatted(counts[0], all))
                        .wrong(Ratio.of(counts[1], all), "取了第二多的类别")
                        .wrong(Ratio.of(counts[0], all - counts[3]), "分母漏了“其他”"),
                number(
                                "imbalance",
                                "最多类别与投诉类别的条数之比",
                                Ratio.of(counts[0], counts[2]),
                                1,
                                "%d ÷ %d".formatted(counts[0], counts[2]))
                        .wrong(Ratio.of(all, counts[2]), "用了总数")
                        .wrong(Ratio.of(counts[0], counts[1]), "除以了办理的条数"),
                count(
                                "to-balance",
                                "把投诉补充到与办理一样多还要标注的条数",
                                counts[1] - counts[2],
                                "条",
                                "%d − %d".formatted(counts[1], counts[2]))
                        .wrong(counts[0] - counts[2], "与最多的类别比较")
                        .wrong(counts[1], "没有减去已有的条数"));
    }

    private static Scene pairs(Draw draw) {
        int answers = draw.between(4, 9);
        int prompts = draw.multiple(20, 200, 10);
        int seconds = draw.of(15, 20, 30);
        long pairs = (long) answers * (answers - 1) / 2;
        return Scene.of(
                "每个提示词由模型给出 %d 个回答，共 %d 个提示词；标注员把每个提示词的回答两两比较，每对 %d 秒。".formatted(answers, prompts, seconds),
                count("pairs", "一个提示词需要比较的对数", pairs, "对", "%d × (%d − 1) ÷ 2".formatted(answers, answers))
                        .wrong((long) answers * (answers - 1), "每对数了两次")
                        .wrong((long) answers * answers, "把回答与自己也比较了")
                        .wrong(answers - 1, "只与第一个回答比较"),
                count("all-pairs", "全部需要比较的对数", pairs * prompts, "对", "%d × %d".formatted(pairs, prompts))
                        .wrong((long) answers * prompts, "数成了回答的个数")
                        .wrong(2 * pairs * prompts, "每对数了两次"),
                number(
                                "hours",
                                "全部比较所需的时间",
                                Ratio.of(pairs * prompts * seconds, 3600),
                                1,
                                "小时",
                                "%d × %d ÷ 3600".formatted(pairs * prompts, seconds))
                        .wrong(Ratio.of((long) answers * prompts * seconds, 3600), "用了回答的个数")
                        .wrong(Ratio.of(pairs * prompts * seconds, 60), "算成了分钟"));
    }
}
