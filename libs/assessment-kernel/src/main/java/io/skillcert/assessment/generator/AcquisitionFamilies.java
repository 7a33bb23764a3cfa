package io.skillcert.assessment.generator;

import static io.skillcert.assessment.generator.EvaluationFamilies.list;
import static io.skillcert.assessment.generator.Question.count;
import static io.skillcert.assessment.generator.Question.number;
import static io.skillcert.assessment.generator.Question.percent;

import java.util.Arrays;
import java.util.List;

/** Families about the acquisition of data and the protection of the people in them. */
final class AcquisitionFamilies {

    static final List<Family> ALL = List.of(
            Family.of("crawling", AcquisitionFamilies::crawling, Placement.collection("ACQUISITION")),
            Family.of("sensor", AcquisitionFamilies::sensor, Placement.collection("ACQUISITION")),
            Family.of("image-storage", AcquisitionFamilies::images, Placement.collection("ACQUISITION")),
            Family.of("anonymity", AcquisitionFamilies::anonymity, Placement.collection("PROTECTION")),
            Family.of("questionnaire", AcquisitionFamilies::questionnaire, Placement.collection("ACQUISITION")));

    private AcquisitionFamilies() {}

    private static Scene crawling(Draw draw) {
        int pages = draw.multiple(600, 6000, 120);
        int perMinute = draw.of(20, 30, 40, 60);
        int failed = draw.of(2, 4, 5, 10);
        int size = draw.of(40, 50, 80, 125);
        return Scene.of(
                "经授权采集 %d 个网页，限速每分钟 %d 个，其中 %d%% 第一次失败、各重试一次后成功；每页平均 %d 千字节（1 兆字节按 1000 千字节计）。"
                        .formatted(pages, perMinute, failed, size),
                number(
                                "requests",
                                "一共发出的请求数",
                                Ratio.of((long) pages * (100 + failed), 100),
                                0,
                                "次",
                                "%d + %d × %d%%".formatted(pages, pages, failed))
                        .wrong(pages, "漏了重试")
                        .wrong(Ratio.of((long) pages * (100 - failed), 100), "减去了失败的请求"),
                number(
                                "minutes",
                                "不计重试时采集所需的时间",
                                Ratio.of(pages, perMinute),
                                0,
                                "分钟",
                                "%d ÷ %d".formatted(pages, perMinute))
                        .wrong(Ratio.of(pages, 60), "当成每秒一个")
                        .wrong(pages, "当成每分钟一个"),
                number(
                                "megabytes",
                                "采集结果的大小",
                                Ratio.of((long) pages * size, 1000),
                                1,
                                "兆字节",
                                "%d × %d ÷ 1000".formatted(pages, size))
                        .wrong((long) pages * size, "算成了千字节")
                        .wrong(Ratio.of((long) pages * size, 8000), "又除以了 8"));
    }

    private static Scene sensor(Draw draw) {
        int rate = draw.of(10, 20, 50, 100);
        int hours = draw.between(2, 12);
        int channels = draw.of(3, 4, 6);
        int lost = draw.of(1, 2, 4, 5);
        long samples = 3600L * hours * rate;
        return Scene.of(
                "一个传感器每秒采样 %d 次，每次采 %d 个通道，每个通道 2 字节，连续工作 %d 小时，传输中丢失 %d%% 的采样。".formatted(rate, channels, hours, lost),
                count("samples", "应有的采样次数", samples, "次", "3600 × %d × %d".formatted(hours, rate))
                        .wrong(60L * hours * rate, "把小时换成了分钟")
                        .wrong(samples * channels, "又乘了通道数"),
                count(
                                "received",
                                "实际收到的采样次数",
                                Ratio.of(samples * (100 - lost), 100),
                                "次",
                                "3600 × %d × %d × (100%% − %d%%)".formatted(hours, rate, lost))
                        .wrong(samples, "没有减去丢失的采样")
                        .wrong(Ratio.of(samples * lost, 100), "数成了丢失的采样"),
                count("bytes", "每秒产生的字节数", 2L * channels * rate, "字节", "%d × %d × 2".formatted(rate, channels))
                        .wrong((long) channels * rate, "漏乘了每个通道的字节数")
                        .wrong(2L * rate, "漏乘了通道数")
                        .wrong(16L * channels * rate, "算成了比特"),
                number("interval", "两次采样的间隔", Ratio.of(1000, rate), 0, "毫秒", "1000 ÷ %d".formatted(rate))
                        .wrong(rate, "取了采样率")
                        .wrong(Ratio.of(10000, rate), "多乘了十"));
    }

