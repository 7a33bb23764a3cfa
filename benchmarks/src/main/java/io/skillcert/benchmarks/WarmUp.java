package io.skillcert.benchmarks;

/**
 * Runs until it has got no faster twice in a row: the JVM compiles for minutes where there are two processors, and one
 * run may be slow for another reason.
 */
final class WarmUp {

    private static final int MOST = 16;
    private static final int NO_FASTER = 2;
    private static final double FASTER = 1.03;

    private WarmUp() {}

    interface Run {
        double perSecond() throws Exception;
    }

    /** Returns the best run's. */
    static double of(String what, Run run) throws Exception {
        double best = 0;
        int noFaster = 0;
        for (int i = 1; i <= MOST && noFaster < NO_FASTER; i++) {
            var now = run.perSecond();
            System.out.printf("  warming up %s, %d of at most %d: %.0f a second%n", what, i, MOST, now);
            noFaster = now < best * FASTER ? noFaster + 1 : 0;
            best = Math.max(best, now);
        }
        return best;
    }
}
