package io.skillcert.assessment.generator;

import static io.skillcert.assessment.generator.Question.count;
import static io.skillcert.assessment.generator.Question.number;
import static io.skillcert.assessment.generator.Question.percent;

import java.util.List;

/** Families about texts, sounds and videos that are labelled. */
final class SequenceFamilies {

    static final List<Family> ALL = List.of(
            Family.of("text-span", SequenceFamilies::span, Placement.annotation("TEXT")),
            Family.of("sequence-tags", SequenceFamilies::tags, Placement.annotation("TEXT")),
            Family.of("word-errors", SequenceFamilies::wordErrors, Placement.annotation("SPEECH")),
            Family.of("speech-segments", SequenceFamilies::speech, Placement.annotation("SPEECH")),
            Family.of("video-frames", SequenceFamilies::video, Placement.annotation("VIDEO")));

    private SequenceFamilies() {}

    private static Scene span(Draw draw) {
        int key = draw.between(12, 30);
        int made = draw.between(10, 28);
        int matched = draw.between(6, Math.min(key, made) - 2);
        int start = draw.between(10, 80);
        int length = draw.between(3, 9);
        return Scene.of(
                "标准答案有 %d 个实体，标注员标了 %d 个，其中起止位置和类别都一致的有 %d 个；第一个实体从第 %d 个字符开始（从 0 计数，终点不含），长 %d 个字符。"
                        .formatted(key, made, matched, start, length),
                number("precision", "实体的精确率", Ratio.of(matched, made), 2, "%d ÷ %d".formatted(matched, made))
                        .wrong(Ratio.of(matched, key), "算成了召回率")
                        .wrong(Ratio.of(2L * matched, key + made), "算成了 F1 值"),
                number("recall", "实体的召回率", Ratio.of(matched, key), 2, "%d ÷ %d".formatted(matched, key))
                        .wrong(Ratio.of(matched, made), "算成了精确率")
                        .wrong(Ratio.of(2L * matched, key + made), "算成了 F1 值"),
                number(
                                "f1",
                                "实体的 F1 值",
                                Ratio.of(2L * matched, key + made),
                                2,
                                "2 × %d ÷ (%d + %d)".formatted(matched, key, made))
                        .wrong(Ratio.of(matched, key + made - matched), "算成了交集除以并集")
                        .wrong(Ratio.of(matched, made), "算成了精确率")
                        .wrong(Ratio.of(matched, key), "算成了召回率"),
                count("end", "第一个实体的终点", start + length, "", "%d + %d".formatted(start, length))
                        .wrong(start + length - 1, "取了最后一个字符的位置")
                        .wrong(length, "取了长度"),
                count("missed", "漏标或标错的标准实体数", key - matched, "个", "%d − %d".formatted(key, matched))
                        .wrong(made - matched, "数成了多标的实体")
                        .wrong(Math.abs(key - made), "取了两个总数之差"));
    }

    private static Scene tags(Draw draw) {
        int people = draw.between(2, 6);
        int places = draw.between(2, 6);
        int person = draw.between(2, 3);
        int place = draw.between(3, 5);
        int inside = people * (person - 1) + places * (place - 1);
        int characters = people * person + places * place;
        int all = characters + draw.between(20, 70);
        return Scene.of(
                "一段 %d 个字符的文本按 BIO 方式逐字标注，有 %d 个长 %d 字的人名和 %d 个长 %d 字的地名，互不重叠。"
                        .formatted(all, people, person, places, place),
                count("beginning", "B 类标签的个数", people + places, "个", "每个实体一个：%d + %d".formatted(people, places))
                        .wrong(inside, "数成了 I 类标签")
                        .wrong(characters, "数成了实体的全部字符"),
                count(
                                "inside",
                                "I 类标签的个数",
                                inside,
                                "个",
                                "%d × (%d − 1) + %d × (%d − 1)".formatted(people, person, places, place))
                        .wrong(people + places, "数成了 B 类标签")
                        .wrong(characters, "没有减去每个实体的第一个字"),
                count(
                                "outside",
                                "O 类标签的个数",
                                all - characters,
                                "个",
                                "%d − %d × %d − %d × %d".formatted(all, people, person, places, place))
                        .wrong(all - people - places, "只减去了 B 类标签")
                        .wrong(all - inside, "只减去了 I 类标签"));
    }

