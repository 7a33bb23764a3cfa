package io.skillcert.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skillcert.localstack.cluster.Cluster;
import io.skillcert.localstack.cluster.Replica;
import io.skillcert.localstack.server.Tokens;
import io.skillcert.localstack.testing.Broker;
import io.skillcert.personal.HolderDigests;
import io.skillcert.personal.IdentityDocument;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.HdrHistogram.Histogram;

/**
 * Two replicas of subsidy-service, one whose tables hold 10,000 people and one whose hold a million: how long a
 * certificate takes to its entitlement and a claim to its answer, and what lives in their heaps.
 */
public final class Growth {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FEW = 10_000;
    private static final int PEOPLE_A_ROUND = Integer.getInteger("benchmark.people", 200);
    private static final int WARM_UPS = 5;
    private static final int AWAIT_SECONDS = 60;
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final double TARGET = 1.2;
    /** No growth, apart from what two heaps of one program differ by. */
    private static final double SAME_HEAP = 1.1;

    private static final String[] NAMES = {"few", "many"};

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Tokens tokens;
    private final List<Side> sides;
    private final Broker broker;
    private final HolderDigests digests;
    private int lastPerson = 10_000_000;

    /** One replica with a database of its own. */
    private record Side(String name, Replica replica, String database, Commits entitlements) {}

    private record Person(String passport, String certificate) {}

    private Growth(Cluster cluster, List<Side> sides) {
        this.tokens = cluster.tokens();
        this.sides = sides;
        this.broker = new Broker(cluster.bootstrapServers());
        this.digests = new HolderDigests(cluster.digestKey());
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        int people = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
        var root = Path.of(System.getProperty("skillcert.root"));
        try (var cluster = Cluster.prepare(root, List.of("subsidy-service"), 2)) {
            var databases = List.of(cluster.jdbcUrl("subsidy"), cluster.jdbcUrl("subsidy_many"));
            execute(cluster.jdbcUrl("postgres"), "create database subsidy_many");
            for (int i = 0; i < 2; i++) {
                var replica = cluster.replicas().get(i);
                AsImages.set(replica);
                replica.set("SUBSIDY_DB_URL", databases.get(i));
                replica.set("KAFKA_BOOTSTRAP_SERVERS", cluster.bootstrapServers());
                replica.set("MP_MESSAGING_INCOMING_EXAM_EVENTS_GROUP_ID", "subsidy-" + NAMES[i]);
            }
            cluster.start();
            try (var few = entitlements(databases.get(0));
                    var many = entitlements(databases.get(1))) {
                var replicas = cluster.replicas();
                var sides = List.of(
                        new Side(NAMES[0], replicas.get(0), databases.get(0), few),
                        new Side(NAMES[1], replicas.get(1), databases.get(1), many));
                new Growth(cluster, sides).run(root, rounds, people);
            }
        }
        System.exit(0);
    }

    private static Commits entitlements(String database) throws SQLException {
        return Commits.of(database, "entitlement", "certificate_number");
    }

