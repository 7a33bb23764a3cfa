package io.skillcert.assessment.generator;

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
                Text.of(
                        "两名标注员对同一批样本作“是／否”标注：都标“是” %d 条，只有甲标“是” %d 条，只有乙标“是” %d 条，都标“否” %d 条。",
                        "Two annotators label the same samples “yes” or “no”: both say “yes” for %d samples, only annotator A says “yes” for %d, only annotator B says “yes” for %d, and both say “no” for %d.",
                        both,
                        onlyFirst,
                        onlySecond,
                        neither),
                number(
                                "observed",
                                Text.of("观察一致率", "the observed agreement"),
                                observed,
                                2,
                                Text.same("(%d + %d) ÷ %d", both, neither, all))
                        .wrong(Ratio.of(both, all), "漏了都标“否”的样本", "leaving out the samples that both label “no”")
                        .wrong(expected, "算成了期望一致率", "computing the expected agreement instead")
                        .wrong(Ratio.of(onlyFirst + onlySecond, all), "算成了不一致率", "computing the disagreement instead"),
                number(
                                "expected",
                                Text.of("期望（偶然）一致率", "the expected (chance) agreement"),
                                expected,
                                2,
                                Text.of(
                                        "甲、乙标“是”的比例之积 + 标“否”的比例之积 = %d ÷ %d²",
                                        "product of the shares of “yes” of A and B + product of their shares of “no” = %d ÷ %d²",
                                        chance,
                                        all))
                        .wrong(observed, "算成了观察一致率", "computing the observed agreement instead")
                        .wrong(
                                Ratio.of((long) (both + onlyFirst) * (both + onlySecond), (long) all * all),
                                "漏了标“否”的部分",
                                "leaving out the part for “no”")
                        .wrong(Ratio.of(1, 2), "认为两类各占一半", "assuming that each class has one half"),
                number(
                                "kappa",
                                Text.of("Cohen κ 系数", "Cohen’s κ"),
                                kappa,
                                2,
                                Text.of(
                                        "(观察一致率 − 期望一致率) ÷ (1 − 期望一致率)，其中观察一致率 %s，期望一致率 %s",
                                        "(observed agreement − expected agreement) ÷ (1 − expected agreement), where the observed agreement is %s and the expected agreement %s",
                                        observed.rounded(4),
                                        expected.rounded(4)))
                        .wrong(observed, "没有扣除偶然一致", "not correcting for chance agreement")
                        .wrong(observed.minus(expected), "没有除以 1 − 期望一致率", "not dividing by 1 − expected agreement")
                        .wrong(
                                observed.minus(expected).over(observed),
                                "除以了观察一致率",
                                "dividing by the observed agreement"));
    }

    private static Scene threeAnnotators(Draw draw) {
        int three = draw.between(30, 80);
        int two = draw.between(10, 40);
        int none = draw.between(3, 15);
        int all = three + two + none;
        return Scene.of(
                Text.of(
                        "三名标注员各自标注同一批样本：三人一致 %d 条，恰有两人一致 %d 条，三人各不相同 %d 条。",
                        "Three annotators label the same samples: all three agree on %d samples, exactly two agree on %d, and all three differ on %d.",
                        three,
                        two,
                        none),
                percent(
                                "unanimous",
                                Text.of("三人完全一致的比例", "the share of samples on which all three agree"),
                                Ratio.of(three, all),
                                1,
                                Text.same("%d ÷ %d", three, all))
                        .wrong(
                                Ratio.of(three + two, all),
                                "把两人一致也算了进去",
                                "counting the samples on which two agree as well")
                        .wrong(
                                Ratio.of(three, three + two),
                                "分母漏了各不相同的样本",
                                "leaving the samples on which all differ out of the denominator"),
                percent(
                                "majority",
                                Text.of("能按多数票得到标签的比例", "the share of samples that get a label by majority vote"),
                                Ratio.of(three + two, all),
                                1,
                                Text.same("(%d + %d) ÷ %d", three, two, all))
                        .wrong(Ratio.of(three, all), "只数了三人一致的样本", "counting only the samples on which all three agree")
                        .wrong(Ratio.of(two, all), "只数了两人一致的样本", "counting only the samples on which two agree"),
                percent(
                                "pairwise",
                                Text.of("平均两两一致率", "the mean pairwise agreement"),
                                Ratio.of(3L * three + two, 3L * all),
                                1,
                                Text.same("(3 × %d + 1 × %d) ÷ (3 × %d)", three, two, all))
                        .wrong(
                                Ratio.of(3L * three + 2L * two, 3L * all),
                                "两人一致时算了两对",
                                "counting two pairs where two agree")
                        .wrong(
                                Ratio.of(three + two, all),
                                "把两人一致当成完全一致",
                                "treating the agreement of two as full agreement")
                        .wrong(Ratio.of(three, all), "忽略了两人一致的样本", "ignoring the samples on which two agree"),
                count(
                                "labels",
                                Text.of("三人共作出的标签数", "the number of labels that the three gave in all"),
                                3L * all,
                                Text.of("个", ""),
                                Text.same("3 × %d", all))
                        .wrong(all, "数成了样本数", "counting the samples")
                        .wrong(3L * three, "只数了三人一致的样本", "counting only the samples on which all three agree"));
    }

    private static Scene vote(Draw draw) {
        int[] votes = draw.numbers(7, 0, 1);
        int weight = draw.between(2, 3);
        int yes = Arrays.stream(votes).sum();
        int no = 7 - yes;
        int weightedYes = yes + (weight - 1) * votes[0];
        int weighted = 6 + weight;
        return Scene.of(
                Text.of(
                        "7 名标注员对一个样本的投票依次为 %s（1 表示是，0 表示否），其中第一名是专家，加权时按 %d 票计，其余每人一票。",
                        "The votes of 7 annotators on one sample are %s (1 means yes, 0 means no). The first annotator is an expert, whose vote counts %d times in the weighted count; each other vote counts once.",
                        Text.list(votes),
                        weight),
                count(
                                "majority",
                                Text.of("不加权时多数一方的票数", "the number of votes of the majority without weights"),
                                Math.max(yes, no),
                                Text.of("票", ""),
                                Text.of(
                                        "“是” %d 票，“否” %d 票，取较多的一方",
                                        "“yes” has %d votes and “no” has %d; take the larger number", yes, no))
                        .wrong(Math.min(yes, no), "取了少数一方", "taking the minority")
                        .wrong(7, "数成了总票数", "counting all votes"),
                count(
                                "weighted-yes",
                                Text.of("加权时“是”的票数", "the weighted number of votes for “yes”"),
                                weightedYes,
                                Text.of("票", ""),
                                Text.of(
                                        "专家的一票按 %d 票计，其余的“是” %d 票",
                                        "the vote of the expert counts %d times if it is “yes”; the others gave %d votes for “yes”",
                                        weight,
                                        yes - votes[0]))
                        .wrong(yes, "没有加权", "not weighting")
                        .wrong((long) yes * weight, "把所有票都加了权", "weighting all votes")
                        .wrong(weighted - weightedYes, "数成了“否”", "counting “no” instead"),
                number(
                                "share",
                                Text.of("加权时“是”所占的比例", "the weighted share of “yes”"),
                                Ratio.of(weightedYes, weighted),
                                2,
                                Text.same("%d ÷ (6 + %d)", weightedYes, weight))
                        .wrong(Ratio.of(yes, 7), "没有加权", "not weighting")
                        .wrong(Ratio.of(weightedYes, 7), "分母没有加权", "not weighting the denominator")
                        .wrong(Ratio.of(weighted - weightedYes, weighted), "算成了“否”的比例", "computing the share of “no”"));
    }

    private static Scene golden(Draw draw) {
        int asked = draw.of(20, 25, 40, 50);
        int right = draw.between(asked * 7 / 10, asked - 2);
        int limit = draw.of(90, 95);
        int mixed = draw.of(400, 500, 800, 1000);
        int needed = (asked * limit + 99) / 100;
        return Scene.of(
                Text.of(
                        "任务池中每 %d 题有 %d 道是质检题（答案已知）。某标注员做完这些质检题，答对 %d 道；要求正确率不低于 %d%%。",
                        "In a pool of %d tasks, %d are golden questions whose answers are known. An annotator has done all golden questions and got %d right; the required accuracy is at least %d%%.",
                        mixed,
                        asked,
                        right,
                        limit),
                percent(
                                "accuracy",
                                Text.of("该标注员质检题的正确率", "the accuracy of this annotator on the golden questions"),
                                Ratio.of(right, asked),
                                1,
                                Text.same("%d ÷ %d", right, asked))
                        .wrong(Ratio.of(asked - right, asked), "算成了错误率", "computing the error rate instead")
                        .wrong(Ratio.of(right, mixed), "除以了全部题数", "dividing by the number of all tasks"),
                count(
                                "needed",
                                Text.of(
                                        "达到要求至少要答对的质检题数",
                                        "the smallest number of golden questions to get right to meet the requirement"),
                                needed,
                                Text.of("道", ""),
                                Text.of("%d × %d%%，向上取整", "%d × %d%%, rounded up", asked, limit))
                        .wrong(right, "取了实际答对的题数", "taking the number that was actually right")
                        .wrong(asked, "认为必须全对", "assuming that all must be right")
                        .wrong((long) asked * limit / 100 - 1, "向下取整后又少了一道", "rounding down and then taking one off"),
                percent(
                                "density",
                                Text.of("质检题占全部题目的比例", "the share of golden questions among all tasks"),
                                Ratio.of(asked, mixed),
                                1,
                                Text.same("%d ÷ %d", asked, mixed))
                        .wrong(
                                Ratio.of(asked, mixed + asked),
                                "把质检题又加到了总数里",
                                "adding the golden questions to the total again")
                        .wrong(
                                Ratio.of(right, mixed),
                                "只数了答对的质检题",
                                "counting only the golden questions that were right"));
    }

    private static Scene check(Draw draw) {
        int hit = draw.between(40, 120);
        int extra = draw.between(4, 25);
        int missed = draw.between(4, 25);
        int wrong = draw.between(2, 12);
        int made = hit + extra + wrong;
        int key = hit + missed + wrong;
        return Scene.of(
                Text.of(
                        "复核一批图像标注：位置与类别都正确的框 %d 个，多余的框 %d 个，漏标的目标 %d 个，位置正确而类别错误的框 %d 个。",
                        "A review of image annotations finds %d boxes with the right position and class, %d superfluous boxes, %d missed objects, and %d boxes with the right position but the wrong class.",
                        hit,
                        extra,
                        missed,
                        wrong),
                percent(
                                "precision",
                                Text.of(
                                        "标注框的正确率（正确框占所画框）",
                                        "the precision of the boxes (correct boxes out of boxes drawn)"),
                                Ratio.of(hit, made),
                                1,
                                Text.same("%d ÷ (%d + %d + %d)", hit, hit, extra, wrong))
                        .wrong(Ratio.of(hit, hit + extra), "漏了类别错误的框", "leaving out the boxes with the wrong class")
                        .wrong(Ratio.of(hit, key), "除以了目标总数", "dividing by the number of objects"),
                percent(
                                "recall",
                                Text.of(
                                        "目标的检出率（正确框占全部目标）",
                                        "the recall of the objects (correct boxes out of all objects)"),
                                Ratio.of(hit, key),
                                1,
                                Text.same("%d ÷ (%d + %d + %d)", hit, hit, missed, wrong))
                        .wrong(Ratio.of(hit, hit + missed), "漏了类别错误的目标", "leaving out the objects with the wrong class")
                        .wrong(Ratio.of(hit, made), "除以了所画的框数", "dividing by the number of boxes drawn"),
                count(
                                "drawn",
                                Text.of("标注员所画的框数", "the number of boxes that the annotator drew"),
                                made,
                                Text.of("个", ""),
                                Text.same("%d + %d + %d", hit, extra, wrong))
                        .wrong(key, "数成了目标总数", "counting the objects")
                        .wrong(made + missed, "把漏标的目标也数了进去", "counting the missed objects too"),
                count(
                                "objects",
                                Text.of("图像中目标的总数", "the number of objects in the images"),
                                key,
                                Text.of("个", ""),
                                Text.same("%d + %d + %d", hit, missed, wrong))
                        .wrong(made, "数成了所画的框数", "counting the boxes drawn")
                        .wrong(hit + missed, "漏了类别错误的目标", "leaving out the objects with the wrong class"));
    }

    private static Scene sample(Draw draw) {
        int total = draw.multiple(2000, 20000, 500);
        int share = draw.of(2, 4, 5, 10);
        int checked = total * share / 100;
        int wrong = draw.between(2, Math.max(4, checked / 12));
        int limit = draw.of(2, 3, 5);
        return Scene.of(
                Text.of(
                        "一批标注共 %d 条，随机抽查 %d%%，发现错误 %d 条；合同允许的错误率上限是 %d%%。",
                        "Out of a delivery of %d labels, a random %d%% are checked and %d errors are found; the contract allows an error rate of at most %d%%.",
                        total,
                        share,
                        wrong,
                        limit),
                count(
                                "size",
                                Text.of("抽查的条数", "the number of labels checked"),
                                checked,
                                Text.of("条", ""),
                                Text.same("%d × %d%%", total, share))
                        .wrong(total - checked, "数成了没有抽查的条数", "counting the labels that were not checked")
                        .wrong(Ratio.of((long) total * limit, 100), "用了错误率上限", "using the limit of the error rate"),
                percent(
                                "rate",
                                Text.of("样本的错误率", "the error rate of the sample"),
                                Ratio.of(wrong, checked),
                                2,
                                Text.same("%d ÷ (%d × %d%%)", wrong, total, share))
                        .wrong(Ratio.of(wrong, total), "除以了全部条数", "dividing by all labels")
                        .wrong(Ratio.of(wrong, checked - wrong), "除以了正确的条数", "dividing by the correct labels"),
                count(
                                "estimate",
                                Text.of(
                                        "由样本推算的全部错误条数",
                                        "the number of errors in the whole delivery, estimated from the sample"),
                                Ratio.of((long) wrong * 100, share),
                                Text.of("条", ""),
                                Text.same("%d ÷ %d%%", wrong, share))
                        .wrong(wrong, "没有推算到总体", "not extrapolating to the whole delivery")
                        .wrong(Ratio.of((long) total * limit, 100), "用了错误率上限", "using the limit of the error rate")
                        .wrong((long) wrong * share, "乘以了抽查比例的数值", "multiplying by the percentage that was checked"),
                count(
                                "allowed",
                                Text.of("样本中最多允许的错误条数", "the largest number of errors allowed in the sample"),
                                Ratio.of((long) checked * limit, 100).floor(),
                                Text.of("条", ""),
                                Text.of("%d × %d%% × %d%%，向下取整", "%d × %d%% × %d%%, rounded down", total, share, limit))
                        .wrong(Ratio.of((long) total * limit, 100), "用了全部条数", "using all labels")
                        .wrong(wrong, "取了已发现的错误数", "taking the number of errors found"));
    }

    private static Scene acceptance(Draw draw) {
        int batches = draw.between(20, 60);
        int first = draw.between(batches / 2, batches - 4);
        int second = draw.between(1, batches - first - 2);
        int size = draw.multiple(100, 500, 50);
        return Scene.of(
                Text.of(
                        "一个项目交付 %d 批，每批 %d 条。首次验收通过 %d 批，返工后第二次验收又通过 %d 批，其余的批次退回重做。",
                        "A project delivers %d batches of %d samples each. %d batches pass the first acceptance test, %d more pass the second one after rework, and the others are rejected and redone.",
                        batches,
                        size,
                        first,
                        second),
                percent(
                                "first-pass",
                                Text.of("首次验收通过率", "the pass rate of the first acceptance test"),
                                Ratio.of(first, batches),
                                1,
                                Text.same("%d ÷ %d", first, batches))
                        .wrong(
                                Ratio.of(first + second, batches),
                                "把第二次通过的也算了进去",
                                "counting the batches that passed the second test as well")
                        .wrong(Ratio.of(batches - first, batches), "算成了未通过率", "computing the failure rate instead"),
                percent(
                                "final-pass",
                                Text.of("最终验收通过率", "the final pass rate"),
                                Ratio.of(first + second, batches),
                                1,
                                Text.same("(%d + %d) ÷ %d", first, second, batches))
                        .wrong(
                                Ratio.of(first, batches),
                                "漏了第二次通过的批次",
                                "leaving out the batches that passed the second test")
                        .wrong(Ratio.of(second, batches - first), "只算了返工的批次", "counting only the reworked batches"),
                count(
                                "rework",
                                Text.of("首次验收后需要返工的条数", "the number of samples to rework after the first test"),
                                (long) (batches - first) * size,
                                Text.of("条", ""),
                                Text.same("(%d − %d) × %d", batches, first, size))
                        .wrong(
                                (long) (batches - first - second) * size,
                                "数成了退回重做的条数",
                                "counting the samples that were rejected")
                        .wrong(batches - first, "数成了批数", "counting the batches")
                        .wrong((long) first * size, "数成了首次通过的条数", "counting the samples that passed the first test"),
                count(
                                "rejected",
                                Text.of("退回重做的条数", "the number of samples rejected and redone"),
                                (long) (batches - first - second) * size,
                                Text.of("条", ""),
                                Text.same("(%d − %d − %d) × %d", batches, first, second, size))
                        .wrong(
                                (long) (batches - first) * size,
                                "没有减去第二次通过的批次",
                                "not subtracting the batches that passed the second test")
                        .wrong(batches - first - second, "数成了批数", "counting the batches"));
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
                Text.of(
                        "每条样本平均标注 %d 秒，每人每天有效工作 %d 小时，小组 %d 人，任务共 %d 条，另外每人每小时的成本是 %d 元。",
                        "Labelling one sample takes %d seconds on average; each person works %d effective hours a day, the team has %d people, and the task has %d samples. One hour of one person costs %d yuan.",
                        seconds,
                        hours,
                        people,
                        total,
                        check),
                count(
                                "per-day",
                                Text.of("每人每天完成的条数", "the number of samples that one person completes each day"),
                                each,
                                Text.of("条", ""),
                                Text.same("3600 ÷ %d × %d", seconds, hours))
                        .wrong(3600 / seconds, "算成了每小时的条数", "computing the samples of one hour")
                        .wrong((long) each * people, "算成了全组的条数", "computing the samples of the whole team"),
                count(
                                "days",
                                Text.of("全组完成任务需要的天数", "the number of days in which the team completes the task"),
                                days,
                                Text.of("天", ""),
                                Text.same("%d ÷ (3600 ÷ %d × %d × %d)", total, seconds, hours, people))
                        .wrong((long) days * people, "当成只有一个人", "assuming that there is only one person")
                        .wrong((long) days * hours, "算成了小时数", "counting hours instead"),
                count(
                                "hours",
                                Text.of("完成任务的总工时", "the total working time for the task"),
                                (long) days * people * hours,
                                Text.of("小时", "h"),
                                Text.same("%d × %d ÷ 3600", total, seconds))
                        .wrong((long) days * hours, "没有乘人数", "not multiplying by the number of people")
                        .wrong((long) days * people, "算成了人天", "counting person-days instead"),
                count(
                                "cost",
                                Text.of("完成任务的人工成本", "the labour cost of the task"),
                                (long) days * people * hours * check,
                                Text.of("元", "yuan"),
                                Text.same("%d × %d ÷ 3600 × %d", total, seconds, check))
                        .wrong((long) days * hours * check, "没有乘人数", "not multiplying by the number of people")
                        .wrong(
                                (long) days * people * check,
                                "把每小时的成本当成了每天的",
                                "treating the cost of an hour as the cost of a day"));
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
                Text.of(
                        "共 %d 条样本先由模型预标注，其中 %d%% 正确；人工确认一条正确的预标注要 %d 秒，修改一条错误的要 %d 秒；不用预标注时每条要 %d 秒。",
                        "A model pre-labels %d samples and gets %d%% of them right. A person needs %d seconds to confirm a right pre-label and %d seconds to correct a wrong one; without pre-labels each sample takes %d seconds.",
                        total,
                        right,
                        confirm,
                        correct,
                        scratch),
                count(
                                "to-correct",
                                Text.of("需要人工修改的条数", "the number of samples that a person has to correct"),
                                total - kept,
                                Text.of("条", ""),
                                Text.same("%d × (100%% − %d%%)", total, right))
                        .wrong(kept, "数成了正确的条数", "counting the right ones")
                        .wrong(total, "认为每条都要修改", "assuming that every sample needs a correction"),
                count(
                                "time",
                                Text.of("使用预标注时的人工总时间", "the total working time with pre-labels"),
                                time,
                                Text.of("秒", "s"),
                                Text.same("%d × %d + %d × %d", kept, confirm, total - kept, correct))
                        .wrong((long) total * scratch, "算成了不用预标注的时间", "computing the time without pre-labels")
                        .wrong((total - kept) * correct, "漏了确认的时间", "leaving out the time for confirmation")
                        .wrong(
                                (long) total * (confirm + correct),
                                "每条都既确认又修改",
                                "confirming and correcting every sample"),
                percent(
                                "saving",
                                Text.of("预标注节省的时间比例", "the share of working time that pre-labels save"),
                                Ratio.of((long) total * scratch - time, (long) total * scratch),
                                1,
                                Text.same("1 − %d ÷ (%d × %d)", time, total, scratch))
                        .wrong(
                                Ratio.of(time, (long) total * scratch),
                                "算成了仍需时间的比例",
                                "computing the share of time that is still needed")
                        .wrong(Ratio.of(right, 100), "取了预标注的正确率", "taking the accuracy of the pre-labels"));
    }

    private static Scene shares(Draw draw) {
        int[] counts = {draw.between(300, 900), draw.between(100, 280), draw.between(30, 90), draw.between(5, 25)};
        int all = Arrays.stream(counts).sum();
        return Scene.of(
                Text.of(
                        "一批意图标注中，查询 %d 条，办理 %d 条，投诉 %d 条，其他 %d 条。",
                        "A set of intent labels has %d samples of “query”, %d of “transaction”, %d of “complaint” and %d of “other”.",
                        counts[0],
                        counts[1],
                        counts[2],
                        counts[3]),
                percent(
                                "largest",
                                Text.of("最多的类别所占的比例", "the share of the largest class"),
                                Ratio.of(counts[0], all),
                                1,
                                Text.same("%d ÷ %d", counts[0], all))
                        .wrong(Ratio.of(counts[1], all), "取了第二多的类别", "taking the second largest class")
                        .wrong(
                                Ratio.of(counts[0], all - counts[3]),
                                "分母漏了“其他”",
                                "leaving “other” out of the denominator"),
                number(
                                "imbalance",
                                Text.of(
                                        "最多类别与投诉类别的条数之比",
                                        "the ratio of the size of the largest class to that of “complaint”"),
                                Ratio.of(counts[0], counts[2]),
                                1,
                                Text.same("%d ÷ %d", counts[0], counts[2]))
                        .wrong(Ratio.of(all, counts[2]), "用了总数", "using the total")
                        .wrong(Ratio.of(counts[0], counts[1]), "除以了办理的条数", "dividing by the size of “transaction”"),
                count(
                                "to-balance",
                                Text.of(
                                        "把投诉补充到与办理一样多还要标注的条数",
                                        "the number of samples to label until “complaint” has as many as “transaction”"),
                                counts[1] - counts[2],
                                Text.of("条", ""),
                                Text.same("%d − %d", counts[1], counts[2]))
                        .wrong(counts[0] - counts[2], "与最多的类别比较", "comparing with the largest class")
                        .wrong(counts[1], "没有减去已有的条数", "not subtracting the samples that are there already"));
    }

    private static Scene pairs(Draw draw) {
        int answers = draw.between(4, 9);
        int prompts = draw.multiple(20, 200, 10);
        int seconds = draw.of(15, 20, 30);
        long pairs = (long) answers * (answers - 1) / 2;
        return Scene.of(
                Text.of(
                        "每个提示词由模型给出 %d 个回答，共 %d 个提示词；标注员把每个提示词的回答两两比较，每对 %d 秒。",
                        "For each prompt, a model gives %d answers; there are %d prompts. An annotator compares the answers to each prompt pair by pair, %d seconds a pair.",
                        answers,
                        prompts,
                        seconds),
                count(
                                "pairs",
                                Text.of("一个提示词需要比较的对数", "the number of pairs to compare for one prompt"),
                                pairs,
                                Text.of("对", ""),
                                Text.same("%d × (%d − 1) ÷ 2", answers, answers))
                        .wrong((long) answers * (answers - 1), "每对数了两次", "counting each pair twice")
                        .wrong((long) answers * answers, "把回答与自己也比较了", "comparing each answer with itself as well")
                        .wrong(answers - 1, "只与第一个回答比较", "comparing with the first answer only"),
                count(
                                "all-pairs",
                                Text.of("全部需要比较的对数", "the number of pairs to compare in all"),
                                pairs * prompts,
                                Text.of("对", ""),
                                Text.same("%d × %d", pairs, prompts))
                        .wrong((long) answers * prompts, "数成了回答的个数", "counting the answers")
                        .wrong(2 * pairs * prompts, "每对数了两次", "counting each pair twice"),
                number(
                                "hours",
                                Text.of("全部比较所需的时间", "the time that all comparisons take"),
                                Ratio.of(pairs * prompts * seconds, 3600),
                                1,
                                Text.of("小时", "h"),
                                Text.same("%d × %d ÷ 3600", pairs * prompts, seconds))
                        .wrong(
                                Ratio.of((long) answers * prompts * seconds, 3600),
                                "用了回答的个数",
                                "using the number of answers")
                        .wrong(Ratio.of(pairs * prompts * seconds, 60), "算成了分钟", "computing minutes instead"));
    }
}
