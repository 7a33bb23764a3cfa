package io.skillcert.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** PostgreSQL's own load generator, with prepared statements as the services send them. */
final class PgBench {

    private static final Pattern PER_SECOND = Pattern.compile("tps = ([\\d.]+)");
    private static final Pattern FAILED = Pattern.compile("number of failed transactions: (\\d+)");
    private static final long CLIENTS_APART = 10_000_000L;

    private final URI database;
    private final Path script;
    private final int clients;
    private long first = 1L << 33;

    /** @param jdbcUrl of the database */
    PgBench(String jdbcUrl, String script, int clients) throws IOException {
        this.database = URI.create(jdbcUrl.substring("jdbc:".length()));
        this.script = Report.temporary(".pgbench", script);
        this.clients = clients;
    }

    /** What {@code :first} will be in the next run. */
    long first() {
        return first + clients * CLIENTS_APART;
    }

    /** Transactions a second. */
    double run(int seconds) throws IOException, InterruptedException {
        first += clients * CLIENTS_APART;
        var output = Report.output(List.of(
                "pgbench",
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + clients,
                "--jobs=1",
                "--time=" + seconds,
                "--define=n=0",
                "--define=first=" + first,
                "--file=" + script,
                "--host=localhost",
                "--port=" + database.getPort(),
                "--username=postgres",
                database.getPath().substring(1)));
        var failed = FAILED.matcher(output);
        var perSecond = PER_SECOND.matcher(output);
        if (!perSecond.find() || failed.find() && !failed.group(1).equals("0") || output.contains("ERROR")) {
            throw new IOException("pgbench: " + output);
        }
        return Double.parseDouble(perSecond.group(1));
    }
}
