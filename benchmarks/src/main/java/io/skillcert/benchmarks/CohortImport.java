package io.skillcert.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Compares the import of a cohort of 10,000 rows with {@code COPY} of the rows that it leaves in the database. */
final class CohortImport implements Benchmark {

    private static final int ROWS = Integer.getInteger("benchmark.rows", 10_000);
    private static final int LIMIT_SECONDS = 600;
    private static final double TARGET = 0.25;

    private final RegistrationLoad load;

    private CohortImport(RegistrationLoad load) {
        this.load = load;
    }

    static CohortImport start(Path root) throws Exception {
        var benchmark = new CohortImport(RegistrationLoad.start(root));
        WarmUp.of("imports", List.of(benchmark.load.service()), () -> ROWS / benchmark.importCohort());
        return benchmark;
    }

    @Override
    public void round(Rounds measured) throws Exception {
        var written = CopiedRows.since(load.database().jdbcUrl());
        measured.add("import s", importCohort());
        measured.add("COPY s", written.copy().seconds());
        measured.addRatio("import", measured.last("COPY s"), measured.last("import s"));
    }

    /** Returns the seconds from the upload until every row is registered. */
    private double importCohort() throws Exception {
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
            throw new IllegalStateException("not all are registered: " + upload);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    @Override
    public void report(Rounds measured, Report report) {
        report.line("| %d rounds | ratio | target |", measured.count())
                .line("|---|---|---|")
                .line(
                        "| a cohort of %,d rows, uploaded and registered, against `COPY` of the rows that it leaves in"
                                + " the database | %s | %s |",
                        ROWS,
                        measured.shown("import", "%.3f"),
                        Report.met(measured.median("import") >= TARGET, "0.25"));
    }

    @Override
    public void close() {
        load.close();
    }
}
