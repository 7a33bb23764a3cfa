package io.skillcert.assessment.generator;

import static io.skillcert.assessment.generator.Question.count;
import static io.skillcert.assessment.generator.Question.number;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Families about the evaluation of models. */
final class EvaluationFamilies {

    static final List<Family> ALL = List.of(
            Family.of(
                    "confusion-matrix",
                    EvaluationFamilies::confusion,
                    Placement.training("EVALUATION"),
                    Placement.annotation("QUALITY")),
            Family.of("class-averages", EvaluationFamilies::averages, Placement.training("EVALUATION")),
            Family.of("ranking-curve", EvaluationFamilies::ranking, Placement.training("EVALUATION")),
            Family.of("regression-errors", EvaluationFamilies::regression, Placement.training("EVALUATION")),
            Family.of("holdout-split", EvaluationFamilies::split, Placement.training("DATA-SPLIT")),
            Family.of("cross-validation", EvaluationFamilies::folds, Placement.training("DATA-SPLIT")),
            Family.of("early-stopping", EvaluationFamilies::earlyStopping, Placement.training("OPTIMISATION")),
            Family.of("retrieval", EvaluationFamilies::retrieval, Placement.training("EVALUATION")));

    private EvaluationFamilies() {}

    private static Scene confusion(Draw draw) {
        int tp = draw.between(20, 90);
        int fp = draw.between(5, 40);
        int fn = draw.between(5, 40);
        int tn = draw.between(40, 200);
        int all = tp + fp + fn + tn;
        Ratio precision = Ratio.of(tp, tp + fp);
        Ratio recall = Ratio.of(tp, tp + fn);
        Ratio accuracy = Ratio.of(tp + tn, all);
        Ratio specificity = Ratio.of(tn, tn + fp);
        return Scene.of(
                "某二分类模型在测试集上的结果：真正例 TP=%d，假正例 FP=%d，假负例 FN=%d，真负例 TN=%d。".formatted(tp, fp, fn, tn),
                number("precision", "精确率", precision, 2, "TP ÷ (TP + FP) = %d ÷ (%d + %d)".formatted(tp, tp, fp))
                        .wrong(recall, "除以了实际正例数，算成了召回率")
                        .wrong(accuracy, "算成了准确率")
                        .wrong(specificity, "算成了特异度"),
                number("recall", "召回率", recall, 2, "TP ÷ (TP + FN) = %d ÷ (%d + %d)".formatted(tp, tp, fn))
                        .wrong(precision, "除以了预测正例数，算成了精确率")
                        .wrong(accuracy, "算成了准确率")
                        .wrong(specificity, "算成了特异度"),
                number(
                                "f1",
                                "F1 值",
                                Ratio.of(2L * tp, 2L * tp + fp + fn),
                                2,
                                "2TP ÷ (2TP + FP + FN) = %d ÷ (%d + %d + %d)".formatted(2 * tp, 2 * tp, fp, fn))
                        .wrong(precision.plus(recall), "精确率与召回率相加后没有除以二")
                        .wrong(Ratio.of(tp, tp + fp + fn), "分子和分母都漏乘了二")
                        .wrong(accuracy, "算成了准确率")
                        .wrong(precision.times(recall), "只把精确率与召回率相乘"),
                number("specificity", "特异度", specificity, 2, "TN ÷ (TN + FP) = %d ÷ (%d + %d)".formatted(tn, tn, fp))
                        .wrong(Ratio.of(tn, tn + fn), "除以了预测负例数")
                        .wrong(recall, "算成了召回率")
                        .wrong(accuracy, "算成了准确率"),
                number("accuracy", "准确率", accuracy, 2, "(TP + TN) ÷ 总数 = (%d + %d) ÷ %d".formatted(tp, tn, all))
                        .wrong(precision, "算成了精确率")
                        .wrong(recall, "算成了召回率")
                        .wrong(Ratio.of(tp, all), "分子漏了真负例"),
                number(
                                "false-positive-rate",
                                "假正率",
                                Ratio.of(fp, fp + tn),
                                2,
                                "FP ÷ (FP + TN) = %d ÷ (%d + %d)".formatted(fp, fp, tn))
                        .wrong(specificity, "算成了特异度")
                        .wrong(Ratio.of(fp, tp + fp), "除以了预测正例数")
                        .wrong(Ratio.of(fp, all), "除以了样本总数"));
    }

