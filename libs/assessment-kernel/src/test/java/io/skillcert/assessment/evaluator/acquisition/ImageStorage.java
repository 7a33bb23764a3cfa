package io.skillcert.assessment.evaluator.acquisition;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Computes from the pixels of one image. */
public final class ImageStorage extends CaseEvaluator {

    public ImageStorage() {
        super("用 #×# 像素、每像素 3 字节的相机拍了 # 张图，压缩比为 # 比 1（1 兆字节按 1000000 字节计）。");
        number("一张未压缩图像的大小", "字节", n -> 3 * pixels(n));
        number("全部图像压缩后的大小", "兆字节", n -> n[2] * (3 * pixels(n) / n[3]) / 1e6);
        number("一张图像的像素数", "万", n -> pixels(n) / 1e4);
    }

    private static double pixels(double[] n) {
        return n[0] * n[1];
    }
}
