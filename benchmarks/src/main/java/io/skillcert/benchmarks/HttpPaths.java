package io.skillcert.benchmarks;

import java.nio.file.Path;
import java.util.List;

/**
 * Compares one replica of registration-service, under as many clients: a registration with {@code pgbench} sending the same
 * statements, a read with {@code pgbench} by primary key, an eligibility check with a request that does nothing.
 */
final class HttpPaths implements Benchmark {

    private static final int CLIENTS = 8;
    private static final int SECONDS = Integer.getInteger("benchmark.seconds", 15);
    private static final double WRITE_TARGET = 0.50;
    private static final double READ_TARGET = 0.15;
    private static final double CHECK_TARGET = 0.70;

    private final RegistrationLoad load;
    private final Wrk register;
    private final Wrk read;
    private final Wrk check;
    private final Wrk nothing;
    private final PgBench readRow;
    private final PgBench write;
    private final long statements;

    private HttpPaths(RegistrationLoad load) throws Exception {
        this.load = load;
        var id = load.register(RegistrationLoad.SOMEBODY).get("id").asText();
        var checks = load.api().address("/v1/eligibility-checks");
        var registration = load.api().address("/v1/registrations/" + id);
        register = load.registering(CLIENTS);
        read = Wrk.same(registration, "GET", "", load.api().token("partner"), CLIENTS);
        check = Wrk.same(checks, "POST", RegistrationLoad.check(), "", CLIENTS);
        nothing = Wrk.same(checks, "OPTIONS", "", "", CLIENTS);
        for (var path : List.of(register, read, check, nothing)) {
            path.warmUp(SECONDS, load.service());
        }
        var database = load.database().jdbcUrl();
        readRow = new PgBench(database, "select * from registration where id = '" + id + "';\n", CLIENTS);
        var recorded = recorded();
        statements = recorded.lines().count() - 2;
        write = new PgBench(database, recorded, CLIENTS);
    }

    static HttpPaths start(Path root) throws Exception {
        return new HttpPaths(RegistrationLoad.start(root));
    }

    /** Sends a few registrations and returns the statements that the database has logged. */
    private String recorded() throws Exception {
        var log = load.statementLog().of(() -> {
            for (int i = 1; i <= 4; i++) {
                load.register("E1000000" + i);
            }
        });
        return RecordedSql.script(log, "insert into registration ");
    }

    @Override
    public void round(Rounds measured) throws Exception {
        measured.addRatio("write", register.run(SECONDS), write.run(SECONDS));
        measured.addRatio("read", read.run(SECONDS), readRow.run(SECONDS));
        measured.addRatio("check", check.run(SECONDS), nothing.run(SECONDS));
    }

    @Override
    public void report(Rounds measured, Report report) {
        report.line(
                        "| %d clients, %d rounds of %d s each, in turns | ratio | target |",
                        CLIENTS, measured.count(), SECONDS)
                .line("|---|---|---|")
                .line(
                        "| a registration against `pgbench` sending its %d statements | %s | %s |",
                        statements,
                        measured.shown("write", "%.2f"),
                        Report.met(measured.median("write") >= WRITE_TARGET, "0.50"))
                .line(
                        "| reading one against `pgbench` by primary key | %s | %s |",
                        measured.shown("read", "%.3f"), Report.met(measured.median("read") >= READ_TARGET, "0.15"))
                .line(
                        "| an eligibility check against a request that does nothing (`OPTIONS`) | %s | %s |",
                        measured.shown("check", "%.2f"), Report.met(measured.median("check") >= CHECK_TARGET, "0.70"));
    }

    @Override
    public void close() {
        load.close();
    }
}
