package io.skillcert.subsidy.claim;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.of;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.IntNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import io.skillcert.policy.data.ParameterFile;
import io.skillcert.policy.data.PolicyDataException;
import io.skillcert.subsidy.assessment.ParametersInForce;
import io.skillcert.subsidy.assessment.SubsidyParameterSource;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The simulation of candidate parameters on stored decisions, and the adoption of a new value. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "subsidy"))
class PolicyChangeTest extends ClaimFixture {

    private static final Map<String, String> CITATION = Map.of("document", "A draft", "article", "1");
    private static final String AMOUNTS =
            "{'5': '1000.00', '4': '1400.00', '3': '2000.00', '2': '2500.00', '1': '3100.00'}";

    @Inject
    SubsidyParameterSource policy;

    @Inject
    ParametersInForce inForce;

    @Test
    void a_simulation_reports_who_gains_and_who_loses_and_changes_no_case() throws Exception {
        var loses = granted(4);
        somebodyElse();
        var gains = granted(1);
        somebodyElse();
        var same = granted(5);
        var before = read(loses).extract().asString();
        var simulation = requested(Map.of("name", "amounts", "value", AMOUNTS, "citation", CITATION));
        done(simulation)
                .body("report.cases", notNullValue())
                .body("report.byRule.key", contains("SUB-10"))
                .body("report.byLevel.key", contains("1", "4"));
        var changes = as("auditor")
                .get("/v1/policy-replays/" + simulation + "/changes?limit=200")
                .then()
                .extract();
        assertEquals("1400.00", changes.path("items.find { it.subjectId == '" + loses + "' }.amountAfter"));
        assertEquals("3100.00", changes.path("items.find { it.subjectId == '" + gains + "' }.amountAfter"));
        assertTrue(!changes.<List<String>>path("items.subjectId").contains(same));
        assertEquals(before, read(loses).extract().asString());
    }

    @Test
    void a_simulation_of_the_parameters_in_force_reports_no_change() throws Exception {
        granted(3);
        var simulation = requested(Map.of("name", "awards-per-year", "value", "3", "citation", CITATION));
        done(simulation).body("report.gain", equalTo(0)).body("report.lose", equalTo(0));
    }

