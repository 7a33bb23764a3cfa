package io.skillcert.benchmarks;

import io.skillcert.localstack.cluster.Cluster;
import io.skillcert.localstack.cluster.Replica;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
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
 * Events that wait in registration-service's outbox, until all of them are acknowledged and deleted, against the broker's
 * own producer performance tool: as many, as long, to the same topic, acknowledged by all replicas.
 */
public final class Relay {

    private static final String SERVICE = "registration-service";
    private static final String TOPIC = "registration.events";
    private static final String EVENT =
            "libs/event-contracts/src/main/resources/golden/registration/registration-confirmed.v1.json";
    /** What the relay adds to the payload: the key, and the headers of CloudEvents. */
    private static final int KEY_AND_HEADERS = 36 + 220;

    private static final int EVENTS = Integer.getInteger("benchmark.events", 100_000);
    private static final int WARM_UPS = 4;
    private static final int LIMIT_SECONDS = 300;
    private static final double TARGET = 0.25;
    private static final Pattern PER_SECOND = Pattern.compile("records sent, ([\\d.]+) records/sec");

    private final Cluster cluster;
    private final String payload;
    private final Rounds measured = new Rounds();
    private final Admin broker;

    private Relay(Cluster cluster, String payload) {
        this.cluster = cluster;
        this.broker = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, cluster.bootstrapServers()));
        this.payload = payload;
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        var root = Path.of(System.getProperty("skillcert.root"));
        var payload = Files.readString(root.resolve(EVENT)).replaceAll("\\s+", "");
        try (var cluster = Cluster.prepare(root, List.of(SERVICE), 1)) {
            start(cluster.replicas().get(0));
            new Relay(cluster, payload).run(root, rounds);
        }
        System.exit(0);
    }

    private static void start(Replica replica) throws IOException, InterruptedException {
        AsImages.set(replica);
        replica.start();
        replica.awaitReady(LIMIT_SECONDS);
    }

    private void run(Path root, int rounds) throws Exception {
        for (int i = 1; i <= WARM_UPS; i++) {
            System.out.printf("  warming up, %d of %d: %.0f and %.0f a second%n", i, WARM_UPS, relayed(), produced());
        }
        for (int i = 1; i <= rounds; i++) {
            measured.add("relay", relayed());
            measured.add("producer", produced());
            System.out.printf(
                    "round %d of %d: %.0f and %.0f a second, %.2f%n",
                    i,
                    rounds,
                    measured.last("relay"),
                    measured.last("producer"),
                    measured.addRatio("ratio", measured.last("relay"), measured.last("producer")));
        }
        var report = new Report(root, "relay");
        report.line("Measured by `benchmarks/run relay %d` on %s.", rounds, AsImages.machine())
                .line("")
                .line(
                        "| %,d events of %d bytes, %d rounds in turns | ratio | target |",
                        EVENTS, payload.length() + KEY_AND_HEADERS, rounds)
                .line("|---|---|---|")
                .line(
                        "| from the outbox to the broker, acknowledged and deleted, against the producer performance tool | %s | %s |",
                        measured.shown("ratio", "%.2f"), Report.met(measured.median("ratio") >= TARGET, "0.25"));
        report.write();
    }

    /** Events a second, from their commit on until the broker has all of them. */
    private double relayed() throws Exception {
        try (var connection = DriverManager.getConnection(cluster.jdbcUrl("registration"), "postgres", "unused")) {
            var end = inTopic() + EVENTS;
            insert(connection);
            var begin = System.nanoTime();
            while (inTopic() < end) {
                if (System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(LIMIT_SECONDS)) {
                    throw new IllegalStateException("events still wait after " + LIMIT_SECONDS + " s");
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
            var seconds = (System.nanoTime() - begin) / 1e9;
            awaitDeleted(connection);
            return EVENTS / seconds;
        }
    }

    /** How many records were ever written to it: asking the broker, unlike counting rows, costs the database nothing. */
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

    private static void awaitDeleted(Connection connection) throws SQLException, InterruptedException {
        for (int i = 0; isWaiting(connection); i++) {
            if (i > LIMIT_SECONDS) {
                throw new IllegalStateException("sent events are still in the outbox");
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    /** Each of another person. */
    private void insert(Connection connection) throws SQLException {
        try (var insert = connection.prepareStatement(
                """
                insert into outbox (id, aggregatetype, aggregateid, type, payload, bucket)
                select gen_random_uuid(), 'registration', gen_random_uuid(), 'registration-confirmed', ?, n % 32
                from generate_series(1, ?) as n""")) {
            insert.setString(1, payload);
            insert.setInt(2, EVENTS);
            insert.executeUpdate();
        }
    }

    private static boolean isWaiting(Connection connection) throws SQLException {
        try (var query = connection.createStatement();
                var row = query.executeQuery("select exists (select 1 from outbox)")) {
            row.next();
            return row.getBoolean(1);
        }
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
            perSecond = Double.parseDouble(found.group(1)); // the last line sums up
        }
        if (perSecond == 0) {
            throw new IOException("the tool printed " + output);
        }
        return perSecond;
    }
}
