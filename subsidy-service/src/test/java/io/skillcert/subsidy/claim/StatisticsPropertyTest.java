package io.skillcert.subsidy.claim;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.once;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
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
        var reported = new TreeMap<String, String>();
        lines.forEach(line -> reported.put(
                line.get("level") + " " + line.get("outcome"), line.get("claims") + " " + line.get("granted")));
        var counted = new TreeMap<String, long[]>();
        var latest = new TreeMap<String, String>();
        // Each claim by itself, oldest first: the last one of a certificate that is not gone stands for it.
        for (var row : Rows.texts(
                database,
                "select concat_ws(';', certificate_number, kind, e.level, c.status, c.amount) from claim c"
                        + " join entitlement e using (certificate_number)"
                        + " where claimed_on between '2025-08-01' and '2025-08-31' order by c.id")) {
            var cells = row.split(";");
            var key = cells[0] + cells[1];
            var status = cells[3];
            var isGone = List.of("DRAFT", "WITHDRAWN", "EXPIRED").contains(status);
            var livesAlready = latest.containsKey(key) && !latest.get(key).contains("REFUSED");
            if (!isGone && !(livesAlready && status.equals("REFUSED"))) {
                latest.put(key, cells[2] + ";" + status + ";" + cells[4]);
            }
        }
        for (var one : latest.values()) {
            var cells = one.split(";");
            var line = counted.computeIfAbsent(cells[0] + " " + outcome(cells[1]), key -> new long[2]);
            line[0]++;
            line[1] += outcome(cells[1]).equals("GRANTED")
                    ? new BigDecimal(cells[2]).movePointRight(2).longValueExact()
                    : 0;
        }
        var expected = new TreeMap<String, String>();
        counted.forEach((key, line) -> expected.put(key, line[0] + " " + BigDecimal.valueOf(line[1], 2)));
        assertEquals(expected, reported, "seed " + SEED);
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
        Awaitility.await().until(() -> as("auditor")
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
    }
}
