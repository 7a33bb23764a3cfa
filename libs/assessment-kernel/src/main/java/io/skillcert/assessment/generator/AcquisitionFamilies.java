package io.skillcert.assessment.generator;

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
        int pages = draw.multiple(600, 9000, 600);
        int perMinute = draw.of(20, 30, 40, 60);
        int failed = draw.of(2, 4, 5, 10);
        int size = draw.of(40, 50, 80, 125);
        return Scene.of(
                Text.of(
                        "经授权采集 %d 个网页，限速每分钟 %d 个，其中 %d%% 第一次失败、各重试一次后成功；每页平均 %d 千字节（1 兆字节按 1000 千字节计）。",
                        "With permission, %d web pages are collected at no more than %d a minute; %d%% fail the first time and succeed when retried once. A page has %d kB on average (1 MB is 1000 kB).",
                        pages,
                        perMinute,
                        failed,
                        size),
                number(
                                "requests",
                                Text.of("一共发出的请求数", "the total number of requests sent"),
                                Ratio.of((long) pages * (100 + failed), 100),
                                0,
                                Text.of("次", ""),
                                Text.same("%d + %d × %d%%", pages, pages, failed))
                        .wrong(pages, "漏了重试", "leaving out the retries")
                        .wrong(
                                Ratio.of((long) pages * (100 - failed), 100),
                                "减去了失败的请求",
                                "subtracting the failed requests"),
                number(
                                "minutes",
                                Text.of("不计重试时采集所需的时间", "the time that the collection takes without retries"),
                                Ratio.of(pages, perMinute),
                                0,
                                Text.of("分钟", "min"),
                                Text.same("%d ÷ %d", pages, perMinute))
                        .wrong(Ratio.of(pages, 60), "当成每秒一个", "counting one a second")
                        .wrong(pages, "当成每分钟一个", "counting one a minute"),
                number(
                                "megabytes",
                                Text.of("采集结果的大小", "the size of the collected data"),
                                Ratio.of((long) pages * size, 1000),
                                1,
                                Text.of("兆字节", "MB"),
                                Text.same("%d × %d ÷ 1000", pages, size))
                        .wrong((long) pages * size, "算成了千字节", "computing kilobytes instead")
                        .wrong(Ratio.of((long) pages * size, 8000), "又除以了 8", "dividing by 8 as well"));
    }

    private static Scene sensor(Draw draw) {
        int rate = draw.of(10, 20, 50, 100);
        int hours = draw.between(2, 12);
        int channels = draw.of(3, 4, 6);
        int lost = draw.of(1, 2, 4, 5);
        long samples = 3600L * hours * rate;
        return Scene.of(
                Text.of(
                        "一个传感器每秒采样 %d 次，每次采 %d 个通道，每个通道 2 字节，连续工作 %d 小时，传输中丢失 %d%% 的采样。",
                        "A sensor takes %d samples a second on %d channels, 2 bytes per channel, and runs for %d hours; %d%% of the samples are lost in transmission.",
                        rate,
                        channels,
                        hours,
                        lost),
                count(
                                "samples",
                                Text.of("应有的采样次数", "the number of samples that should have been taken"),
                                samples,
                                Text.of("次", ""),
                                Text.same("3600 × %d × %d", hours, rate))
                        .wrong(60L * hours * rate, "把小时换成了分钟", "converting the hours to minutes")
                        .wrong(samples * channels, "又乘了通道数", "multiplying by the channels as well"),
                count(
                                "received",
                                Text.of("实际收到的采样次数", "the number of samples actually received"),
                                Ratio.of(samples * (100 - lost), 100),
                                Text.of("次", ""),
                                Text.same("3600 × %d × %d × (100%% − %d%%)", hours, rate, lost))
                        .wrong(samples, "没有减去丢失的采样", "not subtracting the lost samples")
                        .wrong(Ratio.of(samples * lost, 100), "数成了丢失的采样", "counting the lost samples"),
                count(
                                "bytes",
                                Text.of("每秒产生的字节数", "the number of bytes produced each second"),
                                2L * channels * rate,
                                Text.of("字节", "bytes"),
                                Text.same("%d × %d × 2", rate, channels))
                        .wrong((long) channels * rate, "漏乘了每个通道的字节数", "not multiplying by the bytes per channel")
                        .wrong(2L * rate, "漏乘了通道数", "not multiplying by the channels")
                        .wrong(16L * channels * rate, "算成了比特", "counting bits instead"),
                number(
                                "interval",
                                Text.of("两次采样的间隔", "the interval between two samples"),
                                Ratio.of(1000, rate),
                                0,
                                Text.of("毫秒", "ms"),
                                Text.same("1000 ÷ %d", rate))
                        .wrong(rate, "取了采样率", "taking the sampling rate")
                        .wrong(Ratio.of(10000, rate), "多乘了十", "multiplying by ten too often"));
    }

    private static Scene images(Draw draw) {
        int width = draw.of(640, 800, 1280, 1920);
        int height = draw.of(480, 600, 720, 1080);
        int count = draw.multiple(100, 900, 50);
        int ratio = draw.of(8, 10, 20);
        long bytes = 3L * width * height;
        return Scene.of(
                Text.of(
                        "用 %d×%d 像素、每像素 3 字节的相机拍了 %d 张图，压缩比为 %d 比 1（1 兆字节按 1000000 字节计）。",
                        "A camera with %d×%d pixels and 3 bytes per pixel takes %d images; the compression ratio is %d to 1 (1 MB is 1000000 bytes).",
                        width,
                        height,
                        count,
                        ratio),
                count(
                                "bytes",
                                Text.of("一张未压缩图像的大小", "the size of one uncompressed image"),
                                bytes,
                                Text.of("字节", "bytes"),
                                Text.same("%d × %d × 3", width, height))
                        .wrong((long) width * height, "漏乘了每像素的字节数", "not multiplying by the bytes per pixel")
                        .wrong(bytes * 8, "算成了比特", "counting bits instead")
                        .wrong(3L * (width + height), "把宽和高相加", "adding width and height"),
                number(
                                "megabytes",
                                Text.of("全部图像压缩后的大小", "the size of all images after compression"),
                                Ratio.of(bytes * count, 1_000_000L * ratio),
                                1,
                                Text.of("兆字节", "MB"),
                                Text.same("%d × %d × 3 × %d ÷ %d ÷ 1000000", width, height, count, ratio))
                        .wrong(Ratio.of(bytes * count, 1_000_000L), "没有除以压缩比", "not dividing by the compression ratio")
                        .wrong(
                                Ratio.of(bytes * count, 3_000_000L * ratio),
                                "漏乘了每像素的字节数",
                                "not multiplying by the bytes per pixel"),
                number(
                                "pixels",
                                Text.of("一张图像的像素数", "the number of pixels of one image in units of ten thousand"),
                                Ratio.of((long) width * height, 10000),
                                1,
                                Text.of("万", ""),
                                Text.same("%d × %d ÷ 10000", width, height))
                        .wrong(Ratio.of(bytes, 10000), "算成了字节数", "computing the number of bytes")
                        .wrong(Ratio.of((long) width * height, 1000), "除以了一千", "dividing by a thousand"));
    }

    private static Scene anonymity(Draw draw) {
        int[] groups = {draw.between(6, 12), draw.between(4, 9), draw.between(2, 4), draw.between(5, 8)};
        int smallest = Arrays.stream(groups).min().orElseThrow();
        int wanted = draw.of(4, 5);
        int below = Arrays.stream(groups).filter(size -> size < wanted).sum();
        int all = Arrays.stream(groups).sum();
        return Scene.of(
                Text.of(
                        "一份数据按年龄段与区域分成四组，各组人数依次为 %s；要求达到 %d 匿名（每组不少于 %d 人），不足的组整组删去。",
                        "A data set is divided into four groups by age band and district, with %s people. It must reach %d-anonymity (at least %d people in each group); groups that are too small are deleted as a whole.",
                        Text.list(groups),
                        wanted,
                        wanted),
                count(
                                "k",
                                Text.of(
                                        "删去之前数据满足的匿名参数 k",
                                        "the anonymity parameter k that the data meets before the deletion"),
                                smallest,
                                Text.of("人数最少的一组", "the smallest group"))
                        .wrong(Arrays.stream(groups).max().orElseThrow(), "取了人数最多的一组", "taking the largest group")
                        .wrong(Ratio.of(all, 4), "取了平均人数", "taking the mean group size")
                        .wrong(4, "取了组数", "taking the number of groups"),
                count(
                                "removed",
                                Text.of("要删去的人数", "the number of people to delete"),
                                below,
                                Text.of("人", ""),
                                Text.of("少于 %d 人的组的人数之和", "sum of the groups with fewer than %d people", wanted))
                        .wrong(all - below, "数成了保留的人数", "counting the people who stay")
                        .wrong(smallest, "只删去了最小的一组", "deleting only the smallest group"),
                percent(
                                "kept",
                                Text.of("删去后保留的比例", "the share that stays after the deletion"),
                                Ratio.of(all - below, all),
                                1,
                                Text.same("(%d − %d) ÷ %d", all, below, all))
                        .wrong(Ratio.of(below, all), "算成了删去的比例", "computing the share that is deleted")
                        .wrong(Ratio.of(3, 4), "按组数计算", "computing by the number of groups"));
    }

    private static Scene questionnaire(Draw draw) {
        int sent = draw.multiple(400, 2000, 50);
        int returned = sent * draw.between(40, 85) / 100;
        int invalid = draw.between(10, returned / 8);
        return Scene.of(
                Text.of(
                        "发出问卷 %d 份，收回 %d 份，其中无效 %d 份。",
                        "%d questionnaires are sent out, %d come back, and %d of these are invalid.",
                        sent,
                        returned,
                        invalid),
                percent(
                                "return-rate",
                                Text.of("问卷的回收率", "the return rate of the questionnaires"),
                                Ratio.of(returned, sent),
                                1,
                                Text.same("%d ÷ %d", returned, sent))
                        .wrong(Ratio.of(returned - invalid, sent), "减去了无效的问卷", "subtracting the invalid questionnaires")
                        .wrong(
                                Ratio.of(sent - returned, sent),
                                "算成了未收回的比例",
                                "computing the share that did not come back"),
                percent(
                                "valid-rate",
                                Text.of("收回的问卷的有效率", "the validity rate of the returned questionnaires"),
                                Ratio.of(returned - invalid, returned),
                                1,
                                Text.same("(%d − %d) ÷ %d", returned, invalid, returned))
                        .wrong(Ratio.of(returned - invalid, sent), "除以了发出的份数", "dividing by the number sent out")
                        .wrong(Ratio.of(invalid, returned), "算成了无效的比例", "computing the share of invalid ones"),
                count(
                                "needed",
                                Text.of(
                                        "按同样的回收率与有效率，要得到两倍的有效问卷还须再发的份数",
                                        "the number of further questionnaires to send for twice as many valid ones at the same rates"),
                                sent,
                                Text.of("份", ""),
                                Text.of(
                                        "有效份数与发出份数成正比，共须发 2 × %d，再减去已发的 %d",
                                        "valid ones are proportional to those sent, so 2 × %d must be sent in all; subtract the %d sent already",
                                        sent,
                                        sent))
                        .wrong(2L * sent, "没有减去已发的份数", "not subtracting those sent already")
                        .wrong(returned, "取了收回的份数", "taking the number returned")
                        .wrong(returned - invalid, "取了有效的份数", "taking the number of valid ones"));
    }
}
