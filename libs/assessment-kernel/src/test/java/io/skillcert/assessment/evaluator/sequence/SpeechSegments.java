package io.skillcert.assessment.evaluator.sequence;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Computes by seconds: a second has as many thousand samples as the rate has kilohertz. */
public final class SpeechSegments extends CaseEvaluator {

    public SpeechSegments() {
        super("一段 # 分钟的单声道录音，采样率 # 千赫、每个采样 2 字节，切出 # 个语音片段，平均每段 # 秒。");
        possibleIf(n -> n[2] * n[3] <= 60 * n[0]);
        number("语音片段的总时长", "秒", n -> n[2] * n[3]);
        percent("语音片段占录音时长的比例", n -> n[2] * n[3] / 60 / n[0]);
        number("这段录音未压缩的大小", "千字节（1 千字节按 1000 字节计）", n -> 2 * 1000 * n[1] * 60 * n[0] / 1000);
    }
}
