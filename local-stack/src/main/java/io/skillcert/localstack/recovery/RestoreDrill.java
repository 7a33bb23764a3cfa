package io.skillcert.localstack.recovery;

import io.skillcert.localstack.ApiClient;
import io.skillcert.localstack.cohort.CohortReport;
import io.skillcert.localstack.cohort.CohortRun;
import io.skillcert.localstack.cohort.SampleCohortFile;
import io.skillcert.localstack.cohort.Services;
import io.skillcert.localstack.consistency.CompareServices;
import io.skillcert.localstack.server.PointInTimeRecovery;
import io.skillcert.localstack.service.ClassArchive;
import io.skillcert.localstack.service.LocalStack;
import io.skillcert.localstack.service.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Practises a restore on a local stack: runs a cohort, restores subsidy-service to the moment before the registrations were
 * confirmed and has the keys of persons read again; then restores it to the moment before the certificates were
 * issued, has the other services send their events again, compares all services and claims again what was paid. Then it restores exam-service to the same
 * moment and issues the certificates again, under other numbers. {@code deploy/restore-drill} runs it.
 */
public final class RestoreDrill {

    private static final String BEFORE_CONFIRMATIONS = "reviewing, paying";
    private static final String BEFORE_CERTIFICATES = "issuing certificates";

    /** What a service reads besides events: nothing of it is sent again, so that a restored service reads it from the beginning. */
    private static final Map<String, List<String>> OTHER_TOPICS = Map.of(
            "exam-service", List.of("registration.person-keys", "registration.practice-items"),
            "subsidy-service", List.of("registration.person-keys"));

