package io.skillcert.benchmarks;

import io.skillcert.localstack.cluster.Cluster;
import io.skillcert.localstack.cluster.Replica;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How long each service takes until it is ready, and what it holds in memory under load: plain, with the JVM's class-data
 * archive, and, where a JDK 25 or later stands beside the one that runs this, with its AOT cache.
 */
public final class StartUp {

    private static final List<String> SERVICES = List.of("registration-service", "exam-service", "subsidy-service");
    private static final int LIMIT_SECONDS = 120;
    private static final int LOAD_SECONDS = 5;
    private static final int CLIENTS = 8;
    private static final double READY_TARGET = 2;
    private static final double MEMORY_TARGET = 250;
    private static final String ASSESSMENT =
            """
            {"kind": "SKILLS_UPGRADING", "claimedOn": "2025-08-12", "bases": {"SOCIAL_INSURANCE": true},
             "certificate": {"occupationCode": "4-04-05-05", "level": 3, "issuedOn": "2025-08-11"}}
            """;

    private final Cluster cluster;
    private final Path archives;
    private final List<Way> ways = new ArrayList<>();
    private final Rounds measured = new Rounds();

    private StartUp(Cluster cluster, Path archives) {
        this.cluster = cluster;
        this.archives = archives;
        var own = System.getProperty("java.home");
        ways.add(new Way("plain", own, "", ""));
        ways.add(new Way("class-data archive", own, "-XX:ArchiveClassesAtExit=", "-XX:SharedArchiveFile="));
        Jdks.newerThan(Path.of(own)).ifPresent(newer -> {
            ways.add(new Way("JDK %d, plain".formatted(Jdks.version(newer)), newer.toString(), "", ""));
            ways.add(new Way(
                    "JDK %d, AOT cache".formatted(Jdks.version(newer)),
                    newer.toString(),
                    "-XX:AOTCacheOutput=",
                    "-XX:AOTCache="));
        });
    }

    /** @param training the option of a run that writes a file which {@code option} reads; empty: there is none */
    private record Way(String name, String jdk, String training, String option) {

        boolean isTrained() {
            return !training.isEmpty();
        }
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
            replica.keepNoArchive();
            begin(replica, ways.get(0).jdk(), "");
            replica.stop(); // the schema is there now
            for (var way : ways) {
                if (way.isTrained()) {
                    begin(replica, way.jdk(), way.training() + archive(replica, way));
                    replica.stop();
                }
            }
        }
        for (int i = 1; i <= rounds; i++) {
            for (var replica : cluster.replicas()) {
                for (var way : ways) {
                    measure(replica, way);
                }
            }
            System.out.printf("round %d of %d%n", i, rounds);
        }
        report(root, rounds);
    }

    private void measure(Replica replica, Way way) throws Exception {
        var option = way.isTrained() ? way.option() + archive(replica, way) : "";
        measured.add(ready(replica, way), begin(replica, way.jdk(), option));
        load(replica).run(LOAD_SECONDS);
        measured.add(memory(replica, way), megabytes(replica.pid()));
        replica.stop();
    }

    private static String ready(Replica replica, Way way) {
        return replica.service() + " " + way.name();
    }

    private static String memory(Replica replica, Way way) {
        return ready(replica, way) + " MB";
    }

    private Path archive(Replica replica, Way way) {
        return archives.resolve(replica.service() + "-" + ways.indexOf(way));
    }

    /** In seconds until it is ready. */
    private static double begin(Replica replica, String jdk, String option) throws IOException, InterruptedException {
        replica.set("JAVA_HOME", jdk);
        replica.set("_JAVA_OPTIONS", option);
        var begin = System.nanoTime();
        replica.start();
        while (!replica.isReady()) {
            if (System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(LIMIT_SECONDS)) {
                throw new IOException(replica.name() + " did not become ready");
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    /** The question of each that is open to all. */
    private static Wrk load(Replica replica) throws IOException {
        var address = replica.ownAddress();
        return switch (replica.service()) {
            case "registration-service" ->
                Wrk.same(address.resolve("/v1/eligibility-checks"), "POST", RegistrationLoad.check(), "", CLIENTS);
            case "exam-service" ->
                Wrk.same(address.resolve("/v1/working-days?from=2025-09-26&count=5"), "GET", "", "", CLIENTS);
            default -> Wrk.same(address.resolve("/v1/assessments"), "POST", ASSESSMENT, "", CLIENTS);
        };
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
        report.line(
                        "Measured by `benchmarks/run start-up %d` on %s: as `./run` starts them (a heap of 48 to 384 MB), then %d s of"
                                + " questions by %d clients.",
                        rounds, Report.machine(), LOAD_SECONDS, CLIENTS)
                .line("")
                .line("| | ready after, s | resident under load, MB | targets |")
                .line("|---|---|---|---|");
        for (var replica : cluster.replicas()) {
            for (var way : ways) {
                report.line(
                        "| %s, %s | %s | %s | %s; %s |",
                        replica.service(),
                        way.name(),
                        measured.shown(ready(replica, way), "%.1f"),
                        measured.shown(memory(replica, way), "%.0f"),
                        Report.met(measured.median(ready(replica, way)) <= READY_TARGET, "2 s"),
                        Report.met(measured.median(memory(replica, way)) <= MEMORY_TARGET, "250 MB"));
            }
        }
        report.write();
    }
}
