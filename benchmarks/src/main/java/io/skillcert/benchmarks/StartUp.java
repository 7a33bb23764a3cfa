package io.skillcert.benchmarks;

import io.skillcert.localstack.cluster.Cluster;
import io.skillcert.localstack.cluster.Replica;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Measures the time until each service is ready and its memory under load, as it runs in its image: with an AOT cache. */
final class StartUp implements Benchmark {

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
    private final Path caches;

    private StartUp(Cluster cluster, Path caches) {
        this.cluster = cluster;
        this.caches = caches;
    }

    static StartUp start(Path root) throws Exception {
        var benchmark =
                new StartUp(Cluster.prepare(root, SERVICES, 1), Files.createTempDirectory("skillcert-aot-caches-"));
        for (var replica : benchmark.cluster.replicas()) {
            replica.keepNoArchive();
            benchmark.startWith(replica, "-XX:AOTCacheOutput="); // creates the schema as well
            replica.stop();
        }
        return benchmark;
    }

    @Override
    public void round(Rounds measured) throws Exception {
        for (var replica : cluster.replicas()) {
            measured.add(replica.service() + " s", startWith(replica, "-XX:AOTCache="));
            load(replica).run(LOAD_SECONDS);
            measured.add(replica.service() + " MB", Machine.megabytes(replica.pid(), "VmRSS"));
            replica.stop();
        }
    }

    /** Returns the seconds until the replica is ready. */
    private double startWith(Replica replica, String option) throws IOException, InterruptedException {
        replica.set("JAVA_HOME", Machine.jdk().toString());
        replica.set("_JAVA_OPTIONS", option + caches.resolve(replica.service()));
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

    /** Returns a load on an operation that is open to all. */
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

    @Override
    public void report(Rounds measured, Report report) {
        report.line(
                        "| with an AOT cache, then %d s of load by %d clients | ready after, s | resident, MB |"
                                + " targets |",
                        LOAD_SECONDS, CLIENTS)
                .line("|---|---|---|---|");
        for (var service : SERVICES) {
            report.line(
                    "| %s | %s | %s | %s; %s |",
                    service,
                    measured.shown(service + " s", "%.1f"),
                    measured.shown(service + " MB", "%.0f"),
                    Report.met(measured.median(service + " s") <= READY_TARGET, "2 s"),
                    Report.met(measured.median(service + " MB") <= MEMORY_TARGET, "250 MB"));
        }
    }

    @Override
    public void close() {
        cluster.close();
    }
}
