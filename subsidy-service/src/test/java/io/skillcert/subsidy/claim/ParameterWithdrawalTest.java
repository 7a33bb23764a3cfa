package io.skillcert.subsidy.claim;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.of;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.testing.Broker;
import io.skillcert.localstack.testing.LocalStackResource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong values of parameters: those out of range are refused, adopted ones are withdrawn by two people before their day. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "subsidy"))
class ParameterWithdrawalTest extends ClaimFixture {

    private static final Map<String, String> CITATION = Map.of("document", "A draft", "article", "1");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            claim-window    | P9999Y
            claim-window    | P-1M
            awards-per-year | 0
            review-days     | {earliest: 0, limit: 20000000}
            review-days     | {earliest: 20, limit: 15}
            bank-city       | "9999"
            rule-set        | "2099"
            rule-set        | "2099.9"
            reminders       | {days: [0, -5, 99999]}
            amounts         | {'5': '0.00', '4': '1500.00', '3': '2000.00', '2': '2500.00', '1': '3000.00'}
            amounts         | {'5': '99999999999999999999.00', '4': '1.00', '3': '1.00', '2': '1.00', '1': '1.00'}
            uplift          | {rate: '3.00', cap: '2400.00', levels: [3]}
            """)
    void a_value_out_of_the_range_of_its_unit_is_refused_with_what_it_may_be(String name, String value) {
        propose(name, "2031-01-01", value)
                .statusCode(400)
                .body("violations.field", contains("value"))
                .body("violations.message", contains(startsWith("is not ")));
    }

    @Test
    void an_adopted_value_is_withdrawn_by_two_people_before_its_day_and_may_be_replaced() throws Exception {
        var id = proposed("reconsideration-days", "2032-01-01", "6");
        done(proposal(id).extract().path("replayId"));
        adopted(id, "subsidy-approver").statusCode(200);
        withdrawal("subsidy-approver", id, "withdrawal-confirmation").statusCode(409);
        withdrawal("subsidy-officer+subsidy-approver", id, "withdrawal").statusCode(200);
        withdrawal("subsidy-officer+subsidy-approver", id, "withdrawal-confirmation")
                .statusCode(403)
                .body("type", equalTo("urn:skillcert:problem:two-people-needed"));
        withdrawal("subsidy-approver", id, "withdrawal-confirmation")
                .statusCode(200)
                .body("status", equalTo("WITHDRAWN"));
        as("partner")
                .get("/v1/parameters")
                .then()
                .body(
                        "items.find { it.name == 'reconsideration-days' }.entries.effectiveFrom",
                        not(hasItem("2032-01-01")));
        var right = proposed("reconsideration-days", "2032-01-01", "90");
        done(proposal(right).extract().path("replayId"));
        adopted(right, "subsidy-approver").statusCode(200);
        withdrawal("subsidy-officer", right, "withdrawal").statusCode(200);
        withdrawal("subsidy-approver", right, "withdrawal-confirmation").statusCode(200);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertEquals(
                        List.of("adopted", "withdrawn", "adopted", "withdrawn"),
                        published("reconsideration-days", "2032-01-01")));
    }

    /** What the planner of registration-service hears of a parameter and day, in its order. */
    private static List<String> published(String name, String from) {
        return new Broker(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class))
                .read("subsidy.parameters").stream()
                        .filter(event -> event.value().contains('"' + name + '"')
                                && event.value().contains('"' + from + '"'))
                        .map(event -> Broker.header(event, "ce_type").replaceAll(".*parameter-|\\.v1", ""))
                        .toList();
    }

    private static ValidatableResponse withdrawal(String account, String id, String act) {
        return of(account, proposal(id).extract().<Integer>path("version"))
                .body(Map.of("reason", "A typing error."))
                .post("/v1/parameter-proposals/" + id + "/" + act)
                .then();
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

    private static ValidatableResponse adopted(String id, String role) {
        return of(role, proposal(id).extract().path("version"))
                .post("/v1/parameter-proposals/" + id + "/adoption")
                .then();
    }

    private static ValidatableResponse proposal(String id) {
        return as("auditor").get("/v1/parameter-proposals/" + id).then().statusCode(200);
    }

    private static ValidatableResponse done(String simulation) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> as("auditor")
                .get("/v1/policy-replays/" + simulation)
                .path("status")
                .equals("DONE"));
        return as("auditor").get("/v1/policy-replays/" + simulation).then();
    }
}
