package io.skillcert.subsidy.claim;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.once;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Statistics, forecast and simulation agree with simple queries, whatever was done: withdrawn, refused and claimed anew. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "subsidy"))
class StatisticsPropertyTest extends ClaimFixture {

    private static final long SEED = 20250811;
    private static final int PEOPLE = 12;

    private final Random random = new Random(SEED);

    @Test
    void figures_agree_with_the_claims_counted_one_by_one() throws Exception {
        appropriated("SKILLS_UPGRADING", PLENTY);
        for (int i = 0; i < PEOPLE; i++) {
            somebodyElse();
            insured();
            live();
        }
        claimsAgree();
        forecastAgrees();
        simulationCountsEachPersonOnce();
    }

    /** One person's certificate: perhaps withdrawn and claimed anew, then carried on to some status. */
    private void live() throws Exception {
        var level = 1 + random.nextInt(5);
        var number = certified(level);
        if (random.nextBoolean()) {
            act("partner", claim(number).extract().path("id"), "withdrawal").statusCode(200);
        }
        var id = claim(number).statusCode(201).extract().<String>path("id");
        var steps = List.of("decision", "approval");
        for (var step : steps.subList(0, random.nextInt(3))) {
            act(step.equals("decision") ? "subsidy-officer" : "subsidy-approver", id, step)
                    .statusCode(200);
        }
        if (random.nextInt(4) == 0) {
            var other = claim(certified(1 + random.nextInt(5)))
                    .statusCode(201)
                    .extract()
                    .<String>path("id");
            act("subsidy-officer", other, "decision").statusCode(200);
        }
    }

    private void claimsAgree() throws Exception {
        List<Map<String, Object>> lines = as("auditor")
                .get("/v1/figures?from=2025-08-01&to=2025-08-31")
                .then()
                .statusCode(200)
                .extract()
                .path("claims");
        var months = lines.stream().map(line -> line.get("month")).distinct().toList();
        assertEquals(List.of("2025-08"), months);
        var reported = new TreeMap<String, String>();
        lines.forEach(line -> reported.put(
                line.get("level") + " " + line.get("outcome"),
                line.get("claims") + " " + line.get("persons") + " " + line.get("granted")));
        var counted = new TreeMap<String, long[]>();
        var persons = new TreeMap<String, Set<String>>();
        var latest = new TreeMap<String, String>();
        // Each claim by itself, oldest first: the last one of a certificate that is not gone stands for it.
        for (var row : Rows.texts(
                database,
                "select concat_ws(';', certificate_number, kind, e.level, c.status, c.amount, c.person_id, c.id) from claim c"
                        + " join entitlement e using (certificate_number)"
                        + " where claimed_on between '2025-08-01' and '2025-08-31' order by c.id")) {
            var cells = row.split(";");
            var key = cells[0] + cells[1];
            var status = cells[3];
            var isGone = List.of("DRAFT", "WITHDRAWN", "EXPIRED").contains(status);
            var livesAlready = latest.containsKey(key) && !latest.get(key).contains("REFUSED");
            if (!isGone && !(livesAlready && status.equals("REFUSED"))) {
                latest.put(key, String.join(";", cells[2], status, cells[4], cells[5], cells[6]));
            }
        }
        for (var one : latest.values()) {
            var cells = one.split(";");
            var line = counted.computeIfAbsent(cells[0] + " " + outcome(cells[1]), key -> new long[2]);
            line[0]++;
            persons.computeIfAbsent(cells[0] + " " + outcome(cells[1]), key -> new TreeSet<>())
                    .add(cells[3]);
            line[1] += outcome(cells[1]).equals("GRANTED")
                    ? new BigDecimal(cells[2]).movePointRight(2).longValueExact()
                    : 0;
        }
        var expected = new TreeMap<String, String>();
        counted.forEach((key, line) ->
                expected.put(key, line[0] + " " + persons.get(key).size() + " " + BigDecimal.valueOf(line[1], 2)));
        assertEquals(expected, reported, "seed " + SEED);
        statesAgree(latest.values());
        basesAndReasonsAgree(latest.values());
    }