    private static Scene wordErrors(Draw draw) {
        int reference = draw.of(80, 100, 125, 160, 200, 250);
        int substituted = draw.between(3, 12);
        int deleted = draw.between(1, 8);
        int inserted = draw.between(1, 9);
        int errors = substituted + deleted + inserted;
        return Scene.of(
                "一段语音的标准文本有 %d 个字，转写结果中替换 %d 个、删除 %d 个、插入 %d 个。".formatted(reference, substituted, deleted, inserted),
                percent(
                                "cer",
                                "字错误率",
                                Ratio.of(errors, reference),
                                1,
                                "(%d + %d + %d) ÷ %d".formatted(substituted, deleted, inserted, reference))
                        .wrong(Ratio.of(substituted + deleted, reference), "漏了插入")
                        .wrong(Ratio.of(errors, reference - deleted + inserted), "除以了转写的字数")
                        .wrong(Ratio.of(substituted, reference), "只数了替换"),
                count(
                                "length",
                                "转写结果的字数",
                                reference - deleted + inserted,
                                "个",
                                "%d − %d + %d".formatted(reference, deleted, inserted))
                        .wrong(reference + deleted - inserted, "把删除和插入弄反了")
                        .wrong(reference - errors, "减去了所有错误"),
                count(
                                "correct",
                                "转写正确的字数",
                                reference - substituted - deleted,
                                "个",
                                "%d − %d − %d".formatted(reference, substituted, deleted))
                        .wrong(reference - errors, "把插入也减去了")
                        .wrong(reference - substituted, "没有减去删除"));
    }

    private static Scene speech(Draw draw) {
        int minutes = draw.between(4, 20);
        int segments = draw.between(12, 60);
        int seconds = draw.between(2, minutes * 50 / segments + 2);
        int rate = draw.of(8, 16, 44);
        int spoken = segments * seconds;
        return Scene.of(
                "一段 %d 分钟的单声道录音，采样率 %d 千赫、每个采样 2 字节，切出 %d 个语音片段，平均每段 %d 秒。".formatted(minutes, rate, segments, seconds),
                count("spoken", "语音片段的总时长", spoken, "秒", "%d × %d".formatted(segments, seconds))
                        .wrong(minutes * 60L, "取了录音的时长")
                        .wrong(minutes * 60L - spoken, "取了没有语音的时长"),
                percent(
                                "share",
                                "语音片段占录音时长的比例",
                                Ratio.of(spoken, minutes * 60L),
                                1,
                                "%d × %d ÷ (%d × 60)".formatted(segments, seconds, minutes))
                        .wrong(Ratio.of(spoken, minutes * 100L), "把一分钟当成一百秒")
                        .wrong(Ratio.of(minutes * 60L - spoken, minutes * 60L), "算成了没有语音的比例"),
                count(
                                "bytes",
                                "这段录音未压缩的大小",
                                (long) minutes * 60 * rate * 2,
                                "千字节（1 千字节按 1000 字节计）",
                                "%d × 60 × %d × 2".formatted(minutes, rate))
                        .wrong((long) minutes * 60 * rate, "漏乘了每个采样的字节数")
                        .wrong((long) minutes * rate * 2, "没有把分钟换成秒")
                        .wrong((long) minutes * 60 * rate * 16, "用了比特"));
    }

    private static Scene video(Draw draw) {
        int seconds = draw.between(2, 30) * 10;
        int rate = draw.of(24, 25, 30);
        int every = draw.of(5, 10);
        int objects = draw.between(2, 7);
        long frames = (long) seconds * rate;
        return Scene.of(
                "一段 %d 秒的视频每秒 %d 帧，每隔 %d 帧取一个关键帧标注（取第 1 帧，再取其后第 %d 帧，依此类推），每个关键帧有 %d 个目标框，其余帧由插值得到。"
                        .formatted(seconds, rate, every, every, objects),
                count("frames", "视频的总帧数", frames, "帧", "%d × %d".formatted(seconds, rate))
                        .wrong(seconds, "把每秒当成一帧")
                        .wrong(frames / every, "数成了关键帧"),
                count("key-frames", "关键帧的个数", frames / every, "帧", "%d ÷ %d".formatted(frames, every))
                        .wrong(frames, "数成了全部的帧")
                        .wrong((long) seconds / every, "用秒数除以了间隔")
                        .wrong(frames - frames / every, "数成了插值的帧"),
                count(
                                "boxes",
                                "要人工画的框数",
                                frames / every * objects,
                                "个",
                                "%d ÷ %d × %d".formatted(frames, every, objects))
                        .wrong(frames * objects, "没有利用插值")
                        .wrong(frames / every, "漏乘了每帧的框数"),
                percent("saved", "插值的帧占总帧数的比例", Ratio.of(every - 1, every), 0, "(%d − 1) ÷ %d".formatted(every, every))
                        .wrong(Ratio.of(1, every), "算成了关键帧的比例")
                        .wrong(Ratio.of(every - 2, every), "多减了一帧"));
    }
}
