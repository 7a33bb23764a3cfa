package io.skillcert.assessment.evaluator.acquisition;

import static io.skillcert.assessment.evaluator.Template.list;

import io.skillcert.assessment.evaluator.CaseEvaluator;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Tries every k. */
public final class Anonymity extends CaseEvaluator {

    public Anonymity() {
        super("一份数据按年龄段与区域分成四组，各组人数依次为 " + list(4) + "；要求达到 # 匿名（每组不少于 # 人），不足的组整组删去。");
        possibleIf(n -> n[4] == n[5]);
        number("删去之前数据满足的匿名参数 k", n -> IntStream.rangeClosed(1, 100)
                .filter(k -> groups(n).allMatch(size -> size >= k))
                .max()
                .orElseThrow());
        number("要删去的人数", "人", n -> groups(n).sum() - kept(n));
        percent("删去后保留的比例", n -> kept(n) / groups(n).sum());
    }

    private static DoubleStream groups(double[] n) {
        return Arrays.stream(n, 0, 4);
    }

    private static double kept(double[] n) {
        return groups(n).filter(size -> size >= n[4]).sum();
    }
}
