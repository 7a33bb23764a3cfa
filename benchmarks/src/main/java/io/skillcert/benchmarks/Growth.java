package io.skillcert.benchmarks;

import io.skillcert.localstack.cluster.Cluster;
import io.skillcert.localstack.cluster.Replica;
import io.skillcert.localstack.testing.Broker;
import io.skillcert.personal.AccountDigests;
import io.skillcert.personal.HolderDigests;
import io.skillcert.personal.IdentityDocument;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.HdrHistogram.Histogram;

/**
 * Compares two replicas of subsidy-service, one with 10,000 persons in its tables and one with a million: the time from a
 * certificate's event to the entitlement, the time of a claim, and the live heap.
 */
final class Growth implements Benchmark {

    private static final int FEW = 10_000;
    private static final int MANY = Integer.getInteger("benchmark.many", 1_000_000);
    private static final int PEOPLE_A_ROUND = Integer.getInteger("benchmark.people", 200);
    private static final int WARM_UPS = 5;
    private static final int AWAIT_SECONDS = 60;
    private static final double TARGET = 1.2;
    /** The heaps of two replicas of the same program differ by less. */
    private static final double SAME_HEAP = 1.1;

    private final Cluster cluster;
    private final List<Side> sides;
    private final Broker broker;
    private final HolderDigests digests;
    private final AccountDigests accounts;
    private int lastPerson = 10_000_000;

    /** A replica with a database of its own. */
    private record Side(String name, Replica replica, Database database, ServiceApi api, CommitListener entitlements) {}

    private record Person(String passport, String certificate) {}

    private Growth(Cluster cluster, List<Side> sides) {
        this.cluster = cluster;
        this.sides = sides;
        this.broker = new Broker(cluster.bootstrapServers(), cluster.keys());
        this.digests = new HolderDigests(cluster.digestKey());
        this.accounts = new AccountDigests(cluster.digestKey());
    }

    static Growth start(Path root) throws Exception {
        var cluster = Cluster.prepare(root, List.of("subsidy-service"), 2);
        new Database(cluster.jdbcUrl("postgres")).execute("create database subsidy_many");
        var databases = Map.of("few", cluster.jdbcUrl("subsidy"), "many", cluster.jdbcUrl("subsidy_many"));
        var names = List.of("few", "many");
        for (int i = 0; i < 2; i++) {
            var replica = cluster.replicas().get(i);
            Machine.useImageJvm(replica);
            replica.set("SUBSIDY_DB_URL", databases.get(names.get(i)));
            replica.set("KAFKA_BOOTSTRAP_SERVERS", cluster.bootstrapServers());
            replica.set("MP_MESSAGING_INCOMING_EXAM_EVENTS_GROUP_ID", "subsidy-" + names.get(i));
        }
        cluster.start();
        var sides = new ArrayList<Side>();
        for (int i = 0; i < 2; i++) {
            var replica = cluster.replicas().get(i);
            var url = databases.get(names.get(i));
            sides.add(new Side(
                    names.get(i),
                    replica,
                    new Database(url),
                    new ServiceApi(cluster.tokens(), replica.ownAddress()),
                    CommitListener.of(url, "entitlement", "certificate_number")));
        }
        var benchmark = new Growth(cluster, sides);
        benchmark.fill();
        return benchmark;
    }

    private void fill() throws Exception {
        var took = new TreeMap<String, Histogram>();
        claim(List.of(certify(took)), took);
        for (var side : sides) {
            new SubsidyCopies(side.database()).fill(side.name().equals("few") ? FEW : MANY, fund(side));
        }
        for (int i = 1; i <= WARM_UPS; i++) {
            var warmUp = new Rounds();
            round(warmUp);
            System.out.printf("  warming up, %d of %d: %s%n", i, WARM_UPS, warmUp.lastRound());
        }
    }

    @Override
    public void round(Rounds measured) throws Exception {
        var took = new TreeMap<String, Histogram>();
        var people = new ArrayList<Person>();
        for (int i = 0; i < PEOPLE_A_ROUND; i++) {
            people.add(certify(took));
        }
        claim(people, took);
        for (var what : List.of("entitlement", "claim")) {
            measured.addRatio(what, median(took, what + ", many"), median(took, what + ", few"));
        }
        measured.addRatio(
                "heap",
                sides.get(1).replica().heapAlive(),
                sides.get(0).replica().heapAlive());
    }

    private static double median(Map<String, Histogram> took, String name) {
        return took.get(name).getValueAtPercentile(50);
    }

    private String fund(Side side) throws Exception {
        var year = LocalDate.now(ZoneId.of("Asia/Shanghai")).getYear();
        var fund = Map.of("year", year, "line", "SKILLS_UPGRADING", "appropriated", "9000000000.00");
        return side.api().post("treasurer", "/v1/funds", fund).get("id").asText();
    }

    /** Sends the event of a certificate to both sides and waits for the entitlements. */
    private Person certify(Map<String, Histogram> took) throws Exception {
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
                 "issuedAt": "%4$sT00:00:00Z", "actingAccounts": ["%5$s"]}"""
                        .formatted(id, person.certificate(), holder, today, accounts.of("partner")));
        for (var side : sides) {
            var nanos = side.entitlements().await(person.certificate(), AWAIT_SECONDS) - begin;
            record(took, "entitlement, " + side.name(), nanos);
        }
        return person;
    }

    /** Claims on both sides, which take turns in being first. */
    private void claim(List<Person> people, Map<String, Histogram> took) throws Exception {
        for (var side : sides) {
            var holders = people.stream()
                    .map(person -> Map.of(
                            "identityType", "PASSPORT",
                            "identityNumber", person.passport(),
                            "bases", Map.of("SOCIAL_INSURANCE", true)))
                    .toList();
            side.api().post("subsidy-officer.2", "/v1/register-facts", Map.of("holders", holders));
        }
        for (int i = 0; i < people.size(); i++) {
            for (int turn = 0; turn < sides.size(); turn++) {
                var side = sides.get((i + turn) % sides.size());
                var begin = System.nanoTime();
                side.api().post("partner", "/v1/claims", claimBody(people.get(i)));
                record(took, "claim, " + side.name(), System.nanoTime() - begin);
            }
        }
    }

    private static void record(Map<String, Histogram> took, String what, long nanos) {
        took.computeIfAbsent(what, name -> new Histogram(3)).recordValue(nanos / 1_000);
    }

    private static Map<String, Object> claimBody(Person person) {
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

    @Override
    public void report(Rounds measured, Report report) {
        report.line(
                        "| subsidy-service with %,d people in its tables against %,d, %d rounds of %d people in turns"
                                + " | ratio | target |",
                        MANY, FEW, measured.count(), PEOPLE_A_ROUND)
                .line("|---|---|---|")
                .line(
                        "| from a certificate's event to the commit of its entitlement, half within | %s | %s |",
                        measured.shown("entitlement", "%.2f"),
                        Report.met(measured.median("entitlement") <= TARGET, "1.2"))
                .line(
                        "| a claim, half answered within | %s | %s |",
                        measured.shown("claim", "%.2f"), Report.met(measured.median("claim") <= TARGET, "1.2"))
                .line(
                        "| live heap after a collection | %s | %s |",
                        measured.shown("heap", "%.2f"), Report.met(measured.median("heap") <= SAME_HEAP, "no growth"));
    }

    @Override
    public void close() throws SQLException {
        for (var side : sides) {
            side.entitlements().close();
        }
        cluster.close();
    }
}
