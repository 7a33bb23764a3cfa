package io.skillcert.assessment.evaluator.training;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Counts the variants of one image; one of them is the image itself. */
public final class Augmentation extends CaseEvaluator {

    public Augmentation() {
        super("训练集有 # 张图，每张生成 # 种翻转（含原图），每种再生成 # 种旋转（含不旋转）；其中某少数类原有 # 张，不增强时要用重复采样补到 # 张。");
        possibleIf(n -> n[3] <= n[0] && n[3] <= n[4]);
        number("增强后的图像总数", "张", n -> n[0] * variants(n));
        number("增强时新生成的图像数", "张", n -> n[0] * variants(n) - n[0]);
        number("重复采样要补充的少数类张数", "张", n -> n[4] - n[3]);
    }

    private static double variants(double[] n) {
        int variants = 0;
        for (int flip = 0; flip < n[1]; flip++) {
            for (int turn = 0; turn < n[2]; turn++) {
                variants++;
            }
        }
        return variants;
    }
}