    /** @param latest level, status, amount, person and id of each claim that counts */
    private static void statesAgree(Collection<String> latest) {
        var expected = new TreeMap<String, Long>();
        latest.forEach(claim -> expected.merge(claim.split(";")[1], 1L, Long::sum));
        List<Map<String, Object>> lines = figures().path("states");
        var reported = new TreeMap<String, Long>();
        lines.stream()
                .filter(line -> ((Number) line.get("now")).longValue() > 0)
                .forEach(line -> reported.put((String) line.get("status"), ((Number) line.get("now")).longValue()));
        assertEquals(expected, reported, "seed " + SEED);
    }

    /** The findings and facts of each claim by itself. */
    private void basesAndReasonsAgree(Collection<String> latest) throws Exception {
        var bases = new TreeMap<String, Long>();
        var reasons = new TreeMap<String, Long>();
        for (var claim : latest) {
            var cells = claim.split(";");
            for (var basis : Rows.texts(
                    database,
                    "select b.key from decision d join claim c on c.decision_id = d.id, jsonb_each_text(d.facts -> 'bases') b"
                            + " where b.value = 'true' and c.id = '" + cells[4] + "'")) {
                bases.merge(basis, 1L, Long::sum);
            }
            if (cells[1].equals("REFUSED")) {
                List<String> rules =
                        read(cells[4]).extract().path("decision.findings.findAll { it.verdict == 'NOT_MET' }.rule");
                rules.forEach(rule -> reasons.merge(rule, 1L, Long::sum));
            }
        }
        assertEquals(bases, counts("bases", "basis", "claims"), "seed " + SEED);
        assertEquals(reasons, counts("reasons", "rule", "refusals"), "seed " + SEED);
    }

    private static Map<String, Long> counts(String of, String key, String count) {
        List<Map<String, Object>> lines = figures().path(of);
        var counts = new TreeMap<String, Long>();
        lines.forEach(line -> counts.put((String) line.get(key), ((Number) line.get(count)).longValue()));
        return counts;
    }

    private static ExtractableResponse<Response> figures() {
        return as("auditor")
                .get("/v1/figures?from=2025-08-01&to=2025-08-31")
                .then()
                .statusCode(200)
                .extract();
    }

    private static String outcome(String status) {
        return switch (ClaimStatus.valueOf(status)) {
            case SUBMITTED, UNDER_REVIEW, RETURNED_FOR_CORRECTION, REFERRED -> "PENDING";
            case REFUSED -> "REFUSED";
            default -> "GRANTED";
        };
    }

    private void forecastAgrees() throws Exception {
        Map<String, Object> line = as("auditor")
                .get("/v1/figures")
                .then()
                .extract()
                .path("forecast.find { it.year == 2025 && it.kind == 'SKILLS_UPGRADING' }");
        assertNotNull(line);
        var pending = Rows.texts(
                        database,
                        "select sum(amount)::text from claim c where kind = 'SKILLS_UPGRADING'"
                                + " and not exists (select from fund f where f.id = c.fund_id and f.year <> 2025)"
                                + " and status in ('SUBMITTED',"
                                + " 'UNDER_REVIEW', 'RETURNED_FOR_CORRECTION', 'REFERRED', 'GRANTED', 'AWAITING_FUNDS',"
                                + " 'APPROVED', 'IN_PAYMENT', 'RETURNED_BY_BANK')")
                .get(0);
        assertEquals(pending, line.get("pending"));
        paidAgrees(line);
    }

