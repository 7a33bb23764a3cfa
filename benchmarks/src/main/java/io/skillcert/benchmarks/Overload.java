package io.skillcert.benchmarks;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Five times the load that one replica sustains, for ten minutes, whether or not it answers: what it does, what it
 * refuses, whether its health checks answer meanwhile, and how soon all is as before when the load ends.
 */
public final class Overload {

    private static final int CLIENTS = 16;
    private static final int TIMES = 5;
    private static final int WARM_UP_SECONDS = 15;
    private static final int MOST_IN_FLIGHT = 1_500;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration HEALTH_PATIENCE = Duration.ofSeconds(5);
    private static final int RECOVERY_SECONDS = 30;
    /** As before: no slower than this many times the median before. */
    private static final double AS_BEFORE = 3;

    private static final int IN_A_ROW = 5;

    private final RegistrationLoad load;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> health = new ConcurrentHashMap<>();
    private final Histogram accepted = new ConcurrentHistogram(3);
    private final Histogram refused = new ConcurrentHistogram(3);
    private final Histogram healthTook = new ConcurrentHistogram(3);
    private final AtomicLong people = new AtomicLong(20_000_000);
    private final Semaphore inFlight = new Semaphore(MOST_IN_FLIGHT);

    private Overload(RegistrationLoad load) {
        this.load = load;
    }

    /** There are no rounds: {@code -Dbenchmark.minutes} says how long the load lasts. */
    public static void main(String[] arguments) throws Exception {
        int minutes = Integer.getInteger("benchmark.minutes", 10);
        var root = Path.of(System.getProperty("skillcert.root"));
        try (var load = RegistrationLoad.start(root)) {
            new Overload(load).run(root, minutes);
        }
        System.exit(0);
    }

    private void run(Path root, int minutes) throws Exception {
        var registering = load.registering(CLIENTS);
        var sustained = registering.warmUp(WARM_UP_SECONDS, load.service());
        var before = calm();
        var schedule = Executors.newScheduledThreadPool(2);
        var watch = schedule.scheduleAtFixedRate(this::checkHealth, 0, 1, TimeUnit.SECONDS);
        int offered = (int) (sustained * TIMES);
        offer(schedule, offered, minutes * 60L);
        var end = System.nanoTime();
        var recovered = secondsUntil(before, end);
        watch.cancel(false);
        schedule.shutdownNow();
        report(root, minutes, sustained, offered, recovered);
    }

    /** The median of a few registrations, one after the other, in microseconds. */
    private long calm() throws Exception {
        var took = new Histogram(3);
        for (int i = 0; i < 100; i++) {
            took.recordValue(registered());
        }
        return took.getValueAtPercentile(50);
    }

    private long registered() throws Exception {
        var begin = System.nanoTime();
        load.register("E" + people.incrementAndGet());
        return micros(begin);
    }

    /** At its moment each is sent; its time counts from then on. */
    private void offer(ScheduledExecutorService schedule, int perSecond, long seconds) throws Exception {
        long begin = System.nanoTime();
        long interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
        for (long i = 0; i < perSecond * seconds; i++) {
            long due = begin + i * interval;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                TimeUnit.NANOSECONDS.sleep(left);
            }
            if (!inFlight.tryAcquire()) {
                count(answers, "not sent: " + MOST_IN_FLIGHT + " unanswered");
                continue;
            }
            var request = load.newRegistration("E" + people.incrementAndGet())
                    .timeout(PATIENCE)
                    .build();
            http.sendAsync(request, BodyHandlers.discarding()).whenComplete((answer, failure) -> {
                inFlight.release();
                took(answer, failure, due);
            });
        }
    }

    private void took(HttpResponse<Void> answer, Throwable failure, long due) {
        if (failure != null) {
            count(answers, "no answer");
            return;
        }
        count(answers, Integer.toString(answer.statusCode()));
        (answer.statusCode() == 201 ? accepted : refused).recordValue(micros(due));
    }

    private static void count(Map<String, LongAdder> counts, String what) {
        counts.computeIfAbsent(what, key -> new LongAdder()).increment();
    }

    private void checkHealth() {
        for (var check : new String[] {"/q/health/live", "/q/health/ready"}) {
            var begin = System.nanoTime();
            try {
                var request = HttpRequest.newBuilder(load.address(check))
                        .timeout(HEALTH_PATIENCE)
                        .build();
                var status = http.send(request, BodyHandlers.discarding()).statusCode();
                count(health, Integer.toString(status));
                healthTook.recordValue(micros(begin));
            } catch (IOException e) {
                count(health, "no answer");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Registrations as fast as before, several in a row, and no event that waits. */
    private double secondsUntil(long before, long end) throws Exception {
        int inARow = 0;
        double seconds = 0;
        while (inARow < IN_A_ROW && seconds < 10 * RECOVERY_SECONDS) {
            inARow = isAsBefore(before) ? inARow + 1 : 0;
            seconds = (System.nanoTime() - end) / 1e9;
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return seconds;
    }

    private boolean isAsBefore(long before) throws Exception {
        try {
            return registered() <= before * AS_BEFORE && waiting() == 0;
        } catch (IllegalStateException e) {
            return false; // refused
        }
    }

    private long waiting() throws SQLException {
        try (var connection = DriverManager.getConnection(load.database(), "postgres", "unused");
                var rows = connection.createStatement().executeQuery("select count(*) from outbox")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static long micros(long since) {
        return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - since);
    }

    private void report(Path root, int minutes, double sustained, int offered, double recovered) throws IOException {
        var report = new Report(root, "overload");
        report.line("Measured by `benchmarks/run overload` on %s.", AsImages.machine())
                .line("")
                .line("| registrations, %d minutes at %d times what %d clients got done | |", minutes, TIMES, CLIENTS)
                .line("|---|---|")
                .line("| done of those that were offered | 1 of %.1f |", total() / (double) count("201"))
                .line("| done, against what was sustained before | %.2f |", count("201") / (sustained * minutes * 60))
                .line("| answers | %s |", new TreeMap<>(answers))
                .line(
                        "| time from the moment due, done: median, 99 %% | %d ms, %d ms |",
                        accepted.getValueAtPercentile(50) / 1000, accepted.getValueAtPercentile(99) / 1000)
                .line(
                        "| the same, refused | %d ms, %d ms |",
                        refused.getValueAtPercentile(50) / 1000, refused.getValueAtPercentile(99) / 1000)
                .line(
                        "| health checks, one a second: answers, slowest | %s, %d ms |",
                        new TreeMap<>(health), healthTook.getMaxValue() / 1000)
                .line(
                        "| as before after the load's end | %.1f s, %s |",
                        recovered, Report.met(recovered <= RECOVERY_SECONDS, RECOVERY_SECONDS + " s"));
        report.write();
        System.out.printf("offered %d a second%n", offered);
    }

    private long count(String answer) {
        return answers.getOrDefault(answer, new LongAdder()).sum();
    }

    private long total() {
        return answers.values().stream().mapToLong(LongAdder::sum).sum();
    }
}
