package io.skillcert.assessment.evaluator.evaluation;

import static io.skillcert.assessment.evaluator.Template.list;

import io.skillcert.assessment.evaluator.CaseEvaluator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The mean squared error is the squared bias plus the variance of the errors. */
public final class RegressionErrors extends CaseEvaluator {

    public RegressionErrors() {
        super("某回归模型对四个样本的预测依次为 " + list(4) + "，真实值依次为 " + list(4) + "。");
        number("平均绝对误差 MAE", n -> distances(n).average().orElseThrow());
        number("均方误差 MSE", n -> bias(n) * bias(n) + variance(n));
        number("平均误差（预测减真实）", RegressionErrors::bias);
        number("最大绝对误差", n -> distances(n).max().orElseThrow());
    }

    private static DoubleStream errors(double[] n) {
        return IntStream.range(0, 4).mapToDouble(i -> n[i] - n[i + 4]);
    }

    private static DoubleStream distances(double[] n) {
        return errors(n).map(Math::abs);
    }

    private static double bias(double[] n) {
        return errors(n).average().orElseThrow();
    }

    private static double variance(double[] n) {
        var bias = bias(n);
        return errors(n).map(error -> (error - bias) * (error - bias)).average().orElseThrow();
    }
}
