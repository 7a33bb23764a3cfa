package io.skillcert.assessment.evaluator.operation;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Stores day after day, until as many are deleted as are added. */
public final class Storage extends CaseEvaluator {

    public Storage() {
        super("系统每天产生 # 吉字节日志，压缩后为原来的 1/#，保留 # 天，每份存 # 个副本。");
        number("存储满后的占用空间", "吉字节", n -> stored(n, n[2]));
        number("每天新增的占用空间", "吉字节", n -> stored(n, 1));
        number("保留期减半后能腾出的空间", "吉字节", n -> stored(n, n[2]) - stored(n, n[2] / 2));
    }

    private static double stored(double[] n, double days) {
        double stored = 0;
        for (int day = 0; day < days; day++) {
            stored += n[0] * n[3];
        }
        return stored / n[1];
    }
}
