package io.skillcert.benchmarks;

import io.skillcert.localstack.cluster.Replica;
import java.util.List;

/** Runs a load until the JVMs hardly compile any more, which takes minutes on two processors. */
final class WarmUp {

    private static final int MOST = 24;
    /** Of one processor. */
    private static final double LITTLE = 0.05;

    private WarmUp() {}

    interface Run {
        double perSecond() throws Exception;
    }

    /** Returns the best run's. @param services whose JVMs count */
    static double of(String what, List<Replica> services, Run run) throws Exception {
        double best = 0;
        double compiling = 1;
        for (int i = 1; i <= MOST && compiling > LITTLE; i++) {
            var compiled = compilingSeconds(services);
            var begin = System.nanoTime();
            var now = run.perSecond();
            compiling = (compilingSeconds(services) - compiled) / ((System.nanoTime() - begin) / 1e9);
            System.out.printf(
                    "  warming up %s, %d of at most %d: %.0f a second, compiling %.0f %% of the time%n",
                    what, i, MOST, now, 100 * compiling);
            best = Math.max(best, now);
        }
        return best;
    }

    private static double compilingSeconds(List<Replica> services) throws Exception {
        double all = 0;
        for (var service : services) {
            all += service.compilingSeconds();
        }
        return all;
    }
}
