package io.skillcert.benchmarks;

import io.skillcert.localstack.cluster.Cluster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.tools.ProducerPerformance;

/**
 * Compares the relay of registration-service, from the outbox until all events are acknowledged and deleted, with the
 * broker's own producer performance tool: as many records of the same size to the same topic, acknowledged by all replicas.
 */
final class Relay implements Benchmark {

    private static final String SERVICE = "registration-service";
    private static final String TOPIC = "registration.events";
    private static final String EVENT =
            "libs/event-contracts/src/main/resources/golden/registration/registration-confirmed.v1.json";
    /** The relay adds the key and the headers of CloudEvents to the payload. */
    private static final int KEY_AND_HEADERS = 36 + 220;

    private static final int EVENTS = Integer.getInteger("benchmark.events", 100_000);
    private static final int WARM_UPS = 4;
    private static final int LIMIT_SECONDS = 300;
    private static final double TARGET = 0.25;
    private static final Pattern PER_SECOND = Pattern.compile("records sent, ([\\d.]+) records/sec");

    private final Cluster cluster;
    private final String payload;
    private final Admin broker;
    private final Database database;

    private Relay(Cluster cluster, String payload) {
        this.cluster = cluster;
        this.broker = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, cluster.bootstrapServers()));
        this.payload = payload;
        this.database = new Database(cluster.jdbcUrl("registration"));
    }

    static Relay start(Path root) throws Exception {
        var cluster = Cluster.prepare(root, List.of(SERVICE), 1);
        Machine.useImageJvm(cluster.replicas().get(0));
        cluster.start();
        var benchmark = new Relay(cluster, Files.readString(root.resolve(EVENT)).replaceAll("\\s+", ""));
        for (int i = 1; i <= WARM_UPS; i++) {
            System.out.printf(
                    "  warming up, %d of %d: %.0f and %.0f a second%n",
                    i, WARM_UPS, benchmark.relayed(), benchmark.produced());
        }
        return benchmark;
    }

    @Override
    public void round(Rounds measured) throws Exception {
        measured.add("relay /s", relayed());
        measured.add("producer /s", produced());
        measured.addRatio("ratio", measured.last("relay /s"), measured.last("producer /s"));
    }

    @Override
    public void report(Rounds measured, Report report) {
        report.line(
                        "| %,d events of %d bytes, %d rounds in turns | ratio | target |",
                        EVENTS, payload.length() + KEY_AND_HEADERS, measured.count())
                .line("|---|---|---|")
                .line(
                        "| from the outbox to the broker, acknowledged and deleted, against the producer performance"
                                + " tool | %s | %s |",
                        measured.shown("ratio", "%.2f"), Report.met(measured.median("ratio") >= TARGET, "0.25"));
    }

    @Override
    public void close() {
        broker.close();
        cluster.close();
    }

    /** Returns the events per second from their commit until the broker has all of them. */
    private double relayed() throws Exception {
        var end = inTopic() + EVENTS;
        insert();
        var begin = System.nanoTime();
        while (inTopic() < end) {
            if (System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(LIMIT_SECONDS)) {
                throw new IllegalStateException("events still wait after " + LIMIT_SECONDS + " s");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        var seconds = (System.nanoTime() - begin) / 1e9;
        awaitDeleted();
        return EVENTS / seconds;
    }

    /** Returns the number of records of the topic. Unlike counting rows, this is no load on the database. */
    private long inTopic() throws Exception {
        var partitions = new HashMap<TopicPartition, OffsetSpec>();
        for (var partition : broker.describeTopics(List.of(TOPIC))
                .allTopicNames()
                .get()
                .get(TOPIC)
                .partitions()) {
            partitions.put(new TopicPartition(TOPIC, partition.partition()), OffsetSpec.latest());
        }
        return broker.listOffsets(partitions).all().get().values().stream()
                .mapToLong(ListOffsetsResultInfo::offset)
                .sum();
    }

    private void awaitDeleted() throws SQLException, InterruptedException {
        for (int i = 0; database.outbox() > 0; i++) {
            if (i > LIMIT_SECONDS) {
                throw new IllegalStateException("sent events are still in the outbox");
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    /** Inserts events of different persons. */
    private void insert() throws SQLException {
        database.execute(
                """
                insert into outbox (id, aggregatetype, aggregateid, type, payload, sequence, bucket)
                select gen_random_uuid(), 'registration', gen_random_uuid(), 'registration-confirmed', '%s', 1, n %% 32
                from generate_series(1, %d) as n"""
                        .formatted(payload.replace("'", "''"), EVENTS));
    }

    private double produced() throws Exception {
        var output = new ByteArrayOutputStream();
        var before = System.out;
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        try {
            ProducerPerformance.main(new String[] {
                "--topic",
                TOPIC,
                "--num-records",
                Integer.toString(EVENTS),
                "--record-size",
                Integer.toString(payload.length() + KEY_AND_HEADERS),
                "--throughput",
                "-1",
                "--producer-props",
                "bootstrap.servers=" + cluster.bootstrapServers(),
                "acks=all"
            });
        } finally {
            System.setOut(before);
        }
        var found = PER_SECOND.matcher(output.toString(StandardCharsets.UTF_8));
        double perSecond = 0;
        while (found.find()) {
            perSecond = Double.parseDouble(found.group(1)); // the last line is the total
        }
        if (perSecond == 0) {
            throw new IOException("the tool printed " + output);
        }
        return perSecond;
    }
}
