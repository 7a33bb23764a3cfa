package io.skillcert.assessment.generator;

import static io.skillcert.assessment.generator.Question.count;
import static io.skillcert.assessment.generator.Question.number;

import java.math.BigDecimal;
import java.util.List;

/** Families about the training of models. */
final class TrainingFamilies {

    static final List<Family> ALL = List.of(
            Family.of("convolution", TrainingFamilies::convolution, Placement.training("NETWORKS")),
            Family.of("dense-layers", TrainingFamilies::dense, Placement.training("NETWORKS")),
            Family.of("training-steps", TrainingFamilies::steps, Placement.training("OPTIMISATION")),
            Family.of("learning-rate", TrainingFamilies::learningRate, Placement.training("OPTIMISATION")),
            Family.of("gradient-step", TrainingFamilies::gradient, Placement.training("OPTIMISATION")),
            Family.of("softmax", TrainingFamilies::softmax, Placement.training("NETWORKS")),
            Family.of("class-weights", TrainingFamilies::weights, Placement.training("DATA-PREPARATION")),
            Family.of("augmentation", TrainingFamilies::augmentation, Placement.training("DATA-PREPARATION")),
            Family.of("low-rank-tuning", TrainingFamilies::lowRank, Placement.training("NETWORKS")),
            Family.of("hyperparameters", TrainingFamilies::search, Placement.training("OPTIMISATION")));

    private TrainingFamilies() {}

    private static Scene convolution(Draw draw) {
        int input = draw.of(28, 32, 56, 64, 96, 112, 128);
        int kernel = draw.of(3, 5, 7);
        int padding = draw.between(0, kernel / 2);
        int stride = draw.of(1, 2, 3);
        int channels = draw.of(1, 3, 8, 16);
        int filters = draw.of(8, 16, 32, 64);
        int output = (input + 2 * padding - kernel) / stride + 1;
        long weights = (long) kernel * kernel * channels * filters;
        return Scene.of(
                Text.of(
                        "卷积层的输入为 %d×%d、%d 个通道，卷积核 %d×%d，共 %d 个，步幅 %d，四周各填充 %d，带偏置。",
                        "The input of a convolutional layer is %d×%d with %d channels; its kernels are %d×%d, there are %d of them, the stride is %d, the padding on each side is %d, and the layer has biases.",
                        input,
                        input,
                        channels,
                        kernel,
                        kernel,
                        filters,
                        stride,
                        padding),
                count(
                                "output",
                                Text.of("输出特征图的边长", "the side length of the output feature map"),
                                output,
                                Text.of(
                                        "(%d + 2 × %d − %d) ÷ %d 向下取整，再加 1",
                                        "(%d + 2 × %d − %d) ÷ %d rounded down, plus 1", input, padding, kernel, stride))
                        .wrong(
                                (input + padding - kernel) / stride + 1,
                                "只算了一侧的填充",
                                "counting the padding on one side only")
                        .wrong((input + 2 * padding - kernel) / stride, "漏加了一", "forgetting to add one")
                        .wrong((input - kernel) / stride + 1, "漏了填充", "leaving out the padding"),
                count(
                                "parameters",
                                Text.of("这一层的参数个数", "the number of parameters of this layer"),
                                weights + filters,
                                Text.of("个", ""),
                                Text.same("%d × %d × %d × %d + %d", kernel, kernel, channels, filters, filters))
                        .wrong(weights, "漏了偏置", "leaving out the biases")
                        .wrong(
                                (long) kernel * kernel * filters + filters,
                                "漏乘了输入通道数",
                                "not multiplying by the input channels")
                        .wrong(weights + 1, "只算了一个偏置", "counting only one bias"),
                count(
                                "values",
                                Text.of("输出特征图的数值个数", "the number of values in the output feature map"),
                                (long) output * output * filters,
                                Text.of("个", ""),
                                Text.same("%d × %d × %d", output, output, filters))
                        .wrong((long) output * output, "漏乘了卷积核的个数", "not multiplying by the number of kernels")
                        .wrong((long) output * output * channels, "乘了输入通道数", "multiplying by the input channels")
                        .wrong((long) input * input * filters, "用了输入的边长", "using the side length of the input"));
    }

