package io.skillcert.benchmarks;

import io.skillcert.localstack.Cluster;
import io.skillcert.localstack.Replica;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How long each service takes until it is ready, and what it holds in memory then, plain and with the JVM's archive. */
public final class StartUp {

    private static final List<String> SERVICES = List.of("registration-service", "exam-service", "subsidy-service");
    private static final String OPTIONS = "_JAVA_OPTIONS";
    private static final int LIMIT_SECONDS = 120;
    private static final double READY_TARGET = 2;
    private static final double MEMORY_TARGET = 250;

    private final Cluster cluster;
    private final Path archives;
    private final Rounds measured = new Rounds();

    private StartUp(Cluster cluster, Path archives) {
        this.cluster = cluster;
        this.archives = archives;
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        var root = Path.of(System.getProperty("skillcert.root"));
        try (var cluster = Cluster.prepare(root, SERVICES, 1)) {
            new StartUp(cluster, Files.createTempDirectory("skillcert-archives-")).run(root, rounds);
        }
        System.exit(0);
    }

    private void run(Path root, int rounds) throws Exception {
        for (var replica : cluster.replicas()) {
            start(replica, "-XX:ArchiveClassesAtExit=" + archive(replica)); // writes the schema and the archive
        }
        for (int i = 1; i <= rounds; i++) {
            for (var replica : cluster.replicas()) {
                for (var way : ways(replica).entrySet()) {
                    var seconds = start(replica, way.getValue());
                    measured.add(replica.service() + way.getKey(), seconds);
                }
            }
            System.out.printf("round %d of %d%n", i, rounds);
        }
        report(root, rounds);
    }

    private Map<String, String> ways(Replica replica) {
        return Map.of(" plain", "-Xshare:auto", " archive", "-XX:SharedArchiveFile=" + archive(replica));
    }

    private Path archive(Replica replica) {
        return archives.resolve(replica.service() + ".jsa");
    }

    /** In seconds until it is ready; then it is stopped. */
    private double start(Replica replica, String options) throws IOException, InterruptedException {
        replica.set(OPTIONS, options);
        var begin = System.nanoTime();
        replica.start();
        while (!replica.isReady()) {
            if (System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(LIMIT_SECONDS)) {
                throw new IOException(replica.name() + " did not become ready");
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        var seconds = (System.nanoTime() - begin) / 1e9;
        measured.add(replica.service() + memoryOf(options), megabytes(replica.pid()));
        replica.stop();
        return seconds;
    }

    private static String memoryOf(String options) {
        return options.startsWith("-XX:SharedArchiveFile") ? " archive MB" : " plain MB";
    }

    /** Resident; Linux only. */
    private static double megabytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    private void report(Path root, int rounds) throws IOException {
        var report = new Report(root, "start-up");
        report.line("Measured by `benchmarks/run start-up %d` on %s, as `./run` starts them.", rounds, Report.machine())
                .line("")
                .line("| | ready after, s | with an archive | resident then, MB | with an archive | targets |")
                .line("|---|---|---|---|---|---|");
        for (var service : SERVICES) {
            var ready = measured.median(service + " archive");
            var memory = measured.median(service + " archive MB");
            report.line(
                    "| %s | %s | %s | %.0f | %.0f | %s; %s |",
                    service,
                    measured.shown(service + " plain", "%.1f"),
                    measured.shown(service + " archive", "%.1f"),
                    measured.median(service + " plain MB"),
                    memory,
                    Report.met(ready <= READY_TARGET, "2 s"),
                    Report.met(memory <= MEMORY_TARGET, "250 MB"));
        }
        report.write();
    }
}