    private static Scene averages(Draw draw) {
        int[] tp = draw.numbers(3, 10, 60);
        int[] fp = draw.numbers(3, 3, 30);
        int[] fn = draw.numbers(3, 3, 30);
        Ratio precision = Ratio.ZERO;
        Ratio recall = Ratio.ZERO;
        for (int i = 0; i < 3; i++) {
            precision = precision.plus(Ratio.of(tp[i], tp[i] + fp[i]));
            recall = recall.plus(Ratio.of(tp[i], tp[i] + fn[i]));
        }
        int hits = Arrays.stream(tp).sum();
        int extra = Arrays.stream(fp).sum();
        int missed = Arrays.stream(fn).sum();
        Ratio micro = Ratio.of(hits, hits + extra);
        Ratio microRecall = Ratio.of(hits, hits + missed);
        return Scene.of(
                "某多标签模型三个标签的（TP，FP，FN）依次为：甲（%d，%d，%d），乙（%d，%d，%d），丙（%d，%d，%d）。"
                        .formatted(tp[0], fp[0], fn[0], tp[1], fp[1], fn[1], tp[2], fp[2], fn[2]),
                number("macro-precision", "宏平均精确率", precision.over(3), 3, "三个标签精确率的平均，各为 TP ÷ (TP + FP)")
                        .wrong(micro, "把计数合并后再算，算成了微平均")
                        .wrong(recall.over(3), "算成了宏平均召回率"),
                number(
                                "micro-precision",
                                "微平均精确率",
                                micro,
                                3,
                                "TP 之和 ÷ (TP 之和 + FP 之和) = %d ÷ (%d + %d)".formatted(hits, hits, extra))
                        .wrong(precision.over(3), "先算各标签再平均，算成了宏平均")
                        .wrong(microRecall, "算成了微平均召回率"),
                number("macro-recall", "宏平均召回率", recall.over(3), 3, "三个标签召回率的平均，各为 TP ÷ (TP + FN)")
                        .wrong(microRecall, "把计数合并后再算，算成了微平均")
                        .wrong(precision.over(3), "算成了宏平均精确率"),
                number(
                                "micro-recall",
                                "微平均召回率",
                                microRecall,
                                3,
                                "TP 之和 ÷ (TP 之和 + FN 之和) = %d ÷ (%d + %d)".formatted(hits, hits, missed))
                        .wrong(recall.over(3), "先算各标签再平均，算成了宏平均")
                        .wrong(micro, "算成了微平均精确率"));
    }

    private static Scene ranking(Draw draw) {
        int[] labels = draw.numbers(10, 0, 1);
        labels[0] = 1;
        labels[8] = 0;
        labels[9] = draw.between(0, 1);
        int cut = draw.between(3, 6);
        int positives = Arrays.stream(labels).sum();
        int negatives = 10 - positives;
        int found = Arrays.stream(labels, 0, cut).sum();
        int pairs = 0;
        for (int i = 0; i < 10; i++) {
            for (int j = i + 1; j < 10; j++) {
                pairs += labels[i] == 1 && labels[j] == 0 ? 1 : 0;
            }
        }
        Ratio hits = Ratio.of(found, positives);
        Ratio alarms = Ratio.of(cut - found, negatives);
        Ratio precision = Ratio.of(found, cut);
        return Scene.of(
                "10 个样本按模型得分从高到低排列（没有同分），真实标签依次为 %s（1 表示正例）。把前 %d 个判为正例。".formatted(list(labels), cut),
                number("true-positive-rate", "真正率", hits, 2, "前段正例 ÷ 全部正例 = %d ÷ %d".formatted(found, positives))
                        .wrong(precision, "除以了判为正例的个数")
                        .wrong(alarms, "算成了假正率")
                        .wrong(Ratio.of(found, 10), "除以了样本总数"),
                number(
                                "false-positive-rate",
                                "假正率",
                                alarms,
                                2,
                                "前段负例 ÷ 全部负例 = %d ÷ %d".formatted(cut - found, negatives))
                        .wrong(Ratio.of(cut - found, cut), "除以了判为正例的个数")
                        .wrong(hits, "算成了真正率")
                        .wrong(Ratio.of(cut - found, 10), "除以了样本总数"),
                number(
                                "area",
                                "ROC 曲线下面积 AUC",
                                Ratio.of(pairs, (long) positives * negatives),
                                2,
                                "正例排在负例之前的对数 ÷ 全部正负对数 = %d ÷ (%d × %d)".formatted(pairs, positives, negatives))
                        .wrong(Ratio.of(pairs, 45), "除以了任意两个样本的对数")
                        .wrong(hits, "只取了一个阈值的真正率")
                        .wrong(Ratio.of((long) positives * negatives - pairs, (long) positives * negatives), "把次序数反了"));
    }

