package io.skillcert.benchmarks;

import io.skillcert.localstack.cluster.Cluster;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;

/**
 * Compares the time from the commit of a certificate in exam-service to the commit of its entitlement in subsidy-service,
 * at half the load that both sustain, with a bare hand-over at the same rate. Persons with published results are inserted
 * beforehand, each in a batch of one; certificates are issued over HTTP.
 */
final class HandOver implements Benchmark {

    private static final int SECONDS = Integer.getInteger("benchmark.seconds", 20);
    private static final int BATCH_SIZE = 3_000;
    private static final int CLIENTS = 16;
    private static final int AWAIT_SECONDS = 300;
    private static final double TARGET = 5;
    private static final String EVENT =
            "libs/event-contracts/src/main/resources/golden/exam/certificate-issued.v1.json";

    private final Cluster cluster;
    private final ServiceApi exam;
    private final Database database;
    private final CommitListener certificates;
    private final CommitListener entitlements;
    private final BareHandOver bare;
    private final LongAdder failures = new LongAdder();
    private final double half;
    private int entered;
    private int issued;

    private HandOver(Cluster cluster, String payload) throws Exception {
        this.cluster = cluster;
        exam = new ServiceApi(
                cluster.tokens(), cluster.replicas("exam-service").get(0).ownAddress());
        database = new Database(cluster.jdbcUrl("exam"));
        certificates = CommitListener.of(cluster.jdbcUrl("exam"), "certificate", "number");
        entitlements = CommitListener.of(cluster.jdbcUrl("subsidy"), "entitlement", "certificate_number");
        bare = new BareHandOver(
                cluster.bootstrapServers(), cluster.jdbcUrl("exam"), cluster.jdbcUrl("subsidy"), payload);
        half = WarmUp.of("certificates", cluster.replicas(), this::sustained) / 2;
        bare.run(half, SECONDS);
        handedOver();
    }

    static HandOver start(Path root) throws Exception {
        var cluster = Cluster.prepare(root, List.of("exam-service", "subsidy-service"), 1);
        for (var replica : cluster.replicas()) {
            Machine.useImageJvm(replica);
            // No proxies.
            replica.set("EXAM_DB_URL", cluster.jdbcUrl("exam"));
            replica.set("SUBSIDY_DB_URL", cluster.jdbcUrl("subsidy"));
            replica.set("KAFKA_BOOTSTRAP_SERVERS", cluster.bootstrapServers());
        }
        cluster.start();
        return new HandOver(cluster, Files.readString(root.resolve(EVENT)).replaceAll("\\s+", ""));
    }

    /** Returns the certificates per second from the first request to the last entitlement. */
    private double sustained() throws Exception {
        enter(BATCH_SIZE);
        var clients = new Semaphore(CLIENTS);
        var begin = System.nanoTime();
        for (int i = 0; i < BATCH_SIZE; i++) {
            clients.acquire();
            issue(clients::release);
        }
        certificates.await(BATCH_SIZE, AWAIT_SECONDS);
        entitlements.await(BATCH_SIZE, AWAIT_SECONDS);
        var perSecond = BATCH_SIZE / ((System.nanoTime() - begin) / 1e9);
        certificates.take();
        entitlements.take();
        return perSecond;
    }

    @Override
    public void round(Rounds measured) throws Exception {
        var floor = bare.run(half, SECONDS);
        var ours = handedOver();
        for (var percent : List.of(99, 50)) {
            measured.addRatio(percent + " %", ours.getValueAtPercentile(percent), floor.getValueAtPercentile(percent));
        }
    }

    /** Issues certificates at the rate and returns the microseconds from each commit to that of the entitlement. */
    private Histogram handedOver() throws Exception {
        var pace = new Schedule(half, SECONDS);
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
        var request = exam.request("exam-officer", "/v1/exam-batches/" + batch(issued++) + "/certificates")
                .POST(HttpRequest.BodyPublishers.ofString("{}"));
        exam.sendAsync(request).whenComplete((answer, failure) -> {
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

    /** Returns the id of a batch that {@link #enter} has inserted. */
    private static UUID batch(int number) {
        return new UUID(0x4000L, 0x8000000000000000L | number);
    }

    private void enter(int people) throws SQLException {
        var numbers = "generate_series(%d, %d) i".formatted(entered, entered + people - 1);
        entered += people;
        var batch = "('00000000-0000-4000-8000-' || lpad(to_hex(i), 12, '0'))::uuid";
        database.execute("insert into publication (batch_id, last_exam_day, due_on, published_on, published_at,"
                + " review_request_by, review_answer_by, certificate_not_before, people, completed_at) select " + batch
                + ", current_date - 30, current_date - 25, current_date - 25, now(), current_date - 18,"
                + " current_date - 11, current_date - 10, 1, now() from " + numbers);
        database.execute(
                """
                with entry as (
                    insert into exam_entry (registration_id, version, registration_number, person_id, holder_digest, batch_id,
                                            occupation_code, level, attempt, registered_on, status)
                    select gen_random_uuid(), 0, lpad(i::text, 10, '0'), gen_random_uuid(), '1:' || md5('a' || i) || md5('b' || i),
                           %s, '4-04-05-05', 3, 'FIRST', current_date - 60, 'PUBLISHED'
                    from %s returning registration_id, batch_id)
                insert into exam_result (registration_id, batch_id, outcome, policy_name, policy_version, decided_for,
                                         decided_at, facts, content)
                select registration_id, batch_id, 'PASSED', 'benchmark', '1', current_date, now(), '{}', '{}' from entry"""
                        .formatted(batch, numbers));
    }

    @Override
    public void report(Rounds measured, Report report) {
        report.line(
                        "| at half the load that both services sustain, %d rounds of %d s in turns | 99 %% within |"
                                + " half within | target |",
                        measured.count(), SECONDS)
                .line("|---|---|---|---|")
                .line(
                        "| from the commit in exam-service to that in subsidy-service, times the bare hand-over | %s |"
                                + " %s | %s |",
                        measured.shown("99 %", "%.2f"),
                        measured.shown("50 %", "%.2f"),
                        Report.met(measured.median("99 %") <= TARGET, "5"));
    }

    @Override
    public void close() throws SQLException {
        bare.close();
        certificates.close();
        entitlements.close();
        cluster.close();
    }
}
