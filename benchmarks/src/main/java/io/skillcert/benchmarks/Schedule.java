package io.skillcert.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** An open-loop load: it starts actions at a fixed rate, whether or not earlier ones have ended. */
final class Schedule {

    private final double perSecond;
    private final long count;

    Schedule(double perSecond, int seconds) {
        this.perSecond = perSecond;
        this.count = Math.round(perSecond * seconds);
    }

    long count() {
        return count;
    }

    /** @param act is given the moment, in nanoseconds of the system's timer, and must not wait */
    void run(LongConsumer act) throws InterruptedException {
        var begin = System.nanoTime();
        for (long i = 0; i < count; i++) {
            var due = begin + (long) (i * 1e9 / perSecond);
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                TimeUnit.NANOSECONDS.sleep(left);
            }
            act.accept(due);
        }
    }
}
