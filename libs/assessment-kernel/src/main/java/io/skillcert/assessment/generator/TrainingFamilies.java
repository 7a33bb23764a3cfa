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
                "卷积层的输入为 %d×%d、%d 个通道，卷积核 %d×%d，共 %d 个，步幅 %d，四周各填充 %d，带偏置。"
                        .formatted(input, input, channels, kernel, kernel, filters, stride, padding),
                count(
                                "output",
                                "输出特征图的边长",
                                output,
                                "",
                                "(%d + 2 × %d − %d) ÷ %d 向下取整，再加 1".formatted(input, padding, kernel, stride))
                        .wrong((input + padding - kernel) / stride + 1, "只算了一侧的填充")
                        .wrong((input + 2 * padding - kernel) / stride, "漏加了一")
                        .wrong((input - kernel) / stride + 1, "漏了填充"),
                count(
                                "parameters",
                                "这一层的参数个数",
                                weights + filters,
                                "个",
                                "%d × %d × %d × %d + %d".formatted(kernel, kernel, channels, filters, filters))
                        .wrong(weights, "漏了偏置")
                        .wrong((long) kernel * kernel * filters + filters, "漏乘了输入通道数")
                        .wrong(weights + 1, "只算了一个偏置"),
                count(
                                "values",
                                "输出特征图的数值个数",
                                (long) output * output * filters,
                                "个",
                                "%d × %d × %d".formatted(output, output, filters))
                        .wrong((long) output * output, "漏乘了卷积核的个数")
                        .wrong((long) output * output * channels, "乘了输入通道数")
                        .wrong((long) input * input * filters, "用了输入的边长"));
    }

    private static Scene dense(Draw draw) {
        int in = draw.between(10, 60);
        int hidden = draw.of(16, 20, 32, 48, 64);
        int out = draw.between(3, 12);
        long first = (long) in * hidden + hidden;
        long second = (long) hidden * out + out;
        return Scene.of(
                "全连接网络有 %d 个输入、一个 %d 单元的隐藏层和 %d 个输出，各层都带偏置，每个参数占 4 字节。".formatted(in, hidden, out),
                count("first-layer", "输入到隐藏层的参数个数", first, "个", "%d × %d + %d".formatted(in, hidden, hidden))
                        .wrong((long) in * hidden, "漏了偏置")
                        .wrong(in + hidden, "把单元数相加")
                        .wrong((long) in * hidden + in, "偏置按输入的个数算"),
                count(
                                "total",
                                "网络的参数总数",
                                first + second,
                                "个",
                                "(%d × %d + %d) + (%d × %d + %d)".formatted(in, hidden, hidden, hidden, out, out))
                        .wrong((long) in * hidden + (long) hidden * out, "漏了偏置")
                        .wrong(first, "漏了输出层")
                        .wrong((long) in * hidden * out, "把三层的单元数连乘"),
                count("bytes", "全部参数占用的字节数", 4 * (first + second), "字节", "(%d + %d) × 4".formatted(first, second))
                        .wrong(first + second, "漏乘了每个参数的字节数")
                        .wrong(32 * (first + second), "算成了比特")
                        .wrong(4 * ((long) in * hidden + (long) hidden * out), "漏了偏置"));
    }

    private static Scene steps(Draw draw) {
        int batch = draw.of(16, 32, 64, 128);
        int total = draw.between(1000, 9000);
        int epochs = draw.between(3, 20);
        int perEpoch = (total + batch - 1) / batch;
        return Scene.of(
                "训练集有 %d 条样本，批大小 %d，训练 %d 轮，最后不足一批的样本也训练一步。".formatted(total, batch, epochs),
                count("per-epoch", "每轮的步数", perEpoch, "步", "%d ÷ %d 向上取整".formatted(total, batch))
                        .wrong(total / batch, "向下取整，丢了最后一批")
                        .wrong(batch, "取了批大小"),
                count("all", "训练的总步数", (long) perEpoch * epochs, "步", "%d × %d".formatted(perEpoch, epochs))
                        .wrong((long) total / batch * epochs, "每轮向下取整")
                        .wrong(((long) total * epochs + batch - 1) / batch, "把各轮的样本连起来再分批")
                        .wrong(perEpoch, "只算了一轮"),
                count(
                                "last-batch",
                                "每轮最后一批的样本数",
                                total - (long) (perEpoch - 1) * batch,
                                "条",
                                "%d − %d × %d".formatted(total, perEpoch - 1, batch))
                        .wrong(batch, "认为每批都是满的")
                        .wrong((long) perEpoch * batch - total, "数成了缺少的样本"));
    }

    private static Scene learningRate(Draw draw) {
        int start = draw.of(1, 2, 4, 8);
        int every = draw.of(5, 10, 20);
        int times = draw.between(2, 3);
        int warm = draw.of(4, 5, 8, 10);
        int step = draw.between(1, warm - 1);
        Ratio rate = Ratio.of(start, 10);
        return Scene.of(
                "初始学习率为 %s，每 %d 轮减半；另有一种预热方式：前 %d 步从 0 线性升到初始学习率。".formatted(rate.rounded(1), every, warm),
                number(
                                "decayed",
                                "训练满 %d 轮后（减半已生效）的学习率".formatted(every * times),
                                rate.over(1L << times),
                                4,
                                "%s ÷ 2 的 %d 次方".formatted(rate.rounded(1), times))
                        .wrong(rate.over(2L * times), "每次减去同样多，当成除以二的倍数")
                        .wrong(rate.over(1L << (times - 1)), "少减半了一次")
                        .wrong(rate.over(1L << (times + 1)), "多减半了一次"),
                number(
                                "warm-up",
                                "预热到第 %d 步时的学习率".formatted(step),
                                rate.times(step).over(warm),
                                4,
                                "%s × %d ÷ %d".formatted(rate.rounded(1), step, warm))
                        .wrong(rate, "没有预热")
                        .wrong(rate.over(warm), "只算了一步")
                        .wrong(rate.times(warm - step).over(warm), "从初始学习率往下降"));
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
                "模型为 y = w·x，当前 w = %d，样本 x = %d，目标值 %d，损失为误差的平方，学习率 %s。".formatted(weight, input, target, shown),
                count("loss", "这个样本的损失", (long) error * error, "", "(%d × %d − %d)²".formatted(weight, input, target))
                        .wrong(Math.abs(error), "没有平方")
                        .wrong(2L * Math.abs(error), "用二倍代替了平方"),
                count(
                                "gradient",
                                "损失对 w 的梯度",
                                2L * error * input,
                                "",
                                "2 × (%d × %d − %d) × %d".formatted(weight, input, target, input))
                        .wrong((long) error * input, "漏了平方求导的系数 2")
                        .wrong(2L * error, "漏乘了 x")
                        .wrong(-2L * error * input, "符号弄反了"),
                number(
                                "updated",
                                "作一步梯度下降后的 w",
                                Ratio.of(weight).minus(step),
                                2,
                                "%d − %s × 2 × (%d) × %d".formatted(weight, shown, error, input))
                        .wrong(Ratio.of(weight).plus(step), "沿梯度方向增加，成了上升")
                        .wrong(Ratio.of(weight).minus(step.over(2)), "漏了平方求导的系数 2")
                        .wrong(Ratio.of(weight).minus(Ratio.of(2L * error * rate, 100)), "漏乘了 x"));
    }

    private static Scene softmax(Draw draw) {
        int[] powers = draw.numbers(3, 1, 12);
        int sum = powers[0] + powers[1] + powers[2];
        Ratio first = Ratio.of(powers[0], sum);
        return Scene.of(
                "分类器三个类别的得分取 e 的幂后依次为 %d、%d、%d，真实类别是第一类。".formatted(powers[0], powers[1], powers[2]),
                number(
                                "probability",
                                "softmax 给第一类的概率",
                                first,
                                3,
                                "%d ÷ (%d + %d + %d)".formatted(powers[0], powers[0], powers[1], powers[2]))
                        .wrong(Ratio.of(powers[0], powers[1] + powers[2]), "分母漏了自己")
                        .wrong(Ratio.of(1, 3), "认为各类相等")
                        .wrong(Ratio.of(powers[1], sum), "取了第二类"),
                number(
                                "cross-entropy",
                                "交叉熵损失（自然对数）",
                                Ratio.approximate(-StrictMath.log(first.approximation())),
                                3,
                                "−ln(%d ÷ %d)".formatted(powers[0], sum))
                        .wrong(
                                Ratio.approximate(-StrictMath.log(first.approximation()) / StrictMath.log(2)),
                                "用了以 2 为底的对数")
                        .wrong(Ratio.ONE.minus(first), "用了 1 减概率")
                        .wrong(first, "取了概率本身"),
                number(
                                "gradient",
                                "交叉熵对第一类得分的梯度",
                                first.minus(Ratio.ONE),
                                3,
                                "概率 − 1 = %d ÷ %d − 1".formatted(powers[0], sum))
                        .wrong(first, "漏减了 1")
                        .wrong(Ratio.ONE.minus(first), "符号弄反了"));
    }

    private static Scene weights(Draw draw) {
        int rare = draw.multiple(20, 200, 10);
        int common = rare * draw.between(3, 19);
        int all = rare + common;
        return Scene.of(
                "二分类训练集中正例 %d 条，负例 %d 条，类别权重取“样本总数 ÷（类别数 × 该类样本数）”。".formatted(rare, common),
                number("rare", "正例的类别权重", Ratio.of(all, 2L * rare), 2, "%d ÷ (2 × %d)".formatted(all, rare))
                        .wrong(Ratio.of(all, rare), "漏除了类别数")
                        .wrong(Ratio.of(all, 2L * common), "用了负例的条数")
                        .wrong(Ratio.of(common, rare), "取了两类条数之比"),
                number("common", "负例的类别权重", Ratio.of(all, 2L * common), 2, "%d ÷ (2 × %d)".formatted(all, common))
                        .wrong(Ratio.of(all, common), "漏除了类别数")
                        .wrong(Ratio.of(all, 2L * rare), "用了正例的条数")
                        .wrong(Ratio.of(common, all), "取了负例的比例"),
                number("ratio", "正例权重是负例权重的倍数", Ratio.of(common, rare), 0, "倍", "%d ÷ %d".formatted(common, rare))
                        .wrong(Ratio.of(all, rare), "用了样本总数")
                        .wrong(2L * common / rare, "又乘了类别数"));
    }

    private static Scene augmentation(Draw draw) {
        int images = draw.multiple(200, 2000, 50);
        int flips = draw.of(2, 4);
        int turns = draw.of(3, 4, 5);
        int rare = draw.between(40, 90);
        int goal = rare * draw.between(3, 8);
        return Scene.of(
                "训练集有 %d 张图，每张生成 %d 种翻转（含原图），每种再生成 %d 种旋转（含不旋转）；其中某少数类原有 %d 张，不增强时要用重复采样补到 %d 张。"
                        .formatted(images, flips, turns, rare, goal),
                count(
                                "size",
                                "增强后的图像总数",
                                (long) images * flips * turns,
                                "张",
                                "%d × %d × %d".formatted(images, flips, turns))
                        .wrong((long) images * (flips + turns), "把种数相加")
                        .wrong((long) images * flips * turns + images, "把原图又加了一次"),
                count(
                                "new",
                                "增强时新生成的图像数",
                                (long) images * (flips * turns - 1),
                                "张",
                                "%d × (%d × %d − 1)".formatted(images, flips, turns))
                        .wrong((long) images * flips * turns, "没有减去原图")
                        .wrong((long) images * (flips - 1) * (turns - 1), "两种增强各减了一"),
                count("oversample", "重复采样要补充的少数类张数", goal - rare, "张", "%d − %d".formatted(goal, rare))
                        .wrong(goal, "没有减去原有的张数")
                        .wrong(goal / rare, "算成了倍数"));
    }

    private static Scene lowRank(Draw draw) {
        int rows = draw.of(512, 768, 1024, 2048);
        int columns = draw.of(512, 1024, 2048);
        int rank = draw.of(4, 8, 16, 32);
        long full = (long) rows * columns;
        long low = (long) rank * (rows + columns);
        return Scene.of(
                "用低秩适配（LoRA）微调一个 %d×%d 的权重矩阵，秩取 %d，原矩阵冻结。".formatted(rows, columns, rank),
                count("trainable", "可训练的参数个数", low, "个", "%d × (%d + %d)".formatted(rank, rows, columns))
                        .wrong(full, "算成了原矩阵的参数")
                        .wrong((long) rank * rows, "只算了一个低秩矩阵")
                        .wrong((long) rank * rank, "算成了秩的平方"),
                Question.percent(
                                "share",
                                "可训练参数占原矩阵参数的比例",
                                Ratio.of(low, full),
                                2,
                                "%d × (%d + %d) ÷ (%d × %d)".formatted(rank, rows, columns, rows, columns))
                        .wrong(Ratio.of((long) rank * rows, full), "只算了一个低秩矩阵")
                        .wrong(Ratio.of(low, full + low), "分母加上了新参数")
                        .wrong(Ratio.of(rank, rows + columns), "用秩除以了边长之和"));
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
                "网格搜索：学习率 %d 个取值，批大小 %d 个，丢弃率 %d 个；每组训练 %d 分钟，%d 台机器同时各训练一组。"
                        .formatted(rates, batches, drops, minutes, machines),
                count("settings", "要训练的组数", all, "组", "%d × %d × %d".formatted(rates, batches, drops))
                        .wrong(rates + batches + drops, "把取值的个数相加")
                        .wrong((long) rates * batches, "漏了丢弃率")
                        .wrong((long) all * machines, "又乘了机器数"),
                count(
                                "minutes",
                                "全部训练完的最短时间",
                                (long) rounds * minutes,
                                "分钟",
                                "%d ÷ %d 向上取整，再乘 %d".formatted(all, machines, minutes))
                        .wrong((long) all * minutes, "当成只有一台机器")
                        .wrong((long) (rates + batches + drops) * minutes, "把取值的个数相加"));
    }
}