    private static final LocalDate FIRST_DAY = LocalDate.parse("2025-07-21");
    private static final LocalDate LAST_DAY = LocalDate.parse("2025-08-20");
    private static final LocalDate REGISTERED_ON = LocalDate.parse("2025-07-03");
    private static final int CONFLICT = 409;
    private static final Duration START = Duration.ofSeconds(120);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);

    private final Path root;
    private final Path directory;
    private final Consumer<String> progress;
    private final List<ServiceProcess> restarted = new ArrayList<>();
    private LocalStack stack;
    private Services services;
    private final Map<String, Instant> moments = new HashMap<>();

    private RestoreDrill(Path root, Path directory, Consumer<String> progress) {
        this.root = root;
        this.directory = directory;
        this.progress = progress;
    }

    /**
     * What the drill found.
     *
     * @param lacking differences and missing keys of persons after a restore to the moment before they were confirmed; there
     *     should be none
     * @param lost differences between the services after the restore
     * @param left differences after the events were sent again; there should be none
     * @param knownPayments payments that the restored database had lost and knows of, so that it makes none of them twice
     * @param paid claims that were paid before the restore
     * @param paidAgain payments that the restored subsidy-service made of the same claims; there should be none
     * @param repeatedNumbers certificate numbers that were issued a second time; there should be none
     * @param reissued certificates that the restored exam-service has issued
     */
    private record Outcome(
            int lacking,
            List<String> lost,
            List<String> left,
            int knownPayments,
            long paid,
            int paidAgain,
            List<String> repeatedNumbers,
            int reissued) {

        boolean isGood() {
            return lacking == 0
                    && !lost.isEmpty()
                    && left.isEmpty()
                    && knownPayments == paid
                    && paidAgain == 0
                    && repeatedNumbers.isEmpty()
                    && reissued > 0;
        }
    }

    /**
     * Runs the drill.
     *
     * @param root the project's directory, with built services
     * @param directory an empty directory for all data
     * @param rows how many rows of the sample cohort are run
     */
    private static Outcome run(Path root, Path directory, int portBase, int rows, Consumer<String> progress)
            throws Exception {
        var drill = new RestoreDrill(root, directory, progress);
        try {
            return drill.run(portBase, rows);
        } finally {
            drill.stop();
        }
    }

    private Outcome run(int portBase, int rows) throws Exception {
        PointInTimeRecovery.archiveIn(directory);
        stack = LocalStack.start(root, directory, portBase, progress);
        services = Services.at(stack.addresses(), stack.tokens());
        var first = backUp("backup-1");
        var backup = backUp("backup-2");
        var cohort = cohort(rows);
        cohort.run();
        var report = cohort.report(new CohortReport.Seconds(0, 0));
        var paid = report.paidClaims();
        PointInTimeRecovery.archiveLog(stack.jdbcUrl("postgres"));

        stack.services().get(2).close();
        var lacking = restoreBeforeConfirmations(first);
        var moment = moments.get(BEFORE_CERTIFICATES);
        progress.accept("restoring subsidy-service to " + moment);
        try (var restored = PointInTimeRecovery.restore(directory, backup, moment)) {
            restart("subsidy-service", "SUBSIDY_DB_URL", restored.url() + "subsidy");
            var lost = differences();
            progress.accept(lost.size() + " differences; sending events again");
            resend(services.registration());
            resend(services.exam());
            var left = awaitNoDifference();
            var knownPayments = count(restored.url() + "subsidy", "select count(*) from published_payment");
            progress.accept("claiming again what was paid");
            var paidAgain = claimAgain(cohort, restored.url() + "subsidy");

            stack.services().get(1).close();
            progress.accept("restoring exam-service to " + moment);
            restart("exam-service", "EXAM_DB_URL", restored.url() + "exam");
            var before = new TreeSet<>(report.certificateNumbers());
            var again = reissue(restored.url() + "exam");
            var repeated = again.stream().filter(before::contains).toList();
            stopRestarted();
            return new Outcome(lacking, lost, left, knownPayments, paid, paidAgain, repeated, again.size());
        }
    }

    /** Takes a base backup, which one restore uses up. */
    private Path backUp(String name) throws IOException, SQLException {
        progress.accept("taking a base backup");
        var backup = directory.resolve(name);
        PointInTimeRecovery.backUp(stack.jdbcUrl("postgres"), directory, backup);
        return backup;
    }

    private CohortRun cohort(int rows) throws IOException, SampleCohortFile.UnreadableFileException {
        var all = SampleCohortFile.read(root.resolve("samples/cohort-2025-07.csv"));
        return new CohortRun(services, all.subList(0, Math.min(rows, all.size())), Optional.empty(), this::noteMoment);
    }

    /** Claims what was paid before the restore once more, and returns how many payments are made of it. */
    private static int claimAgain(CohortRun cohort, String url) throws SQLException {
        try {
            cohort.claim();
        } catch (ApiClient.ApiException e) {
            if (e.status() != CONFLICT) { // nothing is left that may be paid
                throw e;
            }
        }
        var approved = count(url, "select count(*) from claim where status = 'APPROVED'");
        if (approved == 0) {
            throw new IllegalStateException("no claim was approved again, so that none could be paid twice");
        }
        return count(url, "select count(*) from payment");
    }

    /** Remembers the time of the step to which the services are restored. */
    private void noteMoment(String step) {
        for (var moment : List.of(BEFORE_CONFIRMATIONS, BEFORE_CERTIFICATES)) {
            if (step.endsWith(moment)) {
                moments.put(moment, now());
            }
        }
        progress.accept(step);
    }

    private Instant now() {
        try (var connection = DriverManager.getConnection(stack.jdbcUrl("postgres"), "postgres", "any");
                var statement = connection.createStatement();
                var now = statement.executeQuery("select clock_timestamp()")) {
            now.next();
            return now.getTimestamp(1).toInstant();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets a service that is stopped read again from the beginning what it reads besides events. */
    private void rewind(String service) throws Exception {
        var broker = Map.<String, Object>of(
                "bootstrap.servers", stack.environment(service).get("KAFKA_BOOTSTRAP_SERVERS"));
        try (var admin = Admin.create(broker)) {
            var beginnings = new HashMap<TopicPartition, OffsetSpec>();
            for (var topic : admin.describeTopics(OTHER_TOPICS.get(service))
                    .allTopicNames()
                    .get()
                    .values()) {
                topic.partitions()
                        .forEach(partition -> beginnings.put(
                                new TopicPartition(topic.name(), partition.partition()), OffsetSpec.earliest()));
            }
            var offsets = admin.listOffsets(beginnings).all().get().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            beginning ->
                                    new OffsetAndMetadata(beginning.getValue().offset())));
            admin.alterConsumerGroupOffsets(service, offsets).all().get();
        }
    }

    /** Restores subsidy-service to the moment before the registrations were confirmed, and returns how many keys of persons it lacks at the end. */
    private int restoreBeforeConfirmations(Path backup) throws Exception {
        var moment = moments.get(BEFORE_CONFIRMATIONS);
        progress.accept("restoring subsidy-service to " + moment);
        try (var restored = PointInTimeRecovery.restore(directory, backup, moment)) {
            var keys = "select count(*) from person_key";
            var expected = count(stack.jdbcUrl("subsidy"), keys);
            var lacking = expected - count(restored.url() + "subsidy", keys);
            if (lacking == 0) {
                throw new IllegalStateException("the restore has lost no key");
            }
            restart("subsidy-service", "SUBSIDY_DB_URL", restored.url() + "subsidy");
            progress.accept(lacking + " keys of persons lost; sending events again");
            resend(services.registration());
            resend(services.exam());
            var left = awaitNoDifference();
            left.forEach(progress);
            stopRestarted();
            return expected - count(restored.url() + "subsidy", keys) + left.size();
        }
    }

    private void restart(String service, String variable, String url) throws Exception {
        rewind(service);
        var environment = stack.environment(service);
        environment.put(variable, url);
        var process = ServiceProcess.start(
                root, service, environment, directory.resolve("logs"), ClassArchive.Use.READ, List.of());
        restarted.add(process);
        process.awaitReady(START);
    }

    /** Publishes again what was logged a while before the moment and later; readers ignore what they know. */
    private static void resend(ApiClient service) throws InterruptedException {
        var from = Instant.now().minus(1, ChronoUnit.HOURS).toString();
        var resend = service.post("operator", "/v1/event-resends", Map.of("fromTime", from, "reason", "restore drill"));
        var path = "/v1/event-resends/" + resend.get("id").asText();
        var limit = System.nanoTime() + PATIENCE_NANOS;
        while (!service.get("operator", path).has("finishedAt")) {
            if (System.nanoTime() > limit) {
                throw new IllegalStateException("the events were not sent again");
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private List<String> differences() throws IOException, InterruptedException {
        var token = stack.tokens().of("operator");
        var differences = new ArrayList<>(CompareServices.compare(token, FIRST_DAY, LAST_DAY, stack.addresses()));
        differences.addAll(CompareServices.compare(token, REGISTERED_ON, REGISTERED_ON, stack.addresses()));
        return differences;
    }

    private List<String> awaitNoDifference() throws IOException, InterruptedException {
        var limit = System.nanoTime() + PATIENCE_NANOS;
        var left = differences();
        while (!left.isEmpty() && System.nanoTime() < limit) {
            TimeUnit.MILLISECONDS.sleep(500);
            left = differences();
        }
        return left;
    }

    /** Issues the certificates of all published batches and returns their numbers. */
    private List<String> reissue(String url) throws SQLException {
        var batches = texts(url, "select batch_id::text from publication");
        batches.forEach(
                batch -> services.exam().post("exam-officer", "/v1/exam-batches/" + batch + "/certificates", Map.of()));
        return texts(url, "select number from certificate");
    }

    private static int count(String url, String query) throws SQLException {
        return Integer.parseInt(texts(url, query).get(0));
    }

    private static List<String> texts(String url, String query) throws SQLException {
        try (var connection = DriverManager.getConnection(url, "postgres", "any");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    private void stopRestarted() {
        restarted.forEach(ServiceProcess::stop);
        restarted.forEach(ServiceProcess::close);
        restarted.clear();
    }

    private void stop() throws IOException {
        stopRestarted();
        if (stack != null) {
            stack.close();
        }
    }

    public static void main(String[] arguments) throws Exception {
        var root = Path.of(System.getProperty("skillcert.root")).toAbsolutePath();
        var outcome = run(
                root, Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.MAX_VALUE, System.out::println);
        outcome.left().forEach(System.out::println);
        System.out.printf(
                "%d keys or records lacking after the first restore; %d differences after the second, %d after the resend; %d of %d lost payments known, %d made twice; %d"
                        + " certificates issued again, %d numbers twice%n",
                outcome.lacking(),
                outcome.lost().size(),
                outcome.left().size(),
                outcome.knownPayments(),
                outcome.paid(),
                outcome.paidAgain(),
                outcome.reissued(),
                outcome.repeatedNumbers().size());
        System.exit(outcome.isGood() ? 0 : 1);
    }
}
