package io.skillcert.registration.application;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.once;
import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
import static io.skillcert.registration.RegistrationScenario.change;
import static io.skillcert.registration.RegistrationScenario.register;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.testing.LocalStackResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a system needs that keeps registrations of its own: brief lists, own references, and what has changed since. */
@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class RegistrationListTest {

    @Inject
    DataSource database;

    private String batch;

    @BeforeEach
    void aBatch() {
        batch = anOpenBatch();
    }

    private String registered() {
        return register("partner", batch, anEligibleApplicant())
                .statusCode(201)
                .extract()
                .path("id");
    }

    private ValidatableResponse listed(Map<String, ?> query) {
        return listed("partner", query);
    }

    private ValidatableResponse listed(String client, Map<String, ?> query) {
        return as(client)
                .header("Accept-Language", "en")
                .queryParam("batchId", batch)
                .queryParams(query)
                .get("/v1/registrations")
                .then();
    }

    private ValidatableResponse changedSince(String asOf) {
        return listed(Map.of("changedSince", asOf)).statusCode(200);
    }

    private static String asOf(ValidatableResponse answer) {
        return answer.statusCode(200).extract().path("asOf");
    }

    @Test
    void a_brief_list_has_what_is_compared_and_where_to_read_the_rest() {
        var id = register("partner", batch, anEligibleApplicant().put("reference", "A/17"))
                .statusCode(201)
                .body("reference", equalTo("A/17"))
                .extract()
                .<String>path("id");
        var entry = listed(Map.of("view", "brief"))
                .statusCode(200)
                .body(
                        "items[0].keySet()",
                        containsInAnyOrder("id", "href", "number", "reference", "status", "registeredOn", "version"))
                .body("items[0].status", equalTo("UNDER_REVIEW"))
                .body("items[0].version", equalTo(0));
        as("partner")
                .get(entry.extract().<String>path("items[0].href"))
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("number", equalTo(entry.extract().path("items[0].number")))
                .body("holder.name", equalTo("测*甲"));
        listed(Map.of("view", "full")).body("items[0].holder.name", equalTo("测*甲"));
        listed(Map.of("view", "short"))
                .statusCode(400)
                .body("violations.field", contains("view"))
                .body("violations.message", contains("must be full or brief"));
    }

    @Test
    void a_registration_is_found_by_its_number_and_by_the_own_reference_which_need_not_be_unique() {
        var reference = "CASE-" + batch;
        var first = register("partner", batch, anEligibleApplicant().put("reference", reference))
                .extract()
                .<String>path("id");
        var second = register("partner", batch, anEligibleApplicant().put("reference", reference))
                .statusCode(201)
                .extract();
        registered();
        listed(Map.of("reference", reference)).body("items.id", contains(first, second.path("id")));
        listed(Map.of("number", second.<Integer>path("number"))).body("items.id", contains(second.<String>path("id")));
        listed("registrar", Map.of("reference", reference)).body("items.id", contains(first, second.path("id")));
        listed("partner.2", Map.of("reference", reference)).body("items", empty());
        listed("partner.2", Map.of("number", second.<Integer>path("number"))).body("items", empty());
        listed(Map.of("number", "S1")).statusCode(400).body("violations.field", contains("number"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "a b", "参考", "990000199503140014", "P-990000199503140014"})
    void a_reference_is_visible_ascii_without_an_identity_number(String reference) {
        var message =
                "must be 1 to 64 visible ASCII characters, with a letter or digit and without the number of an identity document";
        once("partner")
                .header("Accept-Language", "en")
                .body(Map.of(
                        "batchId",
                        batch,
                        "commitment",
                        "1900-01-01",
                        "application",
                        anEligibleApplicant().put("reference", reference)))
                .post("/v1/registrations")
                .then()
                .statusCode(400)
                .body("violations.field", contains("application.reference"))
                .body("violations.message", contains(message));
        listed(Map.of("reference", reference))
                .statusCode(400)
                .body("violations.field", contains("reference"))
                .body("violations.message", contains(message));
    }

    @Test
    void a_list_can_be_read_for_what_has_changed_since() {
        var first = registered();
        var second = registered();
        var asOf = afterAllChanges();
        change("registrar", second, "approval", 0).statusCode(200);
        var third = registered();
        changedSince(asOf).body("items.id", contains(second, third));
        changedSince(afterAllChanges()).body("items", empty());
        var page = listed(Map.of("changedSince", asOf, "limit", 1))
                .body("items.id", contains(second))
                .extract();
        listed(Map.of("changedSince", asOf, "limit", 1, "after", page.path("next")))
                .body("items.id", contains(third))
                .body("asOf", nullValue());
        listed(Map.of()).body("items.id", contains(first, second, third));
    }

    /** A transaction commits after the list was read in which others, which began later, stand already. */
    @Test
    void a_change_that_is_committed_late_is_not_missed() throws Exception {
        var late = registered();
        var before = afterAllChanges();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select now()"); // the transaction begins here, and has no number until it writes
            var second = registered();
            statement.executeUpdate("update registration set round = round where id = '" + late + "'");
            var third = registered();
            var read = changedSince(before).body("items.id", contains(second, third));
            connection.commit();
            connection.setAutoCommit(true);
            changedSince(asOf(read)).body("items.id", hasItems(late, third));
        }
        changedSince(afterAllChanges()).body("items.id", not(hasItem(late)));
    }

    /** The {@code asOf} of an answer once no transaction runs that was there when the registrations were last changed. */
    private String afterAllChanges() {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> asOf(listed(Map.of())), asOf -> changedSince(asOf)
                        .extract()
                        .<List<?>>path("items")
                        .isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "2025-07-03T09:00:00Z, 400, invalid-request",
        "17, 400, invalid-request",
        "1234567890123456789-1, 400, invalid-request",
        "1-1, 410, changed-since-of-another-database"
    })
    void changed_since_is_the_as_of_of_this_database(String asOf, int status, String problem) {
        registered();
        listed(Map.of("changedSince", asOf))
                .statusCode(status)
                .body("type", equalTo("urn:skillcert:problem:" + problem));
    }

    @Test
    void changed_since_of_a_transaction_that_has_not_begun_is_of_another_database() {
        registered();
        var epoch = asOf(listed(Map.of())).replaceAll(".*-", "");
        listed(Map.of("changedSince", "123456789012345678-" + epoch)).statusCode(410);
    }
}
