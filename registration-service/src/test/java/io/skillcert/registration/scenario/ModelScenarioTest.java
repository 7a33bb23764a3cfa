package io.skillcert.registration.scenario;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.clock.BusinessClock;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.registration.allowance.DailyUses;
import io.skillcert.registration.allowance.DailyUses.Activity;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Scenarios of a service that is connected with a language model. */
@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
@WithTestResource(ModelResource.class)
class ModelScenarioTest extends ScenarioFixture {

    @Inject
    Scenarios scenarios;

    @Inject
    ScenarioMessages messages;

    @Inject
    ScenarioSessions sessions;

    @Inject
    DailyUses uses;

    @Inject
    BusinessClock clock;

    /** The calls whose dialogue ends with the message. */
    private static List<JsonNode> callsWith(String message) throws Exception {
        var all = new ObjectMapper()
                .readTree(given().get(System.getProperty(ModelResource.ADDRESS) + "/calls")
                        .asString());
        return StreamSupport.stream(all.spliterator(), false)
                .filter(call -> call.at("/body/messages")
                        .findValuesAsText("content")
                        .get(call.at("/body/messages").size() - 1)
                        .equals(message))
                .toList();
    }

    @Test
    void the_model_answers_in_the_scenario_and_hears_nothing_about_the_account() throws Exception {
        given().get("/v1/scenarios/SC3-REFUND").then().body("mode", equalTo("MODEL"));
        var id = begun("SC3-REFUND");
        var unique = UUID.randomUUID().toString();
        send(id, 1, "ab").statusCode(200).body("answer", equalTo("ba")).body("$", not(hasKey("recorded")));
        send(id, 2, unique).statusCode(200);
        var call = callsWith(unique).get(0);
        assertEquals("Bearer a key of the tests", call.get("authorization").asText());
        var said = call.at("/body/messages");
        assertEquals(List.of("system", "user", "assistant", "user"), said.findValuesAsText("role"));
        assertEquals(
                scenarios.get("SC3-REFUND").system(), said.get(0).get("content").asText());
        assertFalse(call.toString().contains(learner), "the account");
        assertFalse(call.toString().contains(id), "the dialogue");
        read(id).body("mode", equalTo("MODEL")).body("messages.text", contains("ab", unique));
    }

    @Test
    void the_same_message_again_does_not_call_the_model_again() throws Exception {
        var id = begun("SC3-REFUND");
        var unique = UUID.randomUUID().toString();
        var first = send(id, 1, unique).statusCode(200).extract().asString();
        assertEquals(first, send(id, 1, unique).statusCode(200).extract().asString());
        assertEquals(1, callsWith(unique).size());
    }

    @ParameterizedTest
    @EnumSource(names = {"ERROR", "SILENCE", "HUGE", "BROKEN"})
    void a_model_without_a_good_answer_is_called_once_and_the_message_can_be_sent_again(ChatServer.Fault fault)
            throws Exception {
        var id = begun("SC3-REFUND");
        var unique = fault + UUID.randomUUID().toString();
        send(id, 1, unique).statusCode(503).body("type", equalTo(PROBLEM + "model-silent"));
        assertEquals(1, callsWith(unique).size());
        read(id).body("messages", hasSize(0));
        send(id, 1, "ab").statusCode(200).body("answer", equalTo("ba"));
    }

    @Test
    void of_the_same_message_sent_at_once_one_calls_the_model() throws Exception {
        var id = begun("SC3-REFUND");
        var unique = UUID.randomUUID().toString();
        var callers = Executors.newFixedThreadPool(4);
        var answers = callers.invokeAll(Stream.generate(() ->
                        (Callable<Integer>) () -> send(id, 1, unique).extract().statusCode())
                .limit(4)
                .toList());
        callers.shutdown();
        for (var answer : answers) {
            assertEquals(true, List.of(200, 409).contains(answer.get()), answer.get() + "");
        }
        assertEquals(1, callsWith(unique).size());
        read(id).body("messages", hasSize(1));
    }

    @Test
    void a_message_that_waits_is_told_and_one_of_a_lost_replica_is_replaced() {
        var id = begun("SC3-REFUND");
        var session = UUID.fromString(id);
        QuarkusTransaction.requiringNew().run(() -> messages.add(session, 1, "甲", clock.instant()));
        send(id, 1, "甲").statusCode(409).body("type", equalTo(PROBLEM + "message-pending"));
        send(id, 2, "乙").statusCode(409).body("type", equalTo(PROBLEM + "message-pending"));
        read(id).body("messages", hasSize(0));
        QuarkusTransaction.requiringNew().run(() -> sessions.getEntityManager()
                .createNativeQuery(
                        "update scenario_message set sent_at = sent_at - interval '1 minute' where session_id = :id")
                .setParameter("id", session)
                .executeUpdate());
        send(id, 1, "乙").statusCode(200);
        read(id).body("messages.text", contains("乙"));
    }

    @Test
    void an_account_sends_at_most_100_messages_a_day_and_30_in_a_dialogue() {
        var id = begun("SC3-REFUND");
        for (int number = 1; number <= SendMessage.MESSAGES; number++) {
            send(id, number, "第" + number).statusCode(200);
        }
        send(id, SendMessage.MESSAGES + 1, "还有").statusCode(409).body("type", equalTo(PROBLEM + "scenario-over"));
        var account = (String) sessions.getEntityManager()
                .createNativeQuery("select account from scenario_session where id = :id")
                .setParameter("id", UUID.fromString(id))
                .getSingleResult();
        for (int more = SendMessage.MESSAGES; more < SendMessage.MESSAGES_A_DAY; more++) {
            QuarkusTransaction.requiringNew()
                    .run(() -> uses.take(account, Activity.SCENARIO_MESSAGE, SendMessage.MESSAGES_A_DAY));
        }
        var another = begun("SC3-REFUND");
        send(another, 1, "甲").statusCode(409).body("type", equalTo(PROBLEM + "too-many-messages"));
        read(another).body("messages", hasSize(0));
    }
}