    private static Scene dense(Draw draw) {
        int in = draw.between(10, 60);
        int hidden = draw.of(16, 20, 32, 48, 64);
        int out = draw.between(3, 12);
        long first = (long) in * hidden + hidden;
        long second = (long) hidden * out + out;
        return Scene.of(
                Text.of(
                        "全连接网络有 %d 个输入、一个 %d 单元的隐藏层和 %d 个输出，各层都带偏置，每个参数占 4 字节。",
                        "A fully connected network has %d inputs, one hidden layer of %d units and %d outputs; each layer has biases and each parameter takes 4 bytes.",
                        in,
                        hidden,
                        out),
                count(
                                "first-layer",
                                Text.of("输入到隐藏层的参数个数", "the number of parameters from the input to the hidden layer"),
                                first,
                                Text.of("个", ""),
                                Text.same("%d × %d + %d", in, hidden, hidden))
                        .wrong((long) in * hidden, "漏了偏置", "leaving out the biases")
                        .wrong(in + hidden, "把单元数相加", "adding the numbers of units")
                        .wrong((long) in * hidden + in, "偏置按输入的个数算", "counting one bias for each input"),
                count(
                                "total",
                                Text.of("网络的参数总数", "the total number of parameters of the network"),
                                first + second,
                                Text.of("个", ""),
                                Text.same("(%d × %d + %d) + (%d × %d + %d)", in, hidden, hidden, hidden, out, out))
                        .wrong((long) in * hidden + (long) hidden * out, "漏了偏置", "leaving out the biases")
                        .wrong(first, "漏了输出层", "leaving out the output layer")
                        .wrong(
                                (long) in * hidden * out,
                                "把三层的单元数连乘",
                                "multiplying the numbers of units of all three layers"),
                count(
                                "bytes",
                                Text.of("全部参数占用的字节数", "the size of all parameters in bytes"),
                                4 * (first + second),
                                Text.of("字节", "bytes"),
                                Text.same("(%d + %d) × 4", first, second))
                        .wrong(first + second, "漏乘了每个参数的字节数", "not multiplying by the bytes of each parameter")
                        .wrong(32 * (first + second), "算成了比特", "counting bits instead")
                        .wrong(4 * ((long) in * hidden + (long) hidden * out), "漏了偏置", "leaving out the biases"));
    }

    private static Scene steps(Draw draw) {
        int batch = draw.of(16, 32, 64, 128);
        int total = draw.between(1000, 9000);
        int epochs = draw.between(3, 20);
        int perEpoch = (total + batch - 1) / batch;
        return Scene.of(
                Text.of(
                        "训练集有 %d 条样本，批大小 %d，训练 %d 轮，最后不足一批的样本也训练一步。",
                        "The training set has %d samples, the batch size is %d, and training takes %d epochs; an incomplete last batch is one step too.",
                        total,
                        batch,
                        epochs),
                count(
                                "per-epoch",
                                Text.of("每轮的步数", "the number of steps in each epoch"),
                                perEpoch,
                                Text.of("步", ""),
                                Text.of("%d ÷ %d 向上取整", "%d ÷ %d rounded up", total, batch))
                        .wrong(total / batch, "向下取整，丢了最后一批", "rounding down, which drops the last batch")
                        .wrong(batch, "取了批大小", "taking the batch size"),
                count(
                                "all",
                                Text.of("训练的总步数", "the total number of training steps"),
                                (long) perEpoch * epochs,
                                Text.of("步", ""),
                                Text.same("%d × %d", perEpoch, epochs))
                        .wrong((long) total / batch * epochs, "每轮向下取整", "rounding each epoch down")
                        .wrong(
                                ((long) total * epochs + batch - 1) / batch,
                                "把各轮的样本连起来再分批",
                                "joining the samples of all epochs before making batches")
                        .wrong(perEpoch, "只算了一轮", "counting one epoch only"),
                count(
                                "last-batch",
                                Text.of("每轮最后一批的样本数", "the number of samples in the last batch of each epoch"),
                                total - (long) (perEpoch - 1) * batch,
                                Text.of("条", ""),
                                Text.same("%d − %d × %d", total, perEpoch - 1, batch))
                        .wrong(batch, "认为每批都是满的", "assuming that every batch is full")
                        .wrong((long) perEpoch * batch - total, "数成了缺少的样本", "counting the missing samples"));
    }