    /** What was paid, claim by claim; the mean is of May to July, and five months are left with August. */
    private void paidAgrees(Map<String, Object> line) throws Exception {
        var paid = BigDecimal.ZERO;
        var lastMonths = BigDecimal.ZERO;
        for (var row : Rows.texts(
                database,
                "select concat_ws(';', c.amount, coalesce(d.repaid, 0), coalesce(c.paid_on, '1999-01-01')) from claim c"
                        + " left join fund f on f.id = c.fund_id left join debt d on d.claim_id = c.id"
                        + " where c.kind = 'SKILLS_UPGRADING' and coalesce(f.year, 2025) = 2025"
                        + " and c.status in ('PAID', 'IN_RECOVERY', 'RECOVERED')")) {
            var cells = row.split(";");
            paid = paid.add(new BigDecimal(cells[0])).subtract(new BigDecimal(cells[1]));
            if (cells[2].compareTo("2025-05-01") >= 0 && cells[2].compareTo("2025-07-31") <= 0) {
                lastMonths = lastMonths.add(new BigDecimal(cells[0]));
            }
        }
        var mean = lastMonths.divide(BigDecimal.valueOf(3), 2, RoundingMode.HALF_UP);
        var rest = mean.multiply(BigDecimal.valueOf(5)).max(new BigDecimal((String) line.get("pending")));
        assertEquals(0, paid.compareTo(new BigDecimal((String) line.get("paid"))), "paid " + line);
        assertEquals(0, mean.compareTo(new BigDecimal((String) line.get("monthlyMean"))), "mean " + line);
        assertEquals(0, paid.add(rest).compareTo(new BigDecimal((String) line.get("expected"))), "expected " + line);
    }

    private void simulationCountsEachPersonOnce() throws Exception {
        var id = once("auditor")
                .body(Map.of(
                        "parameters",
                        List.of(Map.of(
                                "name",
                                "amounts",
                                "value",
                                "{1: \"3100.00\", 2: \"2100.00\", 3: \"1700.00\", 4: \"1600.00\", 5:" + " \"1100.00\"}",
                                "citation",
                                Map.of("document", "A draft", "article", "1")))))
                .post("/v1/policy-replays")
                .then()
                .extract()
                .<String>path("id");
        assertNotNull(id);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> as("auditor")
                .get("/v1/policy-replays/" + id)
                .path("status")
                .equals("DONE"));
        var report = as("auditor").get("/v1/policy-replays/" + id).then().extract();
        assertEquals(
                Rows.texts(database, "select count(distinct person_id)::text from entitlement")
                        .get(0),
                report.path("report.persons").toString());
        assertEquals(
                Rows.texts(
                                database,
                                "select count(*)::text from (select certificate_number, 'SKILLS_UPGRADING' from"
                                        + " entitlement union select certificate_number, kind from claim where status not"
                                        + " in ('DRAFT', 'WITHDRAWN', 'EXPIRED')) cases")
                        .get(0),
                report.path("report.cases").toString());
        var differences = differencesByPerson(id).values();
        assertEquals(
                differences.stream().filter(sum -> sum.signum() > 0).count(),
                ((Number) report.path("report.gain")).longValue());
        assertEquals(
                differences.stream().filter(sum -> sum.signum() < 0).count(),
                ((Number) report.path("report.lose")).longValue());
    }

    /** What each person gets more, added up from the changed cases. */
    private Map<String, BigDecimal> differencesByPerson(String simulation) throws Exception {
        var persons = new TreeMap<String, BigDecimal>();
        for (var row : Rows.texts(
                database,
                "select concat_ws(';', coalesce(c.person_id, e.person_id),"
                        + " case when r.after = 'GRANTED' then r.amount_after else 0 end"
                        + " - case when r.before = 'GRANTED' then r.amount_before else 0 end) from policy_replay_change r"
                        + " left join claim c on r.subject_type = 'CLAIM' and c.id = r.subject_id"
                        + " left join entitlement e on r.subject_type <> 'CLAIM' and e.id = r.subject_id"
                        + " where r.replay_id = '" + simulation + "'")) {
            var cells = row.split(";");
            persons.merge(cells[0], new BigDecimal(cells[1]), BigDecimal::add);
        }
        return persons;
    }
}
