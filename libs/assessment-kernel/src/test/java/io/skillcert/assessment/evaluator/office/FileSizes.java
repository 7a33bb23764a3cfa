package io.skillcert.assessment.evaluator.office;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Computes by bytes. */
public final class FileSizes extends CaseEvaluator {

    private static final double KILO = 1024;

    public FileSizes() {
        super("有 # 个文件，每个 # KB；一个存储盘的容量为 # GB（1 MB 为 1024 KB，1 GB 为 1024 MB）。");
        number("这些文件的总大小", "MB", n -> n[0] * n[1] * KILO / (KILO * KILO));
        number("存储盘最多能存的这种文件数", "个", n -> Math.floor(n[2] * KILO * KILO * KILO / (n[1] * KILO)));
    }
}
