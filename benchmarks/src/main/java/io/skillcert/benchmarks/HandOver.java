package io.skillcert.benchmarks;

import io.skillcert.localstack.cluster.Cluster;
import io.skillcert.localstack.cluster.Replica;
import io.skillcert.localstack.server.Tokens;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;

/**
 * From the commit of a certificate in exam-service to the commit of its entitlement in subsidy-service, at half the load
 * that both sustain, against the bare floor at the same rate; then for an hour, then against the floor again. People with
 * published results are put into the database beforehand, each a batch of one; certificates are issued over HTTP.
 */
public final class HandOver {

    private static final int SECONDS = Integer.getInteger("benchmark.seconds", 20);
    private static final int MINUTES = Integer.getInteger("benchmark.minutes", 60);
    private static final int WINDOW_SECONDS = 300;
    private static final int AT_ONCE = 3_000;
    private static final int CLIENTS = 16;
    private static final int AWAIT_SECONDS = 300;
    private static final double TARGET = 5;
    private static final String EVENT =
            "libs/event-contracts/src/main/resources/golden/exam/certificate-issued.v1.json";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Cluster cluster;
    private final Replica exam;
    private final Tokens tokens;
    private final Commits certificates;
    private final Commits entitlements;
    private final LongAdder failures = new LongAdder();
    private int entered;
    private int issued;

    private HandOver(Cluster cluster, Commits certificates, Commits entitlements) {
        this.cluster = cluster;
        this.exam = cluster.replicas("exam-service").get(0);
        this.tokens = cluster.tokens();
        this.certificates = certificates;
        this.entitlements = entitlements;
    }

