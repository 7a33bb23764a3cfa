package io.skillcert.assessment.evaluator.training;

import io.skillcert.assessment.evaluator.CaseEvaluator;
import java.util.Collections;
import java.util.PriorityQueue;

/** Gives each setting to the machine that is free first. */
public final class Hyperparameters extends CaseEvaluator {

    public Hyperparameters() {
        super("网格搜索：学习率 # 个取值，批大小 # 个，丢弃率 # 个；每组训练 # 分钟，# 台机器同时各训练一组。");
        number("要训练的组数", "组", Hyperparameters::settings);
        number("全部训练完的最短时间", "分钟", Hyperparameters::minutes);
    }

    private static double settings(double[] n) {
        return n[0] * n[1] * n[2];
    }

    private static double minutes(double[] n) {
        var machines = new PriorityQueue<Double>(Collections.nCopies((int) n[4], 0.0));
        double end = 0;
        for (int setting = 0; setting < settings(n); setting++) {
            end = machines.remove() + n[3];
            machines.add(end);
        }
        return end;
    }
}