    private static Scene learningRate(Draw draw) {
        int start = draw.of(1, 2, 4, 8);
        int every = draw.of(5, 10, 20);
        int times = draw.between(2, 3);
        int warm = draw.of(4, 5, 8, 10);
        int step = draw.between(1, warm - 1);
        Ratio rate = Ratio.of(start, 10);
        return Scene.of(
                Text.of(
                        "初始学习率为 %s，每 %d 轮减半；另有一种预热方式：前 %d 步从 0 线性升到初始学习率。",
                        "The initial learning rate is %s and is halved every %d epochs. Another schedule warms up: over the first %d steps the rate rises linearly from 0 to the initial learning rate.",
                        rate.rounded(1),
                        every,
                        warm),
                number(
                                "decayed",
                                Text.of(
                                        "训练满 %d 轮后（减半已生效）的学习率",
                                        "the learning rate after %d full epochs (the halving has taken effect)",
                                        every * times),
                                rate.over(1L << times),
                                4,
                                Text.of("%s ÷ 2 的 %d 次方", "%s ÷ 2 to the power of %d", rate.rounded(1), times))
                        .wrong(
                                rate.over(2L * times),
                                "每次减去同样多，当成除以二的倍数",
                                "subtracting the same amount each time, as if dividing by a multiple of two")
                        .wrong(rate.over(1L << (times - 1)), "少减半了一次", "halving once too few")
                        .wrong(rate.over(1L << (times + 1)), "多减半了一次", "halving once too often"),
                number(
                                "warm-up",
                                Text.of("预热到第 %d 步时的学习率", "the learning rate at step %d of the warm-up", step),
                                rate.times(step).over(warm),
                                4,
                                Text.same("%s × %d ÷ %d", rate.rounded(1), step, warm))
                        .wrong(rate, "没有预热", "ignoring the warm-up")
                        .wrong(rate.over(warm), "只算了一步", "counting one step only")
                        .wrong(
                                rate.times(warm - step).over(warm),
                                "从初始学习率往下降",
                                "going down from the initial learning rate"));
    }