    private static void execute(String database, String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(database, "postgres", "unused");
                var execution = connection.createStatement()) {
            execution.execute(statement);
        }
    }

    private void run(Path root, int rounds, int many) throws Exception {
        var took = new LinkedHashMap<String, Histogram>();
        claimedBy(List.of(certified(took)), took);
        for (var side : sides) {
            int people = side.name().equals(NAMES[0]) ? FEW : many;
            System.out.printf("  entering %,d people%n", people);
            new SubsidyCopies(side.database()).fill(people, fund(side));
        }
        for (int i = 1; i <= WARM_UPS; i++) {
            System.out.printf("  warming up, %d of %d: %s%n", i, WARM_UPS, round());
        }
        var measured = new Rounds();
        for (int i = 1; i <= rounds; i++) {
            var medians = round();
            System.out.printf(
                    "round %d of %d: entitlement %.2f, claim %.2f (%s)%n",
                    i,
                    rounds,
                    measured.addRatio("entitlement", medians.get("entitlement, many"), medians.get("entitlement, few")),
                    measured.addRatio("claim", medians.get("claim, many"), medians.get("claim, few")),
                    medians);
        }
        var heap = (double) sides.get(1).replica().heapAlive()
                / sides.get(0).replica().heapAlive();
        report(root, rounds, many, measured, heap);
    }

    private String fund(Side side) throws Exception {
        var year = LocalDate.now(ZoneId.of("Asia/Shanghai")).getYear();
        return call(
                        side,
                        "treasurer",
                        "/v1/funds",
                        Map.of("year", year, "line", "SKILLS_UPGRADING", "appropriated", "9000000000.00"))
                .get("id")
                .asText();
    }

    /** Medians in milliseconds. */
    private Map<String, Double> round() throws Exception {
        var took = new LinkedHashMap<String, Histogram>();
        var people = new ArrayList<Person>();
        for (int i = 0; i < PEOPLE_A_ROUND; i++) {
            people.add(certified(took));
        }
        claimedBy(people, took);
        var medians = new LinkedHashMap<String, Double>();
        took.forEach((name, histogram) -> medians.put(name, histogram.getValueAtPercentile(50) / 1e3));
        return medians;
    }

    /** Somebody new, whose certificate is known to both sides when this returns. */
    private Person certified(Map<String, Histogram> took) throws Exception {
        var number = ++lastPerson;
        var person = new Person("E" + number, "S0000440300012550" + "%05d".formatted(number % 100_000));
        var holder = digests.of(new IdentityDocument(IdentityDocument.Type.PASSPORT, person.passport()));
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        var id = UUID.randomUUID().toString();
        var begin = System.nanoTime();
        broker.send(
                "exam.events",
                UUID.randomUUID().toString(),
                "io.skillcert.exam.certificate-issued.v1",
                id,
                """
                {"certificateNumber": "%2$s", "registrationId": "%1$s", "personId": "%1$s", "holderDigest": "%3$s",
                 "batchId": "%1$s", "occupationCode": "4-04-05-05", "level": 5, "issuedOn": "%4$s",
                 "issuedAt": "%4$sT00:00:00Z"}"""
                        .formatted(id, person.certificate(), holder, today));
        for (var side : sides) {
            var nanos = side.entitlements().await(person.certificate(), AWAIT_SECONDS) - begin;
            record(took, "entitlement, " + side.name(), nanos);
        }
        return person;
    }

    /** Each claims on both sides, which take turns in being first. */
    private void claimedBy(List<Person> people, Map<String, Histogram> took) throws Exception {
        for (var side : sides) {
            var holders = people.stream()
                    .map(person -> Map.of(
                            "identityType", "PASSPORT",
                            "identityNumber", person.passport(),
                            "bases", Map.of("SOCIAL_INSURANCE", true)))
                    .toList();
            call(side, "subsidy-officer", "/v1/register-facts", Map.of("holders", holders));
        }
        for (int i = 0; i < people.size(); i++) {
            for (int turn = 0; turn < sides.size(); turn++) {
                var side = sides.get((i + turn) % sides.size());
                var begin = System.nanoTime();
                call(side, "partner", "/v1/claims", claim(people.get(i)));
                record(took, "claim, " + side.name(), System.nanoTime() - begin);
            }
        }
    }

    private static void record(Map<String, Histogram> took, String what, long nanos) {
        took.computeIfAbsent(what, name -> new Histogram(3)).recordValue(nanos / 1_000);
    }

    private static Map<String, Object> claim(Person person) {
        return Map.of(
                "certificateNumber",
                person.certificate(),
                "identityType",
                "PASSPORT",
                "identityNumber",
                person.passport(),
                "name",
                "张三",
                "bankCode",
                "308584000013",
                "bankAccount",
                "6200000000" + person.passport().substring(1),
                "formSigned",
                true);
    }

    private JsonNode call(Side side, String role, String path, Object body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(side.replica().ownAddress().resolve(path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + tokens.of(role))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private static void report(Path root, int rounds, int many, Rounds measured, double heap) throws IOException {
        new Report(root, "growth")
                .line("Measured by `benchmarks/run growth %d` on %s.", rounds, AsImages.machine())
                .line("")
                .line(
                        "| subsidy-service with %,d people in its tables against %,d, %d rounds of %d people in turns | ratio | target |",
                        many, FEW, rounds, PEOPLE_A_ROUND)
                .line("|---|---|---|")
                .line(
                        "| from a certificate's event to the commit of its entitlement, half within | %s | %s |",
                        measured.shown("entitlement", "%.2f"),
                        Report.met(measured.median("entitlement") <= TARGET, "1.2"))
                .line(
                        "| a claim, half answered within | %s | %s |",
                        measured.shown("claim", "%.2f"), Report.met(measured.median("claim") <= TARGET, "1.2"))
                .line(
                        "| alive in the heap after a collection | %.2f | %s |",
                        heap, Report.met(heap <= SAME_HEAP, "no growth"))
                .write();
    }
}
