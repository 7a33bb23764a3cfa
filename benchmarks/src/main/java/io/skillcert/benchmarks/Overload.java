package io.skillcert.benchmarks;

import io.skillcert.localstack.cluster.Replica;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Sends five times the load that one replica sustains, open-loop, for {@code -Dbenchmark.minutes} a round, and measures the
 * share that is done, the health checks meanwhile and the time until the service is as fast as before.
 */
final class Overload implements Benchmark {

    private static final int CLIENTS = 16;
    private static final int TIMES = 5;
    private static final int MINUTES = Integer.getInteger("benchmark.minutes", 10);
    private static final int WARM_UP_SECONDS = 15;
    private static final int MAX_IN_FLIGHT = 1_500;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int RECOVERY_SECONDS = 30;
    /** The service has recovered when a registration takes less than this many times the median before. */
    private static final double AS_BEFORE = 3;

    private static final int IN_A_ROW = 5;

    private final RegistrationLoad load;
    private final double sustained;
    private final long medianBefore;
    private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();
    private final Histogram accepted = new ConcurrentHistogram(3);
    private final Histogram healthChecks = new ConcurrentHistogram(3);
    private final AtomicLong unhealthy = new AtomicLong();
    private final AtomicLong people = new AtomicLong(20_000_000);
    private final Semaphore inFlight = new Semaphore(MAX_IN_FLIGHT);

    private Overload(RegistrationLoad load) throws Exception {
        this.load = load;
        sustained = load.registering(CLIENTS).warmUp(WARM_UP_SECONDS, load.service());
        var took = new Histogram(3);
        for (int i = 0; i < 100; i++) {
            took.recordValue(register());
        }
        medianBefore = took.getValueAtPercentile(50);
    }

    static Overload start(Path root) throws Exception {
        return new Overload(RegistrationLoad.start(root));
    }

    /** Returns the microseconds of one registration. */
    private long register() throws Exception {
        var begin = System.nanoTime();
        load.register("E" + people.incrementAndGet());
        return micros(begin);
    }

    @Override
    public void round(Rounds measured) throws Exception {
        answers.clear();
        var health = Executors.newSingleThreadScheduledExecutor();
        health.scheduleAtFixedRate(() -> checkHealth(load.service()), 0, 1, TimeUnit.SECONDS);
        var schedule = new Schedule(sustained * TIMES, MINUTES * 60);
        schedule.run(this::offer);
        measured.add("recovered s", secondsUntilRecovered(System.nanoTime()));
        health.shutdownNow();
        measured.addRatio("done", count("201"), schedule.count());
        measured.addRatio("done of sustained", count("201"), sustained * MINUTES * 60);
    }

    private void offer(long due) {
        if (!inFlight.tryAcquire()) {
            count(answers, "not sent: " + MAX_IN_FLIGHT + " unanswered");
            return;
        }
        var request = load.newRegistration("E" + people.incrementAndGet()).timeout(PATIENCE);
        load.api().sendAsync(request).whenComplete((answer, failure) -> {
            inFlight.release();
            note(answer, due);
        });
    }

    private void note(HttpResponse<String> answer, long due) {
        count(answers, answer == null ? "no answer" : Integer.toString(answer.statusCode()));
        if (answer != null && answer.statusCode() == 201) {
            accepted.recordValue(micros(due));
        }
    }

    private static void count(Map<String, LongAdder> counts, String what) {
        counts.computeIfAbsent(what, key -> new LongAdder()).increment();
    }

    private void checkHealth(Replica replica) {
        var begin = System.nanoTime();
        try {
            if (!replica.isReady()) {
                unhealthy.incrementAndGet();
            }
        } catch (Exception e) {
            unhealthy.incrementAndGet();
        }
        healthChecks.recordValue(micros(begin));
    }

    /** Waits for several fast registrations in a row and an empty outbox. */
    private double secondsUntilRecovered(long end) throws Exception {
        int inARow = 0;
        double seconds = 0;
        while (inARow < IN_A_ROW && seconds < 10 * RECOVERY_SECONDS) {
            inARow = isAsBefore() ? inARow + 1 : 0;
            seconds = (System.nanoTime() - end) / 1e9;
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return seconds;
    }

    private boolean isAsBefore() throws Exception {
        try {
            return register() <= medianBefore * AS_BEFORE && load.database().outbox() == 0;
        } catch (IllegalStateException e) {
            return false; // refused
        }
    }

    private static long micros(long since) {
        return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - since);
    }

    private long count(String answer) {
        return answers.getOrDefault(answer, new LongAdder()).sum();
    }

    @Override
    public void report(Rounds measured, Report report) {
        report.line(
                        "| registrations, %d minutes at %d times what %d clients got done | | target |",
                        MINUTES, TIMES, CLIENTS)
                .line("|---|---|---|")
                .line("| done of those that were offered | %s | |", measured.shown("done", "%.2f"))
                .line("| done, against what was sustained before | %s | |", measured.shown("done of sustained", "%.2f"))
                .line("| answers of the last round | %s | |", new TreeMap<>(answers))
                .line(
                        "| time from the moment due until it is done: median, 99 %% | %d ms, %d ms | |",
                        accepted.getValueAtPercentile(50) / 1000, accepted.getValueAtPercentile(99) / 1000)
                .line(
                        "| health checks, one a second: failed, slowest | %d, %d ms | |",
                        unhealthy.get(), healthChecks.getMaxValue() / 1000)
                .line(
                        "| as fast as before after the end of the load | %s s | %s |",
                        measured.shown("recovered s", "%.1f"),
                        Report.met(measured.median("recovered s") <= RECOVERY_SECONDS, RECOVERY_SECONDS + " s"));
    }

    @Override
    public void close() {
        load.close();
    }
}
