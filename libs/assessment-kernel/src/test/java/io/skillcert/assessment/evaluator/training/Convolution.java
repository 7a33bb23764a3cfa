package io.skillcert.assessment.evaluator.training;

import io.skillcert.assessment.evaluator.CaseEvaluator;
import java.util.stream.IntStream;

/** Slides the kernel over the padded input. */
public final class Convolution extends CaseEvaluator {

    public Convolution() {
        super("卷积层的输入为 #×#、# 个通道，卷积核 #×#，共 # 个，步幅 #，四周各填充 #，带偏置。");
        number("输出特征图的边长", Convolution::positions);
        number("这一层的参数个数", "个", n -> n[5] * (n[3] * n[4] * n[2] + 1));
        number("输出特征图的数值个数", "个", n -> n[5] * positions(n) * positions(n));
    }

    private static long positions(double[] n) {
        var padded = n[0] + 2 * n[7];
        return IntStream.iterate(0, left -> left + n[3] <= padded, left -> left + (int) n[6])
                .count();
    }
}