    private static Scene regression(Draw draw) {
        int[] truth = draw.numbers(4, 10, 40);
        int[] errors = {draw.between(1, 5), -draw.between(1, 6), draw.between(-4, 4), draw.between(2, 8)};
        int[] predicted = new int[4];
        int absolute = 0;
        int squared = 0;
        int signed = 0;
        for (int i = 0; i < 4; i++) {
            predicted[i] = truth[i] + errors[i];
            absolute += Math.abs(errors[i]);
            squared += errors[i] * errors[i];
            signed += errors[i];
        }
        int largest = Arrays.stream(errors).map(Math::abs).max().orElseThrow();
        return Scene.of(
                "某回归模型对四个样本的预测依次为 %s，真实值依次为 %s。".formatted(list(predicted), list(truth)),
                number("mae", "平均绝对误差 MAE", Ratio.of(absolute, 4), 2, "误差绝对值之和 ÷ 4 = %d ÷ 4".formatted(absolute))
                        .wrong(Ratio.of(signed, 4), "正负误差相互抵消，没有取绝对值")
                        .wrong(Ratio.of(squared, 4), "算成了均方误差")
                        .wrong(absolute, "没有除以样本数"),
                number("mse", "均方误差 MSE", Ratio.of(squared, 4), 2, "误差平方之和 ÷ 4 = %d ÷ 4".formatted(squared))
                        .wrong(Ratio.of(absolute, 4), "算成了平均绝对误差")
                        .wrong(squared, "没有除以样本数")
                        .wrong(Ratio.of(absolute * absolute, 16), "先平均再平方"),
                number("bias", "平均误差（预测减真实）", Ratio.of(signed, 4), 2, "误差之和 ÷ 4 = %d ÷ 4".formatted(signed))
                        .wrong(Ratio.of(absolute, 4), "取了绝对值，算成了平均绝对误差")
                        .wrong(Ratio.of(-signed, 4), "用真实值减了预测值")
                        .wrong(signed, "没有除以样本数"),
                number("largest", "最大绝对误差", Ratio.of(largest), 0, "误差绝对值中最大的一个")
                        .wrong(absolute, "把误差加了起来")
                        .wrong((long) largest * largest, "取了平方误差"));
    }

    private static Scene split(Draw draw) {
        int total = draw.multiple(1000, 9000, 200);
        int train = draw.of(60, 70, 80);
        int validation = draw.of(10, 15);
        int positive = draw.of(5, 10, 20, 25);
        int test = 100 - train - validation;
        return Scene.of(
                "一个数据集共 %d 条，正例占 %d%%，按训练 %d%%、验证 %d%%、其余测试的比例分层划分。".formatted(total, positive, train, validation),
                count(
                                "test-size",
                                "测试集的条数",
                                Ratio.of((long) total * test, 100),
                                "条",
                                "%d × (100%% − %d%% − %d%%)".formatted(total, train, validation))
                        .wrong(Ratio.of((long) total * validation, 100), "取成了验证集")
                        .wrong(Ratio.of((long) total * (100 - train), 100), "没有减去验证集"),
                count(
                                "train-positives",
                                "训练集中正例的条数",
                                Ratio.of((long) total * train * positive, 10000),
                                "条",
                                "%d × %d%% × %d%%".formatted(total, train, positive))
                        .wrong(Ratio.of((long) total * positive, 100), "把全部正例都放进了训练集")
                        .wrong(Ratio.of((long) total * train * (100 - positive), 10000), "数成了负例"),
                count(
                                "validation-negatives",
                                "验证集中负例的条数",
                                Ratio.of((long) total * validation * (100 - positive), 10000),
                                "条",
                                "%d × %d%% × (100%% − %d%%)".formatted(total, validation, positive))
                        .wrong(Ratio.of((long) total * validation * positive, 10000), "数成了正例")
                        .wrong(Ratio.of((long) total * validation, 100), "没有分开正例与负例")
                        .wrong(Ratio.of((long) total * test * (100 - positive), 10000), "取成了测试集"));
    }

