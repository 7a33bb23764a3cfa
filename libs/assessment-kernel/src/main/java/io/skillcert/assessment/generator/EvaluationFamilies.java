package io.skillcert.assessment.generator;

import static io.skillcert.assessment.generator.Question.count;
import static io.skillcert.assessment.generator.Question.number;

import java.util.Arrays;
import java.util.List;

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
                Text.of(
                        "某二分类模型在测试集上的结果：真正例 TP=%d，假正例 FP=%d，假负例 FN=%d，真负例 TN=%d。",
                        "The results of a binary classifier on the test set: true positives TP=%d, false positives FP=%d, false negatives FN=%d, true negatives TN=%d.",
                        tp,
                        fp,
                        fn,
                        tn),
                number(
                                "precision",
                                Text.of("精确率", "the precision"),
                                precision,
                                2,
                                Text.same("TP ÷ (TP + FP) = %d ÷ (%d + %d)", tp, tp, fp))
                        .wrong(recall, "除以了实际正例数，算成了召回率", "dividing by the actual positives, which gives the recall")
                        .wrong(accuracy, "算成了准确率", "computing the accuracy instead")
                        .wrong(specificity, "算成了特异度", "computing the specificity instead"),
                number(
                                "recall",
                                Text.of("召回率", "the recall"),
                                recall,
                                2,
                                Text.same("TP ÷ (TP + FN) = %d ÷ (%d + %d)", tp, tp, fn))
                        .wrong(
                                precision,
                                "除以了预测正例数，算成了精确率",
                                "dividing by the predicted positives, which gives the precision")
                        .wrong(accuracy, "算成了准确率", "computing the accuracy instead")
                        .wrong(specificity, "算成了特异度", "computing the specificity instead"),
                number(
                                "f1",
                                Text.of("F1 值", "the F1 score"),
                                Ratio.of(2L * tp, 2L * tp + fp + fn),
                                2,
                                Text.same("2TP ÷ (2TP + FP + FN) = %d ÷ (%d + %d + %d)", 2 * tp, 2 * tp, fp, fn))
                        .wrong(
                                precision.plus(recall),
                                "精确率与召回率相加后没有除以二",
                                "adding precision and recall without halving the sum")
                        .wrong(
                                Ratio.of(tp, tp + fp + fn),
                                "分子和分母都漏乘了二",
                                "leaving out the factor of two above and below the line")
                        .wrong(accuracy, "算成了准确率", "computing the accuracy instead")
                        .wrong(precision.times(recall), "只把精确率与召回率相乘", "only multiplying precision by recall"),
                number(
                                "specificity",
                                Text.of("特异度", "the specificity"),
                                specificity,
                                2,
                                Text.same("TN ÷ (TN + FP) = %d ÷ (%d + %d)", tn, tn, fp))
                        .wrong(Ratio.of(tn, tn + fn), "除以了预测负例数", "dividing by the predicted negatives")
                        .wrong(recall, "算成了召回率", "computing the recall instead")
                        .wrong(accuracy, "算成了准确率", "computing the accuracy instead"),
                number(
                                "accuracy",
                                Text.of("准确率", "the accuracy"),
                                accuracy,
                                2,
                                Text.of(
                                        "(TP + TN) ÷ 总数 = (%d + %d) ÷ %d",
                                        "(TP + TN) ÷ total = (%d + %d) ÷ %d", tp, tn, all))
                        .wrong(precision, "算成了精确率", "computing the precision instead")
                        .wrong(recall, "算成了召回率", "computing the recall instead")
                        .wrong(Ratio.of(tp, all), "分子漏了真负例", "leaving the true negatives out of the numerator"),
                number(
                                "false-positive-rate",
                                Text.of("假正率", "the false positive rate"),
                                Ratio.of(fp, fp + tn),
                                2,
                                Text.same("FP ÷ (FP + TN) = %d ÷ (%d + %d)", fp, fp, tn))
                        .wrong(specificity, "算成了特异度", "computing the specificity instead")
                        .wrong(Ratio.of(fp, tp + fp), "除以了预测正例数", "dividing by the predicted positives")
                        .wrong(Ratio.of(fp, all), "除以了样本总数", "dividing by the total number of samples"));
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
                Text.of(
                        "某多标签模型三个标签的（TP，FP，FN）依次为：甲（%d，%d，%d），乙（%d，%d，%d），丙（%d，%d，%d）。",
                        "The (TP, FP, FN) of the three labels of a multi-label model are: label A (%d, %d, %d), label B (%d, %d, %d), label C (%d, %d, %d).",
                        tp[0],
                        fp[0],
                        fn[0],
                        tp[1],
                        fp[1],
                        fn[1],
                        tp[2],
                        fp[2],
                        fn[2]),
                number(
                                "macro-precision",
                                Text.of("宏平均精确率", "the macro-averaged precision"),
                                precision.over(3),
                                3,
                                Text.of(
                                        "三个标签精确率的平均，各为 TP ÷ (TP + FP)",
                                        "the mean of the precisions of the three labels, each of which is TP ÷ (TP + FP)"))
                        .wrong(micro, "把计数合并后再算，算成了微平均", "pooling the counts first, which gives the micro-average")
                        .wrong(recall.over(3), "算成了宏平均召回率", "computing the macro-averaged recall instead"),
                number(
                                "micro-precision",
                                Text.of("微平均精确率", "the micro-averaged precision"),
                                micro,
                                3,
                                Text.of(
                                        "TP 之和 ÷ (TP 之和 + FP 之和) = %d ÷ (%d + %d)",
                                        "sum of TP ÷ (sum of TP + sum of FP) = %d ÷ (%d + %d)", hits, hits, extra))
                        .wrong(
                                precision.over(3),
                                "先算各标签再平均，算成了宏平均",
                                "averaging the results of the labels, which gives the macro-average")
                        .wrong(microRecall, "算成了微平均召回率", "computing the micro-averaged recall instead"),
                number(
                                "macro-recall",
                                Text.of("宏平均召回率", "the macro-averaged recall"),
                                recall.over(3),
                                3,
                                Text.of(
                                        "三个标签召回率的平均，各为 TP ÷ (TP + FN)",
                                        "the mean of the recalls of the three labels, each of which is TP ÷ (TP + FN)"))
                        .wrong(
                                microRecall,
                                "把计数合并后再算，算成了微平均",
                                "pooling the counts first, which gives the micro-average")
                        .wrong(precision.over(3), "算成了宏平均精确率", "computing the macro-averaged precision instead"),
                number(
                                "micro-recall",
                                Text.of("微平均召回率", "the micro-averaged recall"),
                                microRecall,
                                3,
                                Text.of(
                                        "TP 之和 ÷ (TP 之和 + FN 之和) = %d ÷ (%d + %d)",
                                        "sum of TP ÷ (sum of TP + sum of FN) = %d ÷ (%d + %d)", hits, hits, missed))
                        .wrong(
                                recall.over(3),
                                "先算各标签再平均，算成了宏平均",
                                "averaging the results of the labels, which gives the macro-average")
                        .wrong(micro, "算成了微平均精确率", "computing the micro-averaged precision instead"));
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
                Text.of(
                        "10 个样本按模型得分从高到低排列（没有同分），真实标签依次为 %s（1 表示正例）。把前 %d 个判为正例。",
                        "10 samples are sorted by the score of a model, highest first and without ties; their true labels in this order are %s (1 means positive). The first %d are classified as positive.",
                        Text.list(labels),
                        cut),
                number(
                                "true-positive-rate",
                                Text.of("真正率", "the true positive rate"),
                                hits,
                                2,
                                Text.of(
                                        "前段正例 ÷ 全部正例 = %d ÷ %d",
                                        "positives in the first part ÷ all positives = %d ÷ %d", found, positives))
                        .wrong(precision, "除以了判为正例的个数", "dividing by the number of samples classified as positive")
                        .wrong(alarms, "算成了假正率", "computing the false positive rate instead")
                        .wrong(Ratio.of(found, 10), "除以了样本总数", "dividing by the total number of samples"),
                number(
                                "false-positive-rate",
                                Text.of("假正率", "the false positive rate"),
                                alarms,
                                2,
                                Text.of(
                                        "前段负例 ÷ 全部负例 = %d ÷ %d",
                                        "negatives in the first part ÷ all negatives = %d ÷ %d",
                                        cut - found,
                                        negatives))
                        .wrong(
                                Ratio.of(cut - found, cut),
                                "除以了判为正例的个数",
                                "dividing by the number of samples classified as positive")
                        .wrong(hits, "算成了真正率", "computing the true positive rate instead")
                        .wrong(Ratio.of(cut - found, 10), "除以了样本总数", "dividing by the total number of samples"),
                number(
                                "area",
                                Text.of("ROC 曲线下面积 AUC", "the area under the ROC curve (AUC)"),
                                Ratio.of(pairs, (long) positives * negatives),
                                2,
                                Text.of(
                                        "正例排在负例之前的对数 ÷ 全部正负对数 = %d ÷ (%d × %d)",
                                        "pairs with the positive before the negative ÷ all pairs of a positive and a negative = %d ÷ (%d × %d)",
                                        pairs,
                                        positives,
                                        negatives))
                        .wrong(
                                Ratio.of(pairs, 45),
                                "除以了任意两个样本的对数",
                                "dividing by the number of pairs of any two samples")
                        .wrong(hits, "只取了一个阈值的真正率", "taking the true positive rate at a single threshold")
                        .wrong(
                                Ratio.of((long) positives * negatives - pairs, (long) positives * negatives),
                                "把次序数反了",
                                "counting the pairs in the opposite order"));
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
                Text.of(
                        "某回归模型对四个样本的预测依次为 %s，真实值依次为 %s。",
                        "The predictions of a regression model for four samples are %s; the true values are %s.",
                        Text.list(predicted),
                        Text.list(truth)),
                number(
                                "mae",
                                Text.of("平均绝对误差 MAE", "the mean absolute error (MAE)"),
                                Ratio.of(absolute, 4),
                                2,
                                Text.of("误差绝对值之和 ÷ 4 = %d ÷ 4", "sum of the absolute errors ÷ 4 = %d ÷ 4", absolute))
                        .wrong(
                                Ratio.of(signed, 4),
                                "正负误差相互抵消，没有取绝对值",
                                "letting positive and negative errors cancel out instead of taking absolute values")
                        .wrong(Ratio.of(squared, 4), "算成了均方误差", "computing the mean squared error instead")
                        .wrong(absolute, "没有除以样本数", "not dividing by the number of samples"),
                number(
                                "mse",
                                Text.of("均方误差 MSE", "the mean squared error (MSE)"),
                                Ratio.of(squared, 4),
                                2,
                                Text.of("误差平方之和 ÷ 4 = %d ÷ 4", "sum of the squared errors ÷ 4 = %d ÷ 4", squared))
                        .wrong(Ratio.of(absolute, 4), "算成了平均绝对误差", "computing the mean absolute error instead")
                        .wrong(squared, "没有除以样本数", "not dividing by the number of samples")
                        .wrong(Ratio.of(absolute * absolute, 16), "先平均再平方", "averaging first and squaring afterwards"),
                number(
                                "bias",
                                Text.of("平均误差（预测减真实）", "the mean error (prediction minus true value)"),
                                Ratio.of(signed, 4),
                                2,
                                Text.of("误差之和 ÷ 4 = %d ÷ 4", "sum of the errors ÷ 4 = %d ÷ 4", signed))
                        .wrong(
                                Ratio.of(absolute, 4),
                                "取了绝对值，算成了平均绝对误差",
                                "taking absolute values, which gives the mean absolute error")
                        .wrong(Ratio.of(-signed, 4), "用真实值减了预测值", "subtracting the prediction from the true value")
                        .wrong(signed, "没有除以样本数", "not dividing by the number of samples"),
                number(
                                "largest",
                                Text.of("最大绝对误差", "the largest absolute error"),
                                Ratio.of(largest),
                                0,
                                Text.of("误差绝对值中最大的一个", "the largest of the absolute errors"))
                        .wrong(absolute, "把误差加了起来", "adding up the errors")
                        .wrong((long) largest * largest, "取了平方误差", "taking the squared error"));
    }

    private static Scene split(Draw draw) {
        int total = draw.multiple(1200, 9200, 400);
        int train = draw.of(60, 70, 80);
        int validation = draw.of(10, 15);
        int positive = draw.of(5, 10, 20, 25);
        int test = 100 - train - validation;
        return Scene.of(
                Text.of(
                        "一个数据集共 %d 条，正例占 %d%%，按训练 %d%%、验证 %d%%、其余测试的比例分层划分。",
                        "A dataset has %d samples, %d%% of which are positive. A stratified split puts %d%% into the training set, %d%% into the validation set and the rest into the test set.",
                        total,
                        positive,
                        train,
                        validation),
                count(
                                "test-size",
                                Text.of("测试集的条数", "the number of samples in the test set"),
                                Ratio.of((long) total * test, 100),
                                Text.of("条", ""),
                                Text.same("%d × (100%% − %d%% − %d%%)", total, train, validation))
                        .wrong(Ratio.of((long) total * validation, 100), "取成了验证集", "taking the validation set instead")
                        .wrong(
                                Ratio.of((long) total * (100 - train), 100),
                                "没有减去验证集",
                                "not subtracting the validation set"),
                count(
                                "train-positives",
                                Text.of("训练集中正例的条数", "the number of positives in the training set"),
                                Ratio.of((long) total * train * positive, 10000),
                                Text.of("条", ""),
                                Text.same("%d × %d%% × %d%%", total, train, positive))
                        .wrong(
                                Ratio.of((long) total * positive, 100),
                                "把全部正例都放进了训练集",
                                "putting all positives into the training set")
                        .wrong(
                                Ratio.of((long) total * train * (100 - positive), 10000),
                                "数成了负例",
                                "counting the negatives instead"),
                count(
                                "validation-negatives",
                                Text.of("验证集中负例的条数", "the number of negatives in the validation set"),
                                Ratio.of((long) total * validation * (100 - positive), 10000),
                                Text.of("条", ""),
                                Text.same("%d × %d%% × (100%% − %d%%)", total, validation, positive))
                        .wrong(
                                Ratio.of((long) total * validation * positive, 10000),
                                "数成了正例",
                                "counting the positives instead")
                        .wrong(
                                Ratio.of((long) total * validation, 100),
                                "没有分开正例与负例",
                                "not separating positives from negatives")
                        .wrong(
                                Ratio.of((long) total * test * (100 - positive), 10000),
                                "取成了测试集",
                                "taking the test set instead"));
    }

    private static Scene folds(Draw draw) {
        int k = draw.of(4, 5, 8, 10);
        int total = k * draw.between(20, 120);
        int settings = draw.between(3, 9);
        return Scene.of(
                Text.of(
                        "用 %d 折交叉验证在 %d 条样本上比较 %d 组超参数。",
                        "With %d-fold cross-validation on %d samples, %d settings of the hyperparameters are compared.",
                        k,
                        total,
                        settings),
                count(
                                "training-size",
                                Text.of("每次训练用到的样本数", "the number of samples used in each training run"),
                                (long) total / k * (k - 1),
                                Text.of("条", ""),
                                Text.same("%d × (%d − 1) ÷ %d", total, k, k))
                        .wrong(total / k, "取成了验证的一折", "taking the fold for validation instead")
                        .wrong(total, "没有留出验证的一折", "not holding out the fold for validation"),
                count(
                                "fits",
                                Text.of("一共要训练的次数", "the total number of training runs"),
                                (long) k * settings,
                                Text.of("次", ""),
                                Text.same("%d × %d", k, settings))
                        .wrong(settings, "每组只训练了一次", "training only once for each setting")
                        .wrong(k + settings, "把折数与组数相加", "adding the number of folds to the number of settings")
                        .wrong((long) (k - 1) * settings, "折数少算了一折", "counting one fold too few"),
                count(
                                "validations",
                                Text.of(
                                        "对一组超参数，每个样本用于训练的次数",
                                        "the number of times that each sample is used for training with one setting"),
                                k - 1,
                                Text.of("次", ""),
                                Text.of(
                                        "每个样本只在一折中用于验证：%d − 1",
                                        "each sample is used for validation in one fold only: %d − 1", k))
                        .wrong(k, "没有减去用于验证的一次", "not subtracting the one time that it is used for validation")
                        .wrong(1, "数成了用于验证的次数", "counting the times that it is used for validation"));
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
                Text.of(
                        "验证损失（×0.01）从第 1 轮到第 10 轮依次为 %s。连续 %d 轮没有低于此前最小值就停止训练。",
                        "The validation loss (×0.01) in epochs 1 to 10 is %s. Training stops as soon as %d epochs in a row have not gone below the lowest loss so far.",
                        Text.list(loss),
                        patience),
                count(
                                "best-epoch",
                                Text.of("应保留其权重的轮次的序号", "the number of the epoch whose weights should be kept"),
                                best,
                                Text.of("验证损失最小的一轮", "the epoch with the lowest validation loss"))
                        .wrong(best + patience, "取了停止的一轮", "taking the epoch at which training stops")
                        .wrong(10, "取了最后一轮", "taking the last epoch"),
                count(
                                "stop-epoch",
                                Text.of("训练停止的轮次的序号", "the number of the epoch at which training stops"),
                                best + patience,
                                Text.same("%d + %d", best, patience))
                        .wrong(best, "取了损失最小的一轮", "taking the epoch with the lowest loss")
                        .wrong(best + 1, "第一次变差就停止", "stopping the first time that the loss goes up")
                        .wrong(10, "没有提前停止", "not stopping early"),
                count(
                                "wasted",
                                Text.of("最小损失之后又训练的轮数", "the number of epochs trained after the lowest loss"),
                                patience,
                                Text.of("轮", ""),
                                Text.of(
                                        "停止轮次 − 最小损失的轮次 = %d − %d",
                                        "epoch of stopping − epoch of the lowest loss = %d − %d",
                                        best + patience,
                                        best))
                        .wrong(10 - best, "算到了最后一轮", "counting up to the last epoch")
                        .wrong(best, "数成了变差之前的轮数", "counting the epochs before the loss goes up"));
    }

    private static Scene retrieval(Draw draw) {
        int relevant = draw.between(6, 12);
        int shown = draw.of(5, 8, 10);
        int first = draw.between(2, 4);
        int hits = draw.between(2, Math.min(relevant, shown - first + 1));
        return Scene.of(
                Text.of(
                        "某检索系统对一次查询返回前 %d 条，其中 %d 条相关，第一条相关结果排在第 %d 位；库中共有相关文档 %d 条。",
                        "For one query, a retrieval system returns its first %d results; %d of them are relevant, the first relevant one at rank %d. The collection has %d relevant documents.",
                        shown,
                        hits,
                        first,
                        relevant),
                number(
                                "precision-at-k",
                                Text.of("这次查询的前列精确率", "the precision at the cut-off for this query"),
                                Ratio.of(hits, shown),
                                2,
                                Text.of(
                                        "相关的返回条数 ÷ 返回条数 = %d ÷ %d",
                                        "relevant results returned ÷ results returned = %d ÷ %d", hits, shown))
                        .wrong(Ratio.of(hits, relevant), "除以了全部相关文档数", "dividing by all relevant documents")
                        .wrong(Ratio.of(1, first), "算成了倒数排名", "computing the reciprocal rank instead"),
                number(
                                "recall-at-k",
                                Text.of("这次查询的前列召回率", "the recall at the cut-off for this query"),
                                Ratio.of(hits, relevant),
                                2,
                                Text.of(
                                        "相关的返回条数 ÷ 全部相关文档数 = %d ÷ %d",
                                        "relevant results returned ÷ all relevant documents = %d ÷ %d", hits, relevant))
                        .wrong(Ratio.of(hits, shown), "除以了返回条数", "dividing by the number of results returned")
                        .wrong(Ratio.of(shown, relevant), "把返回的全部当成相关", "treating all results returned as relevant"),
                number(
                                "reciprocal-rank",
                                Text.of("这次查询的倒数排名", "the reciprocal rank for this query"),
                                Ratio.of(1, first),
                                2,
                                Text.of(
                                        "1 ÷ 第一条相关结果的名次 = 1 ÷ %d",
                                        "1 ÷ rank of the first relevant result = 1 ÷ %d", first))
                        .wrong(Ratio.of(hits, shown), "算成了前列精确率", "computing the precision at the cut-off instead")
                        .wrong(
                                Ratio.of(first, shown),
                                "用名次除以了返回条数",
                                "dividing the rank by the number of results returned"));
    }
}