    /** {@code -Dbenchmark.minutes} says how long the load lasts between the rounds before and after. */
    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        var root = Path.of(System.getProperty("skillcert.root"));
        var services = List.of("exam-service", "subsidy-service");
        try (var cluster = Cluster.prepare(root, services, 1)) {
            for (var replica : cluster.replicas()) {
                AsImages.set(replica);
                // No way round.
                replica.set("EXAM_DB_URL", cluster.jdbcUrl("exam"));
                replica.set("SUBSIDY_DB_URL", cluster.jdbcUrl("subsidy"));
                replica.set("KAFKA_BOOTSTRAP_SERVERS", cluster.bootstrapServers());
            }
            cluster.start();
            try (var certificates = Commits.of(cluster.jdbcUrl("exam"), "certificate", "number");
                    var entitlements = Commits.of(cluster.jdbcUrl("subsidy"), "entitlement", "certificate_number")) {
                new HandOver(cluster, certificates, entitlements).run(root, rounds);
            }
        }
        System.exit(0);
    }

    private void run(Path root, int rounds) throws Exception {
        var sustained = WarmUp.of("certificates", cluster.replicas(), this::sustained);
        var half = sustained / 2;
        var payload = Files.readString(root.resolve(EVENT)).replaceAll("\\s+", "");
        try (var floor =
                new Floor(cluster.bootstrapServers(), cluster.jdbcUrl("exam"), cluster.jdbcUrl("subsidy"), payload)) {
            floor.run(half, SECONDS);
            handedOver(half, SECONDS);
            var measured = new Rounds();
            rounds("before", rounds, half, floor, measured);
            soak(half, measured);
            rounds("after", rounds, half, floor, measured);
            report(root, rounds, measured);
        }
    }

    /** Certificates a second, from the first request to the last entitlement. */
    private double sustained() throws Exception {
        enter(AT_ONCE);
        var callers = new Semaphore(CLIENTS);
        var begin = System.nanoTime();
        for (int i = 0; i < AT_ONCE; i++) {
            callers.acquire();
            issue(callers::release);
        }
        certificates.await(AT_ONCE, AWAIT_SECONDS);
        System.out.printf("  certificates after %.1f s%n", (System.nanoTime() - begin) / 1e9);
        entitlements.await(AT_ONCE, AWAIT_SECONDS);
        var perSecond = AT_ONCE / ((System.nanoTime() - begin) / 1e9);
        certificates.take();
        entitlements.take();
        return perSecond;
    }

    private void rounds(String when, int rounds, double half, Floor floor, Rounds measured) throws Exception {
        for (int i = 1; i <= rounds; i++) {
            var bare = floor.run(half, SECONDS);
            var ours = handedOver(half, SECONDS);
            System.out.printf(
                    "%s the soak, round %d of %d: 99 %% within %.2f times the floor, half within %.2f (%.1f/%.1f ms, %.1f/%.1f ms)%n",
                    when,
                    i,
                    rounds,
                    measured.addRatio(when, percentile(ours, 99), percentile(bare, 99)),
                    measured.addRatio(when + ", half", percentile(ours, 50), percentile(bare, 50)),
                    percentile(ours, 99),
                    percentile(bare, 99),
                    percentile(ours, 50),
                    percentile(bare, 50));
        }
    }

    private void soak(double half, Rounds measured) throws Exception {
        for (int left = MINUTES * 60; left > 0; left -= WINDOW_SECONDS) {
            var window = handedOver(half, Math.min(left, WINDOW_SECONDS));
            measured.add("soak", percentile(window, 99));
            System.out.printf(
                    "soak, %d s left: half within %.1f ms, 99 %% within %.1f ms%n",
                    Math.max(0, left - WINDOW_SECONDS), percentile(window, 50), percentile(window, 99));
        }
    }

    /** Each certificate is asked for at its moment; in microseconds, from its commit to the entitlement's. */
    private Histogram handedOver(double perSecond, int seconds) throws Exception {
        var pace = new Schedule(perSecond, seconds);
        enter((int) pace.count());
        pace.run(moment -> issue(() -> {}));
        entitlements.await((int) pace.count(), AWAIT_SECONDS);
        certificates.await((int) pace.count(), AWAIT_SECONDS);
        var begun = certificates.take();
        var took = new Histogram(3);
        entitlements
                .take()
                .forEach((number, nanos) -> took.recordValue(Math.max(0, nanos - begun.get(number)) / 1_000));
        if (failures.sum() > 0) {
            throw new IllegalStateException(failures.sum() + " certificates were not issued");
        }
        return took;
    }

    private void issue(Runnable whenDone) {
        var request = HttpRequest.newBuilder(
                        exam.ownAddress().resolve("/v1/exam-batches/" + batch(issued++) + "/certificates"))
                .header("Authorization", "Bearer " + tokens.of("exam-officer"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        http.sendAsync(request, BodyHandlers.ofString()).whenComplete((answer, failure) -> {
            note(answer);
            whenDone.run();
        });
    }

    private void note(HttpResponse<String> answer) {
        if (answer == null || answer.statusCode() / 100 != 2) {
            failures.increment();
            System.out.println("not issued: " + (answer == null ? "no answer" : answer.body()));
        }
    }

    /** The same number as {@link #enter} gives it. */
    private static UUID batch(int number) {
        return new UUID(0x4000L, 0x8000000000000000L | number);
    }

    private void enter(int people) throws SQLException {
        var numbers = "generate_series(%d, %d) i".formatted(entered, entered + people - 1);
        entered += people;
        var batch = "('00000000-0000-4000-8000-' || lpad(to_hex(i), 12, '0'))::uuid";
        sql("insert into publication select " + batch
                + ", current_date - 30, current_date - 25, current_date - 25, now(), current_date - 18,"
                + " current_date - 11, current_date - 10, 1, now() from " + numbers);
        sql(
                """
                with entry as (
                    insert into exam_entry (registration_id, version, registration_number, person_id, holder_digest, batch_id,
                                            occupation_code, level, attempt, registered_on, status)
                    select gen_random_uuid(), 0, lpad(i::text, 10, '0'), gen_random_uuid(), '1:' || md5('a' || i) || md5('b' || i),
                           %s, '4-04-05-05', 3, 'FIRST', current_date - 60, 'PUBLISHED'
                    from %s returning registration_id, batch_id)
                insert into exam_result
                select registration_id, batch_id, 'PASSED', 'benchmark', '1', current_date, now(), '{}', '{}' from entry"""
                        .formatted(batch, numbers));
    }

    private void sql(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(cluster.jdbcUrl("exam"), "postgres", "unused");
                var execution = connection.createStatement()) {
            execution.execute(statement);
        }
    }

    private static double percentile(Histogram took, double percent) {
        return took.getValueAtPercentile(percent) / 1e3;
    }

    private static void report(Path root, int rounds, Rounds measured) throws IOException {
        var isWorse = measured.median("after") > measured.highest("before");
        new Report(root, "hand-over")
                .line("Measured by `benchmarks/run hand-over %d` on %s.", rounds, AsImages.machine())
                .line("")
                .line(
                        "| at half the load that both services sustain, %d rounds of %d s in turns | 99 %% within | half within | target |",
                        rounds, SECONDS)
                .line("|---|---|---|---|")
                .line(
                        "| commit in exam-service to the entitlement's in subsidy-service, times the bare floor | %s | %s | %s |",
                        measured.shown("before", "%.2f"),
                        measured.shown("before, half", "%.2f"),
                        Report.met(measured.median("before") <= TARGET, "5"))
                .line(
                        "| the same after %d minutes of that load | %s | %s | %s |",
                        MINUTES,
                        measured.shown("after", "%.2f"),
                        measured.shown("after, half", "%.2f"),
                        Report.met(measured.median("after") <= TARGET && !isWorse, "5, and within the rounds before"))
                .write();
    }
}