    private static Scene images(Draw draw) {
        int width = draw.of(640, 800, 1280, 1920);
        int height = draw.of(480, 600, 720, 1080);
        int count = draw.multiple(100, 900, 50);
        int ratio = draw.of(8, 10, 20);
        long bytes = 3L * width * height;
        return Scene.of(
                "用 %d×%d 像素、每像素 3 字节的相机拍了 %d 张图，压缩比为 %d 比 1（1 兆字节按 1000000 字节计）。"
                        .formatted(width, height, count, ratio),
                count("bytes", "一张未压缩图像的大小", bytes, "字节", "%d × %d × 3".formatted(width, height))
                        .wrong((long) width * height, "漏乘了每像素的字节数")
                        .wrong(bytes * 8, "算成了比特")
                        .wrong(3L * (width + height), "把宽和高相加"),
                number(
                                "megabytes",
                                "全部图像压缩后的大小",
                                Ratio.of(bytes * count, 1_000_000L * ratio),
                                1,
                                "兆字节",
                                "%d × %d × 3 × %d ÷ %d ÷ 1000000".formatted(width, height, count, ratio))
                        .wrong(Ratio.of(bytes * count, 1_000_000L), "没有除以压缩比")
                        .wrong(Ratio.of(bytes * count, 3_000_000L * ratio), "漏乘了每像素的字节数"),
                number(
                                "pixels",
                                "一张图像的像素数",
                                Ratio.of((long) width * height, 10000),
                                1,
                                "万",
                                "%d × %d ÷ 10000".formatted(width, height))
                        .wrong(Ratio.of(bytes, 10000), "算成了字节数")
                        .wrong(Ratio.of((long) width * height, 1000), "除以了一千"));
    }

    private static Scene anonymity(Draw draw) {
        int[] groups = {draw.between(6, 12), draw.between(4, 9), draw.between(2, 4), draw.between(5, 8)};
        int smallest = Arrays.stream(groups).min().orElseThrow();
        int wanted = draw.of(4, 5);
        int below = Arrays.stream(groups).filter(size -> size < wanted).sum();
        int all = Arrays.stream(groups).sum();
        return Scene.of(
                "一份数据按年龄段与区域分成四组，各组人数依次为 %s；要求达到 %d 匿名（每组不少于 %d 人），不足的组整组删去。".formatted(list(groups), wanted, wanted),
                count("k", "删去之前数据满足的匿名参数 k", smallest, "", "人数最少的一组")
                        .wrong(Arrays.stream(groups).max().orElseThrow(), "取了人数最多的一组")
                        .wrong(Ratio.of(all, 4), "取了平均人数")
                        .wrong(4, "取了组数"),
                count("removed", "要删去的人数", below, "人", "少于 %d 人的组的人数之和".formatted(wanted))
                        .wrong(all - below, "数成了保留的人数")
                        .wrong(smallest, "只删去了最小的一组"),
                percent("kept", "删去后保留的比例", Ratio.of(all - below, all), 1, "(%d − %d) ÷ %d".formatted(all, below, all))
                        .wrong(Ratio.of(below, all), "算成了删去的比例")
                        .wrong(Ratio.of(3, 4), "按组数计算"));
    }

    private static Scene questionnaire(Draw draw) {
        int sent = draw.multiple(400, 2000, 50);
        int returned = sent * draw.between(40, 85) / 100;
        int invalid = draw.between(10, returned / 8);
        return Scene.of(
                "发出问卷 %d 份，收回 %d 份，其中无效 %d 份。".formatted(sent, returned, invalid),
                percent("return-rate", "问卷的回收率", Ratio.of(returned, sent), 1, "%d ÷ %d".formatted(returned, sent))
                        .wrong(Ratio.of(returned - invalid, sent), "减去了无效的问卷")
                        .wrong(Ratio.of(sent - returned, sent), "算成了未收回的比例"),
                percent(
                                "valid-rate",
                                "收回的问卷的有效率",
                                Ratio.of(returned - invalid, returned),
                                1,
                                "(%d − %d) ÷ %d".formatted(returned, invalid, returned))
                        .wrong(Ratio.of(returned - invalid, sent), "除以了发出的份数")
                        .wrong(Ratio.of(invalid, returned), "算成了无效的比例"),
                count(
                                "needed",
                                "按同样的回收率与有效率，要得到两倍的有效问卷还须再发的份数",
                                sent,
                                "份",
                                "有效份数与发出份数成正比，共须发 2 × %d，再减去已发的 %d".formatted(sent, sent))
                        .wrong(2L * sent, "没有减去已发的份数")
                        .wrong(returned, "取了收回的份数")
                        .wrong(returned - invalid, "取了有效的份数"));
    }
}
