package io.skillcert.assessment.evaluator.acquisition;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Each page that fails needs a second request. */
public final class Crawling extends CaseEvaluator {

    public Crawling() {
        super("经授权采集 # 个网页，限速每分钟 # 个，其中 #% 第一次失败、各重试一次后成功；每页平均 # 千字节（1 兆字节按 1000 千字节计）。");
        possibleIf(n -> n[0] * n[2] % 100 == 0);
        number("一共发出的请求数", "次", n -> n[0] + n[0] * n[2] / 100);
        number("不计重试时采集所需的时间", "分钟", n -> n[0] / n[1]);
        number("采集结果的大小", "兆字节", n -> n[3] / 1000 * n[0]);
    }
}