    private static Scene gradient(Draw draw) {
        int weight = draw.between(2, 9);
        int input = draw.between(2, 5);
        int target = draw.between(1, 30);
        int rate = draw.of(1, 2, 5);
        int error = weight * input - target;
        Ratio step = Ratio.of(2L * error * input * rate, 100);
        BigDecimal shown = Ratio.of(rate, 100).rounded(2);
        return Scene.of(
                Text.of(
                        "模型为 y = w·x，当前 w = %d，样本 x = %d，目标值 %d，损失为误差的平方，学习率 %s。",
                        "The model is y = w·x with w = %d at present; the sample has x = %d and the target %d; the loss is the squared error and the learning rate is %s.",
                        weight,
                        input,
                        target,
                        shown),
                count(
                                "loss",
                                Text.of("这个样本的损失", "the loss of this sample"),
                                (long) error * error,
                                Text.same("(%d × %d − %d)²", weight, input, target))
                        .wrong(Math.abs(error), "没有平方", "not squaring")
                        .wrong(2L * Math.abs(error), "用二倍代替了平方", "doubling instead of squaring"),
                count(
                                "gradient",
                                Text.of("损失对 w 的梯度", "the gradient of the loss with respect to w"),
                                2L * error * input,
                                Text.same("2 × (%d × %d − %d) × %d", weight, input, target, input))
                        .wrong(
                                (long) error * input,
                                "漏了平方求导的系数 2",
                                "leaving out the factor 2 of the derivative of the square")
                        .wrong(2L * error, "漏乘了 x", "not multiplying by x")
                        .wrong(-2L * error * input, "符号弄反了", "getting the sign wrong"),
                number(
                                "updated",
                                Text.of("作一步梯度下降后的 w", "the value of w after one step of gradient descent"),
                                Ratio.of(weight).minus(step),
                                2,
                                Text.same("%d − %s × 2 × (%d) × %d", weight, shown, error, input))
                        .wrong(
                                Ratio.of(weight).plus(step),
                                "沿梯度方向增加，成了上升",
                                "moving along the gradient, which is ascent")
                        .wrong(
                                Ratio.of(weight).minus(step.over(2)),
                                "漏了平方求导的系数 2",
                                "leaving out the factor 2 of the derivative of the square")
                        .wrong(
                                Ratio.of(weight).minus(Ratio.of(2L * error * rate, 100)),
                                "漏乘了 x",
                                "not multiplying by x"));
    }

    private static Scene softmax(Draw draw) {
        int[] powers = draw.numbers(3, 1, 12);
        int sum = powers[0] + powers[1] + powers[2];
        Ratio first = Ratio.of(powers[0], sum);
        return Scene.of(
                Text.of(
                        "分类器三个类别的得分取 e 的幂后依次为 %d、%d、%d，真实类别是第一类。",
                        "The exponentials of the scores that a classifier gives to three classes are %d, %d and %d; the true class is the first.",
                        powers[0],
                        powers[1],
                        powers[2]),
                number(
                                "probability",
                                Text.of("softmax 给第一类的概率", "the probability that softmax gives to the first class"),
                                first,
                                3,
                                Text.same("%d ÷ (%d + %d + %d)", powers[0], powers[0], powers[1], powers[2]))
                        .wrong(
                                Ratio.of(powers[0], powers[1] + powers[2]),
                                "分母漏了自己",
                                "leaving the class itself out of the denominator")
                        .wrong(Ratio.of(1, 3), "认为各类相等", "assuming that all classes are equal")
                        .wrong(Ratio.of(powers[1], sum), "取了第二类", "taking the second class"),
                number(
                                "cross-entropy",
                                Text.of("交叉熵损失（自然对数）", "the cross-entropy loss (natural logarithm)"),
                                Ratio.approximate(-StrictMath.log(first.approximation())),
                                3,
                                Text.same("−ln(%d ÷ %d)", powers[0], sum))
                        .wrong(
                                Ratio.approximate(-StrictMath.log(first.approximation()) / StrictMath.log(2)),
                                "用了以 2 为底的对数",
                                "using the logarithm to base 2")
                        .wrong(Ratio.ONE.minus(first), "用了 1 减概率", "using 1 minus the probability")
                        .wrong(first, "取了概率本身", "taking the probability itself"),
                number(
                                "gradient",
                                Text.of(
                                        "交叉熵对第一类得分的梯度",
                                        "the gradient of the cross-entropy with respect to the score of the first class"),
                                first.minus(Ratio.ONE),
                                3,
                                Text.of("概率 − 1 = %d ÷ %d − 1", "probability − 1 = %d ÷ %d − 1", powers[0], sum))
                        .wrong(first, "漏减了 1", "forgetting to subtract 1")
                        .wrong(Ratio.ONE.minus(first), "符号弄反了", "getting the sign wrong"));
    }

