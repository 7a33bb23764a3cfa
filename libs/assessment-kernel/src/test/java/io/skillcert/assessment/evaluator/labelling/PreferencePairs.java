package io.skillcert.assessment.evaluator.labelling;

import io.skillcert.assessment.evaluator.CaseEvaluator;
import java.util.stream.IntStream;

/** Compares each answer with those before it. */
public final class PreferencePairs extends CaseEvaluator {

    public PreferencePairs() {
        super("每个提示词由模型给出 # 个回答，共 # 个提示词；标注员把每个提示词的回答两两比较，每对 # 秒。");
        number("一个提示词需要比较的对数", "对", PreferencePairs::pairs);
        number("全部需要比较的对数", "对", n -> n[1] * pairs(n));
        number("全部比较所需的时间", "小时", n -> n[1] * pairs(n) * n[2] / 60 / 60);
    }

    private static int pairs(double[] n) {
        return IntStream.range(0, (int) n[0]).sum();
    }
}
