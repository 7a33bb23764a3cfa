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
import io.skillcert.localstack.LocalStackResource;
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

/** Trying other parameters on what was decided, and putting a new value in force. */
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
    void a_trial_says_who_would_gain_and_who_would_lose_and_changes_nothing() throws Exception {
        var loses = granted(4);
        somebodyElse();
        var gains = granted(1);
        somebodyElse();
        var same = granted(5);
        var before = read(loses).extract().asString();
        var replay = requested(Map.of("name", "amounts", "value", AMOUNTS, "citation", CITATION));
        done(replay)
                .body("report.cases", notNullValue())
                .body("report.byRule.key", contains("SUB-10"))
                .body("report.byLevel.key", contains("1", "4"));
        var changes = as("auditor")
                .get("/v1/policy-replays/" + replay + "/changes?limit=200")
                .then()
                .extract();
        assertEquals("1400.00", changes.path("items.find { it.subjectId == '" + loses + "' }.amountAfter"));
        assertEquals("3100.00", changes.path("items.find { it.subjectId == '" + gains + "' }.amountAfter"));
        assertTrue(!changes.<List<String>>path("items.subjectId").contains(same));
        assertEquals(before, read(loses).extract().asString());
    }

    @Test
    void a_trial_of_what_is_in_force_changes_no_case() throws Exception {
        granted(3);
        var replay = requested(Map.of("name", "awards-per-kind", "value", "1", "citation", CITATION));
        done(replay).body("report.gain", equalTo(0)).body("report.lose", equalTo(0));
    }

    /** The server would end it after a while, and the trial with it. */
    @Test
    void a_trial_holds_no_transaction_while_no_case_changes() throws Exception {
        granted(3);
        try (var other = database.getConnection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table entitlement in access exclusive mode");
            var replay = requested(Map.of("name", "awards-per-kind", "value", "1", "citation", CITATION));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> sessions("wait_event_type = 'Lock' and query like '%from entitlement e%'") == 1);
            assertEquals(0, sessions("state = 'idle in transaction' and query like '%policy_replay%'"));
            other.rollback();
            done(replay).body("report.gain", equalTo(0));
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
    void a_candidate_that_is_none_is_refused_by_its_field() {
        replay(Map.of("name", "gifts", "value", "1", "citation", CITATION))
                .statusCode(400)
                .body("violations.field", contains("parameters[0].name"));
        replay(Map.of("name", "awards-per-kind", "value", "many", "citation", CITATION))
                .statusCode(400)
                .body("violations.field", contains("parameters[0].value"));
    }

    @Test
    void SUB_05_a_new_value_is_in_force_from_its_day_by_two_people_and_the_database_holds_it() throws Exception {
        var old = decisionOf(granted(4));
        var id = proposed("awards-per-kind", "2026-03-01", "2");
        var replay = proposal(id).extract().<String>path("replayId");
        done(replay);
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
    void a_proposal_is_of_a_day_to_come_and_adopted_by_another_person_after_its_trial() throws Exception {
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
    void files_that_disagree_with_what_cases_were_decided_by_stop_the_service() {
        var changed = new HashMap<>(policy.shippedFiles());
        inForce.agreeWith(changed);
        var limit = changed.get("awards-per-kind");
        var first = limit.values().keySet().iterator().next();
        changed.put(
                "awards-per-kind",
                limit.with(
                        first,
                        new ParameterFile.Entry(
                                IntNode.valueOf(9), limit.values().get(first).citation())));
        var refused = assertThrows(PolicyDataException.class, () -> inForce.agreeWith(changed));
        assertTrue(refused.getMessage().contains("awards-per-kind"), refused.getMessage());
    }

    @Test
    void SUB_12_public_notice_can_be_switched_on_from_a_day() throws Exception {
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

    private static ValidatableResponse replay(Map<String, Object> candidate) {
        return once("auditor")
                .body(Map.of("parameters", List.of(candidate)))
                .post("/v1/policy-replays")
                .then();
    }

    private static String requested(Map<String, Object> candidate) {
        return replay(candidate).statusCode(201).extract().path("id");
    }

    private static ValidatableResponse done(String replay) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> as("auditor")
                .get("/v1/policy-replays/" + replay)
                .path("status")
                .equals("DONE"));
        return as("auditor").get("/v1/policy-replays/" + replay).then();
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