    private static Scene weights(Draw draw) {
        int rare = draw.multiple(20, 200, 10);
        int common = rare * draw.between(3, 19);
        int all = rare + common;
        return Scene.of(
                Text.of(
                        "二分类训练集中正例 %d 条，负例 %d 条，类别权重取“样本总数 ÷（类别数 × 该类样本数）”。",
                        "A training set for binary classification has %d positives and %d negatives. The weight of a class is the number of all samples ÷ (number of classes × samples of the class).",
                        rare,
                        common),
                number(
                                "rare",
                                Text.of("正例的类别权重", "the weight of the positive class"),
                                Ratio.of(all, 2L * rare),
                                2,
                                Text.same("%d ÷ (2 × %d)", all, rare))
                        .wrong(Ratio.of(all, rare), "漏除了类别数", "not dividing by the number of classes")
                        .wrong(Ratio.of(all, 2L * common), "用了负例的条数", "using the number of negatives")
                        .wrong(Ratio.of(common, rare), "取了两类条数之比", "taking the ratio of the sizes of the two classes"),
                number(
                                "common",
                                Text.of("负例的类别权重", "the weight of the negative class"),
                                Ratio.of(all, 2L * common),
                                2,
                                Text.same("%d ÷ (2 × %d)", all, common))
                        .wrong(Ratio.of(all, common), "漏除了类别数", "not dividing by the number of classes")
                        .wrong(Ratio.of(all, 2L * rare), "用了正例的条数", "using the number of positives")
                        .wrong(Ratio.of(common, all), "取了负例的比例", "taking the share of the negatives"),
                number(
                                "ratio",
                                Text.of(
                                        "正例权重是负例权重的倍数",
                                        "the ratio of the weight of the positives to that of the negatives"),
                                Ratio.of(common, rare),
                                0,
                                Text.of("倍", ""),
                                Text.same("%d ÷ %d", common, rare))
                        .wrong(Ratio.of(all, rare), "用了样本总数", "using the number of all samples")
                        .wrong(2L * common / rare, "又乘了类别数", "multiplying by the number of classes again"));
    }

    private static Scene augmentation(Draw draw) {
        int images = draw.multiple(200, 2000, 50);
        int flips = draw.of(2, 4);
        int turns = draw.of(3, 4, 5);
        int rare = draw.between(40, 90);
        int goal = rare * draw.between(3, 8);
        return Scene.of(
                Text.of(
                        "训练集有 %d 张图，每张生成 %d 种翻转（含原图），每种再生成 %d 种旋转（含不旋转）；其中某少数类原有 %d 张，不增强时要用重复采样补到 %d 张。",
                        "A training set has %d images. Each gives %d flips (including the original), and each of these gives %d rotations (including no rotation). A rare class has %d images; without augmentation, oversampling would bring it to %d.",
                        images,
                        flips,
                        turns,
                        rare,
                        goal),
                count(
                                "size",
                                Text.of("增强后的图像总数", "the total number of images after augmentation"),
                                (long) images * flips * turns,
                                Text.of("张", ""),
                                Text.same("%d × %d × %d", images, flips, turns))
                        .wrong((long) images * (flips + turns), "把种数相加", "adding the numbers of variants")
                        .wrong(
                                (long) images * flips * turns + images,
                                "把原图又加了一次",
                                "adding the original images once more"),
                count(
                                "new",
                                Text.of("增强时新生成的图像数", "the number of new images that augmentation makes"),
                                (long) images * (flips * turns - 1),
                                Text.of("张", ""),
                                Text.same("%d × (%d × %d − 1)", images, flips, turns))
                        .wrong((long) images * flips * turns, "没有减去原图", "not subtracting the original images")
                        .wrong(
                                (long) images * (flips - 1) * (turns - 1),
                                "两种增强各减了一",
                                "subtracting one from both kinds of augmentation"),
                count(
                                "oversample",
                                Text.of(
                                        "重复采样要补充的少数类张数",
                                        "the number of images of the rare class that oversampling adds"),
                                goal - rare,
                                Text.of("张", ""),
                                Text.same("%d − %d", goal, rare))
                        .wrong(goal, "没有减去原有的张数", "not subtracting the images that are there already")
                        .wrong(goal / rare, "算成了倍数", "computing how many times as many there are"));
    }

