package io.skillcert.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.localstack.cohort.CohortReport;
import io.skillcert.localstack.cohort.CohortRun;
import io.skillcert.localstack.cohort.SampleCohortFile;
import io.skillcert.localstack.cohort.Services;
import io.skillcert.localstack.service.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A cohort of 10,000 rows, uploaded and registered, against {@code COPY} of the rows that this leaves in the database;
 * and a cohort from its registration to its entitlements through all three services, as {@code ./run} takes it there.
 */
public final class Bulk {

    private static final int ROWS = Integer.getInteger("benchmark.rows", 10_000);
    private static final int COHORT = Integer.getInteger("benchmark.cohort", 1_000);
    private static final int LIMIT_SECONDS = 600;
    private static final double TARGET = 0.25;

    private Bulk() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        var root = Path.of(System.getProperty("skillcert.root"));
        var measured = new Rounds();
        try (var load = RegistrationLoad.start(root)) {
            WarmUp.of("imports", List.of(load.service()), () -> ROWS / imported(load));
            for (int i = 1; i <= rounds; i++) {
                importRound(load, measured);
                System.out.printf("round %d of %d: %.3f of COPY%n", i, rounds, measured.last("import"));
            }
        }
        for (int i = 1; i <= rounds; i++) {
            measured.add("cohort", cohort(root));
            System.out.printf("round %d of %d: %.0f records/s%n", i, rounds, measured.last("cohort"));
        }
        report(root, rounds, measured);
        System.exit(0);
    }

    private static void importRound(RegistrationLoad load, Rounds measured) throws Exception {
        var written = CopiedRows.since(load.database());
        var seconds = imported(load);
        var copied = written.copy();
        System.out.printf("  %.1f s, COPY %.2f s of %s%n", seconds, copied.seconds(), copied.rows());
        measured.addRatio("import", copied.seconds(), seconds);
    }

    /** Seconds from the upload until every row has its result. */
    private static double imported(RegistrationLoad load) throws Exception {
        var file = load.cohort(ROWS);
        var begin = System.nanoTime();
        JsonNode upload = load.upload(file);
        while (upload.get("status").asText().equals("RUNNING")) {
            if (System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(LIMIT_SECONDS)) {
                throw new IllegalStateException("still running: " + upload);
            }
            TimeUnit.MILLISECONDS.sleep(50);
            upload = load.cohortImport(upload.get("id").asText());
        }
        if (upload.get("registered").asInt() != ROWS) {
            throw new IllegalStateException("not all were registered: " + upload);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    /** People a second, from the first registration to the last entitlement; nobody claims. */
    private static double cohort(Path root) throws Exception {
        var directory = Files.createTempDirectory("skillcert-benchmark-");
        var people = SampleCohortFile.read(Report.temporary(".csv", file(root)));
        try (var stack = LocalStack.start(root, directory, step -> {})) {
            var services = Services.at(stack.addresses(), stack.tokens());
            var run = new CohortRun(services, people, step -> System.out.println("  " + step));
            var begin = System.nanoTime();
            run.run();
            var seconds = (System.nanoTime() - begin) / 1e9;
            var totals = run.report(new CohortReport.Seconds(0, seconds)).totals();
            if (totals.granted() != COHORT) {
                throw new IllegalStateException("not all have an entitlement: " + totals);
            }
            return COHORT / seconds;
        }
    }

    /** The sample's header, and people who pass level 5 and claim nothing. */
    private static String file(Path root) throws IOException {
        var header =
                Files.readAllLines(root.resolve("samples/cohort-2025-07.csv")).get(0);
        var text = new StringBuilder(header).append('\n');
        for (int i = 0; i < COHORT; i++) {
            text.append("张三,PASSPORT,E%08d,5,2000-01-01,,,,,,,,,,,60,2025-06-20,75,82.5,,no,yes,no,no,%n"
                    .formatted(10_000_000 + i));
        }
        return text.toString();
    }

    private static void report(Path root, int rounds, Rounds measured) throws IOException {
        new Report(root, "bulk")
                .line("Measured by `benchmarks/run bulk %d` on %s.", rounds, AsImages.machine())
                .line("")
                .line("| %d rounds | | target |", rounds)
                .line("|---|---|---|")
                .line(
                        "| a cohort of %,d rows, uploaded and registered, against `COPY` of the rows that it leaves in the database | %s | %s |",
                        ROWS, measured.shown("import", "%.3f"), Report.met(measured.median("import") >= TARGET, "0.25"))
                .line(
                        "| %,d people from registration to entitlement, through all three services as `./run` starts them | %s records/s | none |",
                        COHORT, measured.shown("cohort", "%.0f"))
                .write();
    }
}
