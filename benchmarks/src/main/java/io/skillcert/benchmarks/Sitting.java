package io.skillcert.benchmarks;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Compares saves of answers with {@code pgbench} sending the same statements. After the rounds 1,500 candidates save 120 answers a
 * second at an open rate, 15 % of what 10,000 candidates save at their peak, and all hand in within 30 s. Heartbeats and views of
 * rooms are not part of the load.
 */
final class Sitting implements Benchmark {

    private static final int CLIENTS = 8;
    private static final int SECONDS = Integer.getInteger("benchmark.seconds", 15);
    private static final double SAVES_TARGET = 0.5;
    /** Attempts that a round answers, so many that the limit of a machine's calls is not reached. */
    private static final int SET = 960;

    private static final int CANDIDATES = 1_500;
    private static final long FIRST_CANDIDATE = 1;
    private static final double PER_SECOND = 120;
    private static final int MINUTES = Integer.getInteger("benchmark.minutes", 10);
    private static final int P99_TARGET_MILLIS = 50;
    private static final int BURST_SECONDS = 30;
    private static final int SEALED_TARGET_SECONDS = 60;
    private static final int HEAP_TARGET_BYTES = 1024;
    private static final String AT = "2025-07-26T09:05:00+08:00";

    private final SittingLoad load;
    private final PgBench statements;
    private final long statementCount;
    private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();
    private final Histogram took = new ConcurrentHistogram(3);
    private final int[] given = new int[CANDIDATES];
    private long nextSet = 10_000;

    private Sitting(SittingLoad load) throws Exception {
        this.load = load;
        load.startAttempts(FIRST_CANDIDATE, CANDIDATES);
        WarmUp.of("saves", List.of(load.service()), this::saves);
        var recorded = recorded();
        statementCount = recorded.lines().filter(line -> line.endsWith(";")).count();
        statements = new PgBench(load.database().jdbcUrl(), recorded, CLIENTS);
    }

    static Sitting start(Path root) throws Exception {
        var load = SittingLoad.start(root);
        try {
            return new Sitting(load);
        } catch (Exception e) {
            load.close();
            throw e;
        }
    }

    private static Map<String, Object> answer(int n, int position) {
        return Map.of("n", n, "position", position, "response", "A", "at", AT);
    }

    /** Saves one answer a request, in turns for all attempts of a new set. */
    private double saves() throws Exception {
        load.startAttempts(nextSet, SET);
        var lua =
                """
                local sent = -1 -- the first request is made to be looked at, and is not sent
                function request()
                    local k = %d + sent %% %d
                    local n = 1 + math.floor(sent / %d)
                    sent = sent + 1
                    local headers = {["Content-Type"] = "application/json",
                        ["Authorization"] = string.format("Bearer sitting_%%043d", k)}
                    local body = string.format(
                        '{"events":[{"n":%%d,"position":%%d,"response":"A","at":"%s"}],"unsent":0}', n, 1 + n %% %d)
                    return wrk.format("POST", string.format("/v1/attempts/00000000-0000-7000-8000-%%012x/answers", k), headers, body)
                end
                """
                        .formatted(nextSet, SET, SET, AT, SittingLoad.ITEMS);
        nextSet += SET;
        return new Wrk(load.api().address("/"), lua, CLIENTS).run(SECONDS);
    }

    /** Saves the third answer of two attempts, and makes the statements of the first those of any answer. */
    private String recorded() throws Exception {
        long first = nextSet;
        nextSet += 2;
        load.startAttempts(first, 2);
        for (long k = first; k < nextSet; k++) {
            load.api().send(load.call(k, "/answers", Map.of("events", List.of(answer(1, 7), answer(2, 7)))));
        }
        var log = load.statementLog().of(() -> {
            for (long k = first; k < first + 2; k++) {
                load.api().send(load.call(k, "/answers", Map.of("events", List.of(answer(3, 7)), "unsent", 0)));
            }
        });
        int perClient = SET / CLIENTS;
        var variables =
                """
                \\set k :first + :client_id * %d + (:n - 1) %% %d
                \\set m 1 + (:n - 1) / %d
                """
                        .formatted(perClient, perClient, perClient);
        var hash = load.database().text("select " + SittingLoad.tokenHash(Long.toString(first)));
        return RecordedSql.script(
                        log,
                        "insert into answer_event ",
                        variables,
                        Map.of(
                                "'" + SittingLoad.id(first) + "'",
                                SittingLoad.id(":k::bigint"),
                                "'" + hash + "'",
                                SittingLoad.tokenHash(":k"),
                                "'{3}'",
                                "array[:m]",
                                "'3'",
                                ":m",
                                "'{7}'",
                                "array[1 + :m % " + SittingLoad.ITEMS + "]"))
                // What the driver says of the parameters, pgbench can't.
                .replaceFirst(
                        "unnest\\((.*?), (.*?), (.*?), (.*?)\\)",
                        "unnest($1::integer[], $2::smallint[], $3::text[], $4::timestamptz[])");
    }

