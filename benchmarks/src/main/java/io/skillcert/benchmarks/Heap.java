package io.skillcert.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/** What lives in another JVM's heap after a collection. */
final class Heap {

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");
    private static final double MEGA = 1 << 20;

    private Heap() {}

    /** In MiB; whoever asks makes it collect. */
    static double alive(long pid) throws IOException, InterruptedException {
        var total = TOTAL.matcher(Report.output(List.of("jcmd", Long.toString(pid), "GC.class_histogram")));
        if (!total.find()) {
            throw new IOException("no heap shown");
        }
        return Long.parseLong(total.group(1)) / MEGA;
    }
}
