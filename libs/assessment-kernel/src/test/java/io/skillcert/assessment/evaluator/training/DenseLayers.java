package io.skillcert.assessment.evaluator.training;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** A bias is the weight of one more input that is always 1. */
public final class DenseLayers extends CaseEvaluator {

    public DenseLayers() {
        super("全连接网络有 # 个输入、一个 # 单元的隐藏层和 # 个输出，各层都带偏置，每个参数占 4 字节。");
        number("输入到隐藏层的参数个数", "个", n -> (n[0] + 1) * n[1]);
        number("网络的参数总数", "个", DenseLayers::parameters);
        number("全部参数占用的字节数", "字节", n -> 4 * parameters(n));
    }

    private static double parameters(double[] n) {
        return n[1] * (n[0] + 1 + n[2]) + n[2];
    }
}