    @Override
    public void round(Rounds measured) throws Exception {
        var saved = saves();
        load.startAttempts(statements.first(), SET);
        measured.addRatio("saves", saved, statements.run(SECONDS));
        measured.add("saves a second", saved);
    }

    /** Answers at an open rate, in turns, so that one candidate's answers never overtake each other. */
    private void sit() throws Exception {
        var inFlight = new Semaphore(CANDIDATES);
        var next = new int[1];
        new Schedule(PER_SECOND, MINUTES * 60).run(due -> {
            int candidate = next[0]++ % CANDIDATES;
            if (!inFlight.tryAcquire()) {
                count("not sent");
                return;
            }
            int n = ++given[candidate];
            var body = Map.of("events", List.of(answer(n, 1 + n % SittingLoad.ITEMS)), "unsent", 0);
            load.api()
                    .sendAsync(load.call(FIRST_CANDIDATE + candidate, "/answers", body))
                    .whenComplete((answer, failure) -> {
                        inFlight.release();
                        note(answer, due);
                    });
        });
        inFlight.acquire(CANDIDATES);
    }

    private void note(HttpResponse<String> answer, long due) {
        count(answer == null ? "no answer" : Integer.toString(answer.statusCode()));
        took.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due));
    }

    private void count(String what) {
        answers.computeIfAbsent(what, key -> new LongAdder()).increment();
    }

    /** Has all candidates hand in within half a minute and returns the seconds until every attempt is sealed. */
    private double handIn() throws Exception {
        var begin = System.nanoTime();
        var waiting = new Semaphore(CANDIDATES);
        var next = new int[1];
        new Schedule(CANDIDATES / (double) BURST_SECONDS, BURST_SECONDS).run(due -> {
            int candidate = next[0]++;
            waiting.acquireUninterruptibly();
            load.api()
                    .sendAsync(load.call(FIRST_CANDIDATE + candidate, "/submission", Map.of("last", given[candidate])))
                    .whenComplete((answer, failure) -> {
                        waiting.release();
                        count("handed in: " + (answer == null ? "no answer" : answer.statusCode()));
                    });
        });
        waiting.acquire(CANDIDATES);
        return secondsUntil("select count(*) from attempt_seal", CANDIDATES, begin);
    }

    private double secondsUntil(String count, long wanted, long begin) throws Exception {
        double seconds = 0;
        while (load.database().number(count) != wanted) {
            seconds = (System.nanoTime() - begin) / 1e9;
            if (seconds > 1_200) {
                throw new IllegalStateException(count + " does not become " + wanted);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    @Override
    public void report(Rounds measured, Report report) throws Exception {
        long before = load.service().heapAlive();
        sit();
        long heap = (load.service().heapAlive() - before) / CANDIDATES;
        double sealed = handIn();
        double marked = secondsUntil("select count(*) from attempt_to_mark", 0, System.nanoTime());
        double p99 = took.getValueAtPercentile(99) / 1000.0;
        boolean isRefused = answers.keySet().stream().anyMatch(answer -> !answer.endsWith("200"));
        report.line(
                        "| one replica, %d clients, %d rounds of %d s each, in turns | | target |",
                        CLIENTS, measured.count(), SECONDS)
                .line("|---|---|---|")
                .line(
                        "| an answer saved, against `pgbench` sending its %d statements | %s | %s |",
                        statementCount,
                        measured.shown("saves", "%.2f"),
                        Report.met(measured.median("saves") >= SAVES_TARGET, "0.5"))
                .line("| answers saved a second | %s | |", measured.shown("saves a second", "%.0f"))
                .line(
                        "| %,d candidates, %.0f answers a second for %d minutes, open model: median, 99 %% | %.1f ms, %.1f ms | %s |",
                        CANDIDATES,
                        PER_SECOND,
                        MINUTES,
                        took.getValueAtPercentile(50) / 1000.0,
                        p99,
                        Report.met(p99 <= P99_TARGET_MILLIS, P99_TARGET_MILLIS + " ms"))
                .line(
                        "| answers to all calls | %s | %s |",
                        new TreeMap<>(answers).toString().replaceAll("[{}]", "").replace("=", " × "),
                        Report.met(!isRefused, "no refusal"))
                .line(
                        "| all hand in within %d s: sealed after | %.1f s | %s |",
                        BURST_SECONDS,
                        sealed,
                        Report.met(sealed <= SEALED_TARGET_SECONDS, SEALED_TARGET_SECONDS + " s"))
                .line(
                        "| and marked, %,d answers, after another | %.1f s | |",
                        (long) CANDIDATES * SittingLoad.ITEMS, marked)
                .line(
                        "| growth of the live heap for each attempt, bytes | %d | %s |",
                        heap, Report.met(heap <= HEAP_TARGET_BYTES, "1,024"));
    }

    @Override
    public void close() {
        load.close();
    }
}