    private static Scene folds(Draw draw) {
        int k = draw.of(4, 5, 8, 10);
        int total = k * draw.between(20, 120);
        int settings = draw.between(3, 9);
        return Scene.of(
                "用 %d 折交叉验证在 %d 条样本上比较 %d 组超参数。".formatted(k, total, settings),
                count(
                                "training-size",
                                "每次训练用到的样本数",
                                (long) total / k * (k - 1),
                                "条",
                                "%d × (%d − 1) ÷ %d".formatted(total, k, k))
                        .wrong(total / k, "取成了验证的一折")
                        .wrong(total, "没有留出验证的一折"),
                count("fits", "一共要训练的次数", (long) k * settings, "次", "%d × %d".formatted(k, settings))
                        .wrong(settings, "每组只训练了一次")
                        .wrong(k + settings, "把折数与组数相加")
                        .wrong((long) (k - 1) * settings, "折数少算了一折"),
                count("validations", "对一组超参数，每个样本用于训练的次数", k - 1, "次", "每个样本只在一折中用于验证：%d − 1".formatted(k))
                        .wrong(k, "没有减去用于验证的一次")
                        .wrong(1, "数成了用于验证的次数"));
    }

    private static Scene earlyStopping(Draw draw) {
        int patience = draw.between(2, 3);
        int best = draw.between(3, 5);
        int[] loss = new int[10];
        int value = draw.between(70, 90);
        for (int i = 0; i < 10; i++) {
            value += i < best ? -draw.between(3, 8) : draw.between(1, 4);
            loss[i] = value;
        }
        return Scene.of(
                "验证损失（×0.01）从第 1 轮到第 10 轮依次为 %s。连续 %d 轮没有低于此前最小值就停止训练。".formatted(list(loss), patience),
                count("best-epoch", "应保留其权重的轮次的序号", best, "", "验证损失最小的一轮")
                        .wrong(best + patience, "取了停止的一轮")
                        .wrong(10, "取了最后一轮"),
                count("stop-epoch", "训练停止的轮次的序号", best + patience, "", "%d + %d".formatted(best, patience))
                        .wrong(best, "取了损失最小的一轮")
                        .wrong(best + 1, "第一次变差就停止")
                        .wrong(10, "没有提前停止"),
                count(
                                "wasted",
                                "最小损失之后又训练的轮数",
                                patience,
                                "轮",
                                "停止轮次 − 最小损失的轮次 = %d − %d".formatted(best + patience, best))
                        .wrong(10 - best, "算到了最后一轮")
                        .wrong(best, "数成了变差之前的轮数"));
    }

    private static Scene retrieval(Draw draw) {
        int relevant = draw.between(6, 12);
        int shown = draw.of(5, 8, 10);
        int hits = draw.between(2, shown - 2);
        int first = draw.between(2, 4);
        return Scene.of(
                "某检索系统对一次查询返回前 %d 条，其中 %d 条相关，第一条相关结果排在第 %d 位；库中共有相关文档 %d 条。".formatted(shown, hits, first, relevant),
                number(
                                "precision-at-k",
                                "这次查询的前列精确率",
                                Ratio.of(hits, shown),
                                2,
                                "相关的返回条数 ÷ 返回条数 = %d ÷ %d".formatted(hits, shown))
                        .wrong(Ratio.of(hits, relevant), "除以了全部相关文档数")
                        .wrong(Ratio.of(1, first), "算成了倒数排名"),
                number(
                                "recall-at-k",
                                "这次查询的前列召回率",
                                Ratio.of(hits, relevant),
                                2,
                                "相关的返回条数 ÷ 全部相关文档数 = %d ÷ %d".formatted(hits, relevant))
                        .wrong(Ratio.of(hits, shown), "除以了返回条数")
                        .wrong(Ratio.of(shown, relevant), "把返回的全部当成相关"),
                number(
                                "reciprocal-rank",
                                "这次查询的倒数排名",
                                Ratio.of(1, first),
                                2,
                                "1 ÷ 第一条相关结果的名次 = 1 ÷ %d".formatted(first))
                        .wrong(Ratio.of(hits, shown), "算成了前列精确率")
                        .wrong(Ratio.of(first, shown), "用名次除以了返回条数"));
    }

    static String list(int... numbers) {
        return Arrays.stream(numbers).mapToObj(String::valueOf).collect(Collectors.joining("、"));
    }
}
