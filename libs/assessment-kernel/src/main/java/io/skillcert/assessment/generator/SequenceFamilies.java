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
                Text.of(
                        "标准答案有 %d 个实体，标注员标了 %d 个，其中起止位置和类别都一致的有 %d 个；第一个实体从第 %d 个字符开始（从 0 计数，终点不含），长 %d 个字符。",
                        "The reference has %d entities and the annotator marked %d; for %d of these, start, end and class all agree. The first entity starts at character %d (counted from 0, end not included) and is %d characters long.",
                        key,
                        made,
                        matched,
                        start,
                        length),
                number(
                                "precision",
                                Text.of("实体的精确率", "the precision of the entities"),
                                Ratio.of(matched, made),
                                2,
                                Text.same("%d ÷ %d", matched, made))
                        .wrong(Ratio.of(matched, key), "算成了召回率", "computing the recall instead")
                        .wrong(Ratio.of(2L * matched, key + made), "算成了 F1 值", "computing the F1 score instead"),
                number(
                                "recall",
                                Text.of("实体的召回率", "the recall of the entities"),
                                Ratio.of(matched, key),
                                2,
                                Text.same("%d ÷ %d", matched, key))
                        .wrong(Ratio.of(matched, made), "算成了精确率", "computing the precision instead")
                        .wrong(Ratio.of(2L * matched, key + made), "算成了 F1 值", "computing the F1 score instead"),
                number(
                                "f1",
                                Text.of("实体的 F1 值", "the F1 score of the entities"),
                                Ratio.of(2L * matched, key + made),
                                2,
                                Text.same("2 × %d ÷ (%d + %d)", matched, key, made))
                        .wrong(
                                Ratio.of(matched, key + made - matched),
                                "算成了交集除以并集",
                                "dividing the intersection by the union")
                        .wrong(Ratio.of(matched, made), "算成了精确率", "computing the precision instead")
                        .wrong(Ratio.of(matched, key), "算成了召回率", "computing the recall instead"),
                count(
                                "end",
                                Text.of("第一个实体的终点", "the end of the first entity"),
                                start + length,
                                Text.same("%d + %d", start, length))
                        .wrong(start + length - 1, "取了最后一个字符的位置", "taking the position of the last character")
                        .wrong(length, "取了长度", "taking the length"),
                count(
                                "missed",
                                Text.of(
                                        "漏标或标错的标准实体数",
                                        "the number of reference entities that were missed or marked wrongly"),
                                key - matched,
                                Text.of("个", ""),
                                Text.same("%d − %d", key, matched))
                        .wrong(made - matched, "数成了多标的实体", "counting the entities marked in excess")
                        .wrong(Math.abs(key - made), "取了两个总数之差", "taking the difference of the two totals"));
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
                Text.of(
                        "一段 %d 个字符的文本按 BIO 方式逐字标注，有 %d 个长 %d 字的人名和 %d 个长 %d 字的地名，互不重叠。",
                        "A text of %d characters is tagged character by character in the BIO scheme; it has %d names of people of %d characters each and %d names of places of %d characters each, without overlaps.",
                        all,
                        people,
                        person,
                        places,
                        place),
                count(
                                "beginning",
                                Text.of("B 类标签的个数", "the number of B tags"),
                                people + places,
                                Text.of("个", ""),
                                Text.of("每个实体一个：%d + %d", "one for each entity: %d + %d", people, places))
                        .wrong(inside, "数成了 I 类标签", "counting the I tags")
                        .wrong(characters, "数成了实体的全部字符", "counting all characters of the entities"),
                count(
                                "inside",
                                Text.of("I 类标签的个数", "the number of I tags"),
                                inside,
                                Text.of("个", ""),
                                Text.same("%d × (%d − 1) + %d × (%d − 1)", people, person, places, place))
                        .wrong(people + places, "数成了 B 类标签", "counting the B tags")
                        .wrong(characters, "没有减去每个实体的第一个字", "not subtracting the first character of each entity"),
                count(
                                "outside",
                                Text.of("O 类标签的个数", "the number of O tags"),
                                all - characters,
                                Text.of("个", ""),
                                Text.same("%d − %d × %d − %d × %d", all, people, person, places, place))
                        .wrong(all - people - places, "只减去了 B 类标签", "subtracting the B tags only")
                        .wrong(all - inside, "只减去了 I 类标签", "subtracting the I tags only"));
    }

    private static Scene wordErrors(Draw draw) {
        int reference = draw.of(80, 100, 125, 160, 200, 250);
        int substituted = draw.between(3, 12);
        int deleted = draw.between(1, 8);
        int inserted = draw.between(1, 9);
        int errors = substituted + deleted + inserted;
        return Scene.of(
                Text.of(
                        "一段语音的标准文本有 %d 个字，转写结果中替换 %d 个、删除 %d 个、插入 %d 个。",
                        "The reference text of a recording has %d characters; the transcript has %d substitutions, %d deletions and %d insertions.",
                        reference,
                        substituted,
                        deleted,
                        inserted),
                percent(
                                "cer",
                                Text.of("字错误率", "the character error rate"),
                                Ratio.of(errors, reference),
                                1,
                                Text.same("(%d + %d + %d) ÷ %d", substituted, deleted, inserted, reference))
                        .wrong(Ratio.of(substituted + deleted, reference), "漏了插入", "leaving out the insertions")
                        .wrong(
                                Ratio.of(errors, reference - deleted + inserted),
                                "除以了转写的字数",
                                "dividing by the characters of the transcript")
                        .wrong(Ratio.of(substituted, reference), "只数了替换", "counting the substitutions only"),
                count(
                                "length",
                                Text.of("转写结果的字数", "the number of characters in the transcript"),
                                reference - deleted + inserted,
                                Text.of("个", ""),
                                Text.same("%d − %d + %d", reference, deleted, inserted))
                        .wrong(reference + deleted - inserted, "把删除和插入弄反了", "mixing up deletions and insertions")
                        .wrong(reference - errors, "减去了所有错误", "subtracting all errors"),
                count(
                                "correct",
                                Text.of("转写正确的字数", "the number of characters transcribed correctly"),
                                reference - substituted - deleted,
                                Text.of("个", ""),
                                Text.same("%d − %d − %d", reference, substituted, deleted))
                        .wrong(reference - errors, "把插入也减去了", "subtracting the insertions as well")
                        .wrong(reference - substituted, "没有减去删除", "not subtracting the deletions"));
    }

    private static Scene speech(Draw draw) {
        int minutes = draw.between(4, 20);
        int segments = draw.between(12, 60);
        int seconds = draw.between(2, minutes * 50 / segments);
        int rate = draw.of(8, 16, 44);
        int spoken = segments * seconds;
        return Scene.of(
                Text.of(
                        "一段 %d 分钟的单声道录音，采样率 %d 千赫、每个采样 2 字节，切出 %d 个语音片段，平均每段 %d 秒。",
                        "A mono recording of %d minutes has a sampling rate of %d kHz with 2 bytes per sample; it is cut into %d speech segments of %d seconds on average.",
                        minutes,
                        rate,
                        segments,
                        seconds),
                count(
                                "spoken",
                                Text.of("语音片段的总时长", "the total duration of the speech segments"),
                                spoken,
                                Text.of("秒", "s"),
                                Text.same("%d × %d", segments, seconds))
                        .wrong(minutes * 60L, "取了录音的时长", "taking the duration of the recording")
                        .wrong(minutes * 60L - spoken, "取了没有语音的时长", "taking the duration without speech"),
                percent(
                                "share",
                                Text.of("语音片段占录音时长的比例", "the share of the recording that is speech"),
                                Ratio.of(spoken, minutes * 60L),
                                1,
                                Text.same("%d × %d ÷ (%d × 60)", segments, seconds, minutes))
                        .wrong(
                                Ratio.of(spoken, minutes * 100L),
                                "把一分钟当成一百秒",
                                "counting a hundred seconds to the minute")
                        .wrong(
                                Ratio.of(minutes * 60L - spoken, minutes * 60L),
                                "算成了没有语音的比例",
                                "computing the share without speech"),
                count(
                                "bytes",
                                Text.of("这段录音未压缩的大小", "the uncompressed size of this recording"),
                                (long) minutes * 60 * rate * 2,
                                Text.of("千字节（1 千字节按 1000 字节计）", "kB (1 kB is 1000 bytes)"),
                                Text.same("%d × 60 × %d × 2", minutes, rate))
                        .wrong((long) minutes * 60 * rate, "漏乘了每个采样的字节数", "not multiplying by the bytes per sample")
                        .wrong((long) minutes * rate * 2, "没有把分钟换成秒", "not converting minutes to seconds")
                        .wrong((long) minutes * 60 * rate * 16, "用了比特", "using bits"));
    }

    private static Scene video(Draw draw) {
        int seconds = draw.between(2, 30) * 10;
        int rate = draw.of(24, 25, 30);
        int every = draw.of(5, 10);
        int objects = draw.between(2, 7);
        long frames = (long) seconds * rate;
        return Scene.of(
                Text.of(
                        "一段 %d 秒的视频每秒 %d 帧，每隔 %d 帧取一个关键帧标注（取第 1 帧，再取其后第 %d 帧，依此类推），每个关键帧有 %d 个目标框，其余帧由插值得到。",
                        "A video of %d seconds has %d frames per second. Every %d frames one key frame is annotated (frame 1, then the frame %d later, and so on), each key frame has %d boxes, and the other frames are interpolated.",
                        seconds,
                        rate,
                        every,
                        every,
                        objects),
                count(
                                "frames",
                                Text.of("视频的总帧数", "the number of frames of the video"),
                                frames,
                                Text.of("帧", ""),
                                Text.same("%d × %d", seconds, rate))
                        .wrong(seconds, "把每秒当成一帧", "counting one frame per second")
                        .wrong(frames / every, "数成了关键帧", "counting the key frames"),
                count(
                                "key-frames",
                                Text.of("关键帧的个数", "the number of key frames"),
                                frames / every,
                                Text.of("帧", ""),
                                Text.same("%d ÷ %d", frames, every))
                        .wrong(frames, "数成了全部的帧", "counting all frames")
                        .wrong((long) seconds / every, "用秒数除以了间隔", "dividing the seconds by the interval")
                        .wrong(frames - frames / every, "数成了插值的帧", "counting the interpolated frames"),
                count(
                                "boxes",
                                Text.of("要人工画的框数", "the number of boxes to draw by hand"),
                                frames / every * objects,
                                Text.of("个", ""),
                                Text.same("%d ÷ %d × %d", frames, every, objects))
                        .wrong(frames * objects, "没有利用插值", "making no use of interpolation")
                        .wrong(frames / every, "漏乘了每帧的框数", "not multiplying by the boxes per frame"),
                percent(
                                "saved",
                                Text.of("插值的帧占总帧数的比例", "the share of frames that are interpolated"),
                                Ratio.of(every - 1, every),
                                0,
                                Text.same("(%d − 1) ÷ %d", every, every))
                        .wrong(Ratio.of(1, every), "算成了关键帧的比例", "computing the share of key frames")
                        .wrong(Ratio.of(every - 2, every), "多减了一帧", "subtracting one frame too many"));
    }
}
