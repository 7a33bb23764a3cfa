package io.skillcert.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * One replica of registration-service under as many clients as it is compared with: a registration against
 * {@code pgbench} with the very statements that it sends, reading one against {@code pgbench} by primary key, an
 * eligibility check against a request that does nothing.
 */
public final class HttpPaths {

    private static final int CLIENTS = 8;
    private static final int SECONDS = Integer.getInteger("benchmark.seconds", 15);
    private static final double WRITE_TARGET = 0.50;
    private static final double READ_TARGET = 0.15;
    private static final double CHECK_TARGET = 0.70;

    private final RegistrationLoad load;

    private HttpPaths(RegistrationLoad load) {
        this.load = load;
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        var root = Path.of(System.getProperty("skillcert.root"));
        try (var load = RegistrationLoad.start(root)) {
            new HttpPaths(load).run(root, rounds);
        }
        System.exit(0);
    }

    private void run(Path root, int rounds) throws Exception {
        var id = load.register(RegistrationLoad.SOMEBODY).get("id").asText();
        var register = load.registering(CLIENTS);
        var read = Wrk.same(load.address("/v1/registrations/" + id), "GET", "", load.token("partner"), CLIENTS);
        var checks = load.address("/v1/eligibility-checks");
        var check = Wrk.same(checks, "POST", RegistrationLoad.check(), "", CLIENTS);
        var nothing = Wrk.same(checks, "OPTIONS", "", "", CLIENTS);
        var readRow = new PgBench(load.database(), "select * from registration where id = '" + id + "';\n", CLIENTS);

        for (var path : List.of(register, read, check, nothing)) {
            path.warmUp(SECONDS, load.service());
        }
        var statements = recorded();
        var write = new PgBench(load.database(), statements, CLIENTS);

        var measured = new Rounds();
        for (int i = 1; i <= rounds; i++) {
            var registered = register.run(SECONDS);
            var written = write.run(SECONDS);
            var gotten = read.run(SECONDS);
            var rows = readRow.run(SECONDS);
            var checked = check.run(SECONDS);
            var idle = nothing.run(SECONDS);
            System.out.printf(
                    "round %d of %d: registrations %.2f of pgbench, reads %.3f, checks %.2f of nothing (%.0f/%.0f, %.0f/%.0f, %.0f/%.0f a second)%n",
                    i,
                    rounds,
                    measured.addRatio("write", registered, written),
                    measured.addRatio("read", gotten, rows),
                    measured.addRatio("check", checked, idle),
                    registered,
                    written,
                    gotten,
                    rows,
                    checked,
                    idle);
        }
        report(root, rounds, statements.lines().count() - 2, measured);
    }

    private static void report(Path root, int rounds, long statements, Rounds measured) throws IOException {
        var report = new Report(root, "http-paths");
        report.line("Measured by `benchmarks/run http-paths %d` on %s.", rounds, AsImages.machine())
                .line("")
                .line(
                        "| %d clients, %d rounds of %d s each, taken in turns | ratio | target |",
                        CLIENTS, rounds, SECONDS)
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
        report.write();
    }

    /** Sends a few more and takes what the database has logged of them. */
    private String recorded() throws Exception {
        log("all");
        var server = load.cluster().databaseLog();
        int before = Files.readString(server).length();
        for (int i = 1; i <= 4; i++) {
            load.register("E1000000" + i);
        }
        log("none");
        return RecordedSql.script(Files.readString(server).substring(before), "insert into registration ");
    }

    private void log(String statements) throws SQLException, InterruptedException {
        try (var connection = DriverManager.getConnection(load.database(), "postgres", "unused");
                var statement = connection.createStatement()) {
            statement.execute("alter system set log_statement = '" + statements + "'");
            statement.execute("alter system set log_line_prefix = '%p '");
            statement.execute("select pg_reload_conf()");
        }
        Thread.sleep(1_000);
    }
}