    private static Scene lowRank(Draw draw) {
        int rows = draw.of(512, 768, 1024, 2048);
        int columns = draw.of(512, 1024, 2048);
        int rank = draw.of(4, 8, 16, 32);
        long full = (long) rows * columns;
        long low = (long) rank * (rows + columns);
        return Scene.of(
                Text.of(
                        "用低秩适配（LoRA）微调一个 %d×%d 的权重矩阵，秩取 %d，原矩阵冻结。",
                        "Low-rank adaptation (LoRA) fine-tunes a weight matrix of %d×%d with rank %d; the original matrix is frozen.",
                        rows,
                        columns,
                        rank),
                count(
                                "trainable",
                                Text.of("可训练的参数个数", "the number of trainable parameters"),
                                low,
                                Text.of("个", ""),
                                Text.same("%d × (%d + %d)", rank, rows, columns))
                        .wrong(full, "算成了原矩阵的参数", "counting the parameters of the original matrix")
                        .wrong((long) rank * rows, "只算了一个低秩矩阵", "counting only one of the low-rank matrices")
                        .wrong((long) rank * rank, "算成了秩的平方", "taking the square of the rank"),
                Question.percent(
                                "share",
                                Text.of(
                                        "可训练参数占原矩阵参数的比例",
                                        "the ratio of the trainable parameters to those of the original matrix"),
                                Ratio.of(low, full),
                                2,
                                Text.same("%d × (%d + %d) ÷ (%d × %d)", rank, rows, columns, rows, columns))
                        .wrong(
                                Ratio.of((long) rank * rows, full),
                                "只算了一个低秩矩阵",
                                "counting only one of the low-rank matrices")
                        .wrong(Ratio.of(low, full + low), "分母加上了新参数", "adding the new parameters to the denominator")
                        .wrong(
                                Ratio.of(rank, rows + columns),
                                "用秩除以了边长之和",
                                "dividing the rank by the sum of the sides"));
    }

    private static Scene search(Draw draw) {
        int rates = draw.between(3, 6);
        int batches = draw.between(2, 4);
        int drops = draw.between(2, 5);
        int minutes = draw.of(6, 10, 12, 15);
        int machines = draw.of(2, 3, 4);
        int all = rates * batches * drops;
        int rounds = (all + machines - 1) / machines;
        return Scene.of(
                Text.of(
                        "网格搜索：学习率 %d 个取值，批大小 %d 个，丢弃率 %d 个；每组训练 %d 分钟，%d 台机器同时各训练一组。",
                        "A grid search tries %d learning rates, %d batch sizes and %d dropout rates; each setting trains for %d minutes, and %d machines each train one setting at a time.",
                        rates,
                        batches,
                        drops,
                        minutes,
                        machines),
                count(
                                "settings",
                                Text.of("要训练的组数", "the number of settings to train"),
                                all,
                                Text.of("组", ""),
                                Text.same("%d × %d × %d", rates, batches, drops))
                        .wrong(rates + batches + drops, "把取值的个数相加", "adding the numbers of values")
                        .wrong((long) rates * batches, "漏了丢弃率", "leaving out the dropout rate")
                        .wrong((long) all * machines, "又乘了机器数", "multiplying by the number of machines"),
                count(
                                "minutes",
                                Text.of("全部训练完的最短时间", "the shortest time in which all settings are trained"),
                                (long) rounds * minutes,
                                Text.of("分钟", "min"),
                                Text.of("%d ÷ %d 向上取整，再乘 %d", "%d ÷ %d rounded up, times %d", all, machines, minutes))
                        .wrong((long) all * minutes, "当成只有一台机器", "assuming that there is only one machine")
                        .wrong((long) (rates + batches + drops) * minutes, "把取值的个数相加", "adding the numbers of values"));
    }
}