    /** The server ends transactions that idle, and would end the simulation with it. */
    @Test
    void a_simulation_holds_no_idle_transaction_while_no_case_changes() throws Exception {
        granted(3);
        try (var other = database.getConnection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table entitlement in access exclusive mode");
            var simulation = requested(Map.of("name", "awards-per-year", "value", "3", "citation", CITATION));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> sessions("wait_event_type = 'Lock' and query like '%from entitlement e%'") == 1);
            assertEquals(0, sessions("state = 'idle in transaction' and query like '%policy_replay%'"));
            other.rollback();
            done(simulation).body("report.gain", equalTo(0));
        }
    }

    private int sessions(String which) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.createStatement();
                var rows = query.executeQuery("select count(*) from pg_stat_activity where datname = current_database()"
                        + " and pid <> pg_backend_pid() and " + which)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void an_unknown_or_malformed_candidate_is_refused_with_its_field() {
        simulate(Map.of("name", "gifts", "value", "1", "citation", CITATION))
                .statusCode(400)
                .body("violations.field", contains("parameters[0].name"));
        simulate(Map.of("name", "awards-per-kind", "value", "many", "citation", CITATION))
                .statusCode(400)
                .body("violations.field", contains("parameters[0].value"));
    }

    @Test
    void SUB_04_a_value_adopted_by_a_second_person_is_in_force_from_its_day_and_enforced_by_the_database()
            throws Exception {
        var old = decisionOf(granted(4));
        var id = proposed("awards-per-kind", "2026-03-01", "2");
        var simulation = proposal(id).extract().<String>path("replayId");
        done(simulation);
        adopted(id, "subsidy-approver").statusCode(200).body("status", equalTo("ADOPTED"));
        as("partner")
                .get("/v1/parameters")
                .then()
                .body(
                        "items.find { it.name == 'awards-per-kind' }.entries.effectiveFrom",
                        contains("2019-01-01", "2026-03-01"));
        clockAt("2026-02-28");
        decided(claimed(3)).body("status", equalTo("GRANTED"));
        decided(claimed(5)).body("decision.findings.findAll { it.verdict == 'NOT_MET' }.rule", hasItem("SUB-04"));
        clockAt("2026-03-01");
        decided(claimed(2)).body("status", equalTo("GRANTED"));
        decided(claimed(1)).body("decision.findings.findAll { it.verdict == 'NOT_MET' }.rule", contains("SUB-04"));
        as("auditor").post("/v1/decisions/" + old + "/replay").then().body("agrees", equalTo(true));
    }

    @Test
    void a_proposal_is_for_a_future_day_and_is_adopted_by_another_person_after_its_simulation() throws Exception {
        propose("awards-per-year", "2025-08-11", "4")
                .statusCode(400)
                .body("violations.field", contains("effectiveFrom"));
        propose("claim-window", "2030-01-01", "12").statusCode(400).body("violations.field", contains("value"));
        propose("awards-per-year", "2030-01-01", "-4").statusCode(400);
        propose("amounts", "2030-01-01", "{'5': '1.00'}").statusCode(400);
        var id = proposed("awards-per-year", "2030-01-01", "4");
        done(proposal(id).extract().path("replayId"));
        of("subsidy-approver", 0)
                .post("/v1/parameter-proposals/" + id + "/rejection")
                .then()
                .statusCode(200)
                .body("status", equalTo("REJECTED"));
        adopted(id, "subsidy-approver").statusCode(409);
        assertThrows(
                SQLException.class,
                () -> execute("update parameter_proposal set status = 'ADOPTED', decided_by = proposed_by where id = '"
                        + id + "'"));
    }

    @Test
    void files_that_differ_from_stored_entries_are_refused() {
        var changed = new HashMap<>(policy.shippedFiles());
        inForce.verify(changed);
        var limit = changed.get("awards-per-kind");
        var first = limit.values().keySet().iterator().next();
        changed.put(
                "awards-per-kind",
                limit.with(
                        first,
                        new ParameterFile.Entry(
                                IntNode.valueOf(9), limit.values().get(first).citation())));
        var refused = assertThrows(PolicyDataException.class, () -> inForce.verify(changed));
        assertTrue(refused.getMessage().contains("awards-per-kind"), refused.getMessage());
    }

    @Test
    void SUB_11_an_older_replica_follows_the_limits_that_a_newer_version_has_put_in_force() throws Exception {
        execute("insert into parameter_entry (name, effective_from, content, source, put_by)"
                + " select name, '2031-01-01', jsonb_set(content, '{value}', '7'), 'FILE', 'service'"
                + " from parameter_entry where name = 'awards-per-year' order by effective_from limit 1");
        try {
            inForce.verify(policy.shippedFiles());
            policy.reload();
            assertEquals(
                    List.of("7"),
                    Rows.texts(database, "select per_year::text from award_limit where effective_from = '2031-01-01'"));
        } finally {
            execute("alter table parameter_entry disable trigger user");
            execute("delete from parameter_entry where effective_from = '2031-01-01'");
            execute("alter table parameter_entry enable trigger user");
            policy.reload();
        }
    }

    @Test
    void SUB_12_a_public_notice_can_be_enabled_from_a_day_on() throws Exception {
        var id = proposed("public-notice", "2026-05-01", "{enabled: true, days: 7}");
        done(proposal(id).extract().path("replayId"));
        adopted(id, "subsidy-approver").statusCode(200);
        clockAt("2026-04-30");
        money("2026");
        var before = approvedNow();
        clockAt("2026-05-01");
        somebodyElse();
        var after = approvedNow();
        clockAt("2026-05-02");
        as("partner")
                .get("/v1/public-notices?limit=200")
                .then()
                .body("items.claimId", hasItem(after))
                .body("items.find { it.claimId == '" + after + "' }.name", equalTo("张*"))
                .body("items.find { it.claimId == '" + after + "' }.shownUntil", equalTo("2026-05-08"));
        assertTrue(!as("partner")
                .get("/v1/public-notices?limit=200")
                .<List<String>>path("items.claimId")
                .contains(before));
        sent();
        read(before).body("status", equalTo("IN_PAYMENT"));
        read(after).body("status", equalTo("APPROVED"));
        clockAt("2026-05-09");
        sent();
        read(after).body("status", equalTo("IN_PAYMENT"));
    }

    private String approvedNow() throws Exception {
        insured();
        var id = claim(certified(4)).statusCode(201).extract().<String>path("id");
        act("subsidy-officer", id, "decision").body("status", equalTo("GRANTED"));
        act("subsidy-approver", id, "approval").statusCode(200).body("status", equalTo("APPROVED"));
        return id;
    }

    private static void money(String year) {
        once("treasurer")
                .body(Map.of("year", Integer.valueOf(year), "line", "SKILLS_UPGRADING", "appropriated", PLENTY))
                .post("/v1/funds");
    }

    private String claimed(int level) throws Exception {
        insured();
        return claim(certified(level)).statusCode(201).extract().path("id");
    }

    private static ValidatableResponse decided(String id) {
        return act("subsidy-officer", id, "decision").statusCode(200);
    }

    private static String decisionOf(String claim) {
        return read(claim).extract().path("decisionId");
    }

    private static ValidatableResponse simulate(Map<String, Object> candidate) {
        return once("auditor")
                .body(Map.of("parameters", List.of(candidate)))
                .post("/v1/policy-replays")
                .then();
    }

    private static String requested(Map<String, Object> candidate) {
        return simulate(candidate).statusCode(201).extract().path("id");
    }

    private static ValidatableResponse done(String simulation) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> as("auditor")
                .get("/v1/policy-replays/" + simulation)
                .path("status")
                .equals("DONE"));
        return as("auditor").get("/v1/policy-replays/" + simulation).then();
    }

    private static ValidatableResponse propose(String name, String from, String value) {
        return once("subsidy-officer")
                .body(Map.of("name", name, "effectiveFrom", from, "value", value, "citation", CITATION))
                .post("/v1/parameter-proposals")
                .then();
    }

    private static String proposed(String name, String from, String value) {
        return propose(name, from, value).statusCode(201).extract().path("id");
    }

    private static ValidatableResponse proposal(String id) {
        return as("auditor").get("/v1/parameter-proposals/" + id).then().statusCode(200);
    }

    private static ValidatableResponse adopted(String id, String role) {
        return of(role, proposal(id).extract().path("version"))
                .post("/v1/parameter-proposals/" + id + "/adoption")
                .then();
    }
}
