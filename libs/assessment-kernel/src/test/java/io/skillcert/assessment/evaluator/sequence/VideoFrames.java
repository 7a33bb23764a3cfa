package io.skillcert.assessment.evaluator.sequence;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Runs through the frames. */
public final class VideoFrames extends CaseEvaluator {

    public VideoFrames() {
        super("一段 # 秒的视频每秒 # 帧，每隔 # 帧取一个关键帧标注（取第 1 帧，再取其后第 # 帧，依此类推），每个关键帧有 # 个目标框，其余帧由插值得到。");
        possibleIf(n -> n[2] == n[3]);
        number("视频的总帧数", "帧", VideoFrames::frames);
        number("关键帧的个数", "帧", VideoFrames::keyFrames);
        number("要人工画的框数", "个", n -> keyFrames(n) * n[4]);
        percent("插值的帧占总帧数的比例", n -> 1 - keyFrames(n) / frames(n));
    }

    private static double frames(double[] n) {
        return n[0] * n[1];
    }

    private static double keyFrames(double[] n) {
        double keys = 0;
        for (double frame = 1; frame <= frames(n); frame += n[3]) {
            keys++;
        }
        return keys;
    }
}
