package io.skillcert.registration.scenario;

import static io.restassured.RestAssured.given;
import static io.skillcert.localstack.testing.Callers.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.registration.scenario.ScenarioSession.Mode;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Scenarios of a service without a language model: recorded dialogues play. */
@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class RecordedScenarioTest extends ScenarioFixture {

    @Inject
    Scenarios scenarios;

    @Inject
    ScenarioSessions sessions;

    @Inject
    DiscardOldScenarioSessions discard;

    @Inject
    BusinessClock clock;

    @Test
    void everybody_reads_scenarios_without_instructions_dialogue_and_mistake() {
        given().header("Accept-Language", "en")
                .get("/v1/scenarios")
                .then()
                .statusCode(200)
                .body("items.code", hasItems("SC4-PRELABEL", "SC4-KNOWLEDGE", "SC3-TESTREPORT", "SC3-REFUND"))
                .body("items[0].title", equalTo("Pre-labelling customers' messages with a language model"));
        for (var scenario : scenarios.all()) {
            var shown = given().get("/v1/scenarios/" + scenario.code())
                    .then()
                    .statusCode(200)
                    .body("mode", equalTo("RECORDED"))
                    .body("rubric", hasSize(scenario.rubric().size()))
                    .body("rubric.anchors", everyItem(hasSize(4)))
                    .body("$", not(hasKey("system")))
                    .body("$", not(hasKey("mistake")))
                    .body("$", not(hasKey("turns")))
                    .extract()
                    .asString();
            assertFalse(shown.contains(scenario.system().lines().findFirst().orElseThrow()));
            assertFalse(shown.contains(scenario.mistake().zh()));
        }
        given().get("/v1/scenarios/NONE").then().statusCode(404).body("type", equalTo(PROBLEM + "scenario-not-found"));
    }

    @Test
    void the_recorded_dialogue_plays_message_by_message_to_its_end() {
        var scenario = scenarios.get("SC4-PRELABEL");
        var id = begun(scenario.code());
        for (int number = 1; number <= scenario.recordedMessages(); number++) {
            var sent = send(id, number, "我的第" + number + "句")
                    .statusCode(200)
                    .body(
                            "recorded",
                            equalTo(scenario.turns().get(2 * number - 2).text()));
            if (2 * number - 1 < scenario.turns().size()) {
                sent.body("answer", equalTo(scenario.turns().get(2 * number - 1).text()));
            } else {
                sent.body("$", not(hasKey("answer")));
            }
        }
        send(id, scenario.recordedMessages() + 1, "还有")
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "scenario-over"));
        read(id).statusCode(200)
                .body("mode", equalTo("RECORDED"))
                .body("messages", hasSize(scenario.recordedMessages()))
                .body("messages[0].text", equalTo("我的第1句"));
    }

    @Test
    void the_same_message_again_has_the_same_answer_and_another_one_in_its_place_is_refused() {
        var id = begun("SC3-REFUND");
        var first = send(id, 1, "甲").statusCode(200).extract().asString();
        assertEquals(first, send(id, 1, "甲").statusCode(200).extract().asString());
        send(id, 1, "乙").statusCode(409).body("type", equalTo(PROBLEM + "message-answered"));
        send(id, 3, "丙").statusCode(400).body("violations.field", contains("number"));
        send(id, 2, "乙").statusCode(200);
        read(id).body("messages.text", contains("甲", "乙"));
    }

    @Test
    void messages_with_numbers_of_people_or_of_another_form_are_refused_and_not_stored() {
        var id = begun("SC3-REFUND");
        for (var text : List.of("我是 990000199003074567", "电话 138 0000 1111")) {
            send(id, 1, text)
                    .statusCode(400)
                    .body("violations.field", contains("text"))
                    .body("violations[0].message", containsString("手机号码"))
                    .body(not(containsString("990000")));
        }
        send(id, 1, " ").statusCode(400).body("violations.field", contains("text"));
        send(id, 1, "长".repeat(2_001)).statusCode(400).body("violations.field", contains("text"));
        send(id, 0, "甲").statusCode(400).body("violations.field", contains("number"));
        send(id, 1, "x".repeat(40_000)).statusCode(413);
        read(id).body("messages", hasSize(0));
        send(id, 1, "长".repeat(2_000)).statusCode(200);
    }

    @Test
    void a_self_assessment_fits_the_rubric_is_stored_and_can_be_replaced() {
        var id = begun("SC4-KNOWLEDGE");
        assess(id, List.of(0, 1, 2, 3, 3)).statusCode(409).body("type", equalTo(PROBLEM + "nothing-to-assess"));
        send(id, 1, "甲").statusCode(200);
        assess(id, List.of(0, 1, 2)).statusCode(400).body("violations.field", contains("anchors"));
        assess(id, List.of(0, 1, 2, 3, 4)).statusCode(400).body("violations.field", contains("anchors[4]"));
        assess(id, List.of(0, 1, 2, 3, -1)).statusCode(400);
        read(id).body("$", not(hasKey("selfAssessment")));
        assess(id, List.of(0, 1, 2, 3, 3)).statusCode(200).body("selfAssessment.anchors", contains(0, 1, 2, 3, 3));
        assess(id, List.of(1, 1, 2, 3, 3)).statusCode(200);
        read(id).body("selfAssessment.anchors", contains(1, 1, 2, 3, 3)).body("$", not(hasKey("mark")));
    }

    @Test
    void dialogues_are_seen_and_deleted_by_their_account_only() {
        var id = begun("SC3-REFUND");
        send(id, 1, "甲").statusCode(200);
        begun("SC4-KNOWLEDGE");
        as(aLearner()).get("/v1/scenario-sessions/" + id).then().statusCode(404);
        as("partner").get("/v1/scenario-sessions/" + id).then().statusCode(403);
        given().get("/v1/scenario-sessions").then().statusCode(401);
        as(learner)
                .queryParam("limit", 1)
                .get("/v1/scenario-sessions")
                .then()
                .statusCode(200)
                .body("items.id", contains(id))
                .body("$", hasKey("next"));
        begin("NONE").statusCode(404);
        as(learner).delete("/v1/scenario-sessions").then().statusCode(204);
        as(learner).get("/v1/scenario-sessions").then().body("items", hasSize(0));
        read(id).statusCode(404).body("type", is(PROBLEM + "scenario-session-not-found"));
    }

    @Test
    void an_account_begins_at_most_20_dialogues_a_day() {
        for (int i = 0; i < PractiseScenario.SESSIONS_A_DAY; i++) {
            begun("SC3-REFUND");
        }
        begin("SC3-REFUND").statusCode(409).body("type", equalTo(PROBLEM + "too-many-scenario-sessions"));
    }

    @Test
    void dialogues_are_deleted_180_days_after_their_begin() {
        var now = clock.instant();
        var old =
                new ScenarioSession(Ids.next(), learner, "SC3-REFUND", Mode.RECORDED, now.minus(Duration.ofDays(181)));
        var young =
                new ScenarioSession(Ids.next(), learner, "SC3-REFUND", Mode.RECORDED, now.minus(Duration.ofDays(179)));
        QuarkusTransaction.requiringNew().run(() -> sessions.persist(old, young));
        List<UUID> due = discard.due(1_000);
        assertTrue(due.contains(old.id()));
        assertFalse(due.contains(young.id()));
        QuarkusTransaction.requiringNew().run(() -> discard.handle(List.of(old.id())));
        assertFalse(discard.due(1_000).contains(old.id()));
    }
}
