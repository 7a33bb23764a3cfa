package io.skillcert.benchmarks;

import io.skillcert.benchmarks.rules.RulesComparison;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs benchmarks in rounds and writes their results to {@code docs/performance.md}. */
public final class Main {

    private static final int ROUNDS = 5;
    private static final Map<String, Factory> BENCHMARKS = new LinkedHashMap<>();

    static {
        BENCHMARKS.put("rules", root -> new RulesComparison());
        BENCHMARKS.put("start-up", StartUp::start);
        BENCHMARKS.put("http-paths", HttpPaths::start);
        BENCHMARKS.put("learning", Learning::start);
        BENCHMARKS.put("relay", Relay::start);
        BENCHMARKS.put("hand-over", HandOver::start);
        BENCHMARKS.put("consumers", Consumers::start);
        BENCHMARKS.put("overload", Overload::start);
        BENCHMARKS.put("cohort-import", CohortImport::start);
        BENCHMARKS.put("growth", Growth::start);
        BENCHMARKS.put("exam-office", ExamOffice::start);
        BENCHMARKS.put("assessment", Assessment::start);
        BENCHMARKS.put("sitting", Sitting::start);
        BENCHMARKS.put("policy-replay", PolicyReplay::start);
    }

    private Main() {}

    interface Factory {
        Benchmark start(Path root) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        var chosen = arguments.length > 0 ? arguments[0] : "all";
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : ROUNDS;
        if (!chosen.equals("all") && !BENCHMARKS.containsKey(chosen)) {
            System.err.println("There is no benchmark " + chosen + ", only: all " + BENCHMARKS.keySet());
            System.exit(2);
        }
        var root = Path.of(System.getProperty("skillcert.root"));
        for (var benchmark : BENCHMARKS.entrySet()) {
            if (chosen.equals("all") || chosen.equals(benchmark.getKey())) {
                run(benchmark.getKey(), benchmark.getValue(), root, rounds);
            }
        }
        System.exit(0);
    }

    private static void run(String name, Factory factory, Path root, int rounds) throws Exception {
        System.out.println("== " + name);
        var measured = new Rounds();
        try (var benchmark = factory.start(root)) {
            for (int i = 1; i <= rounds; i++) {
                benchmark.round(measured);
                System.out.printf("round %d of %d: %s%n", i, rounds, measured.lastRound());
            }
            var report = new Report(root, name);
            report.line("Measured by `benchmarks/run %s %d` on %s.", name, rounds, Machine.describe())
                    .line("");
            benchmark.report(measured, report);
            report.write();
        }
    }
}
