package io.skillcert.benchmarks;

import io.skillcert.localstack.cluster.CertificateBacklog;
import io.skillcert.localstack.cluster.Cluster;
import io.skillcert.localstack.cluster.Replica;
import java.nio.file.Path;
import java.util.List;

/**
 * Compares the reader of subsidy-service that makes entitlements of issued certificates with a bare reader, which reads the
 * same records and inserts the same rows in batches of 500 without looking at them. The events wait in the topic until a
 * lock is released, so that neither the relay nor the start of a service is measured. Signatures are required, and at the
 * end they are switched off to show what they cost.
 */
final class Consumers implements Benchmark {

    private static final int EVENTS = Integer.getInteger("benchmark.events", 20_000);
    private static final int ROUNDS_UNSIGNED = 3;
    private static final int LIMIT_SECONDS = 120;
    private static final double TARGET = 0.35;
    private static final int TARGET_PER_SECOND = 1_000;
    private final Cluster cluster;
    private final Replica subsidy;
    private final Database database;
    private final CertificateBacklog backlog;

    private Consumers(Cluster cluster, CertificateBacklog backlog) throws Exception {
        this.cluster = cluster;
        this.backlog = backlog;
        subsidy = cluster.replicas("subsidy-service").get(0);
        database = new Database(cluster.jdbcUrl("subsidy"));
        warmUp();
    }

    static Consumers start(Path root) throws Exception {
        var cluster = Cluster.prepare(root, List.of("exam-service", "subsidy-service"), 1);
        for (var replica : cluster.replicas()) {
            Machine.useImageJvm(replica);
            // No proxies.
            replica.set("EXAM_DB_URL", cluster.jdbcUrl("exam"));
            replica.set("SUBSIDY_DB_URL", cluster.jdbcUrl("subsidy"));
            replica.set("KAFKA_BOOTSTRAP_SERVERS", cluster.bootstrapServers());
        }
        cluster.start();
        return new Consumers(cluster, new CertificateBacklog(root, cluster));
    }

    private void warmUp() throws Exception {
        WarmUp.of("entitlements", List.of(subsidy), this::handled);
    }

    @Override
    public void round(Rounds measured) throws Exception {
        var rows = WrittenRows.since(database);
        measured.add("entitlements /s", handled());
        measured.add(
                "bare /s", EVENTS / BareConsumer.seconds(cluster.bootstrapServers(), database, rows.take(), EVENTS));
        measured.addRatio("ratio", measured.last("entitlements /s"), measured.last("bare /s"));
    }

    private double handled() throws Exception {
        return backlog.eventsPerSecond(EVENTS);
    }

    @Override
    public void report(Rounds measured, Report report) throws Exception {
        var unsigned = unsigned();
        report.line("| %,d certificates, %d rounds in turns | measured | target |", EVENTS, measured.count())
                .line("|---|---|---|")
                .line(
                        "| entitlements against a bare reader that inserts the same rows in batches of 500 | %s | %s |",
                        measured.shown("ratio", "%.2f"), Report.met(measured.median("ratio") >= TARGET, "0.35"))
                .line(
                        "| entitlements a second, signatures required | %s | %s |",
                        measured.shown("entitlements /s", "%.0f"),
                        Report.met(measured.median("entitlements /s") >= TARGET_PER_SECOND, "1,000"))
                .line(
                        "| entitlements a second, signatures not checked | %s | |",
                        unsigned.shown("entitlements /s", "%.0f"));
    }

    private Rounds unsigned() throws Exception {
        subsidy.stop();
        subsidy.set("SKILLCERT_EVENT_SIGNATURES", "off");
        subsidy.start();
        subsidy.awaitReady(LIMIT_SECONDS);
        warmUp();
        var measured = new Rounds();
        for (int i = 0; i < ROUNDS_UNSIGNED; i++) {
            measured.add("entitlements /s", handled());
        }
        return measured;
    }

    @Override
    public void close() {
        cluster.close();
    }
}
