package io.skillcert.registration.pathway;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.skillcert.localstack.testing.Broker;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The planner answers by the parameters that subsidy-service has put in force, not by those of the release. */
@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class AdoptedParametersTest {

    private static final String KEY = UUID.nameUUIDFromBytes(new byte[] {1}).toString();
    private static final String PERSON =
            """
            {"occupationCode": "4-04-05-05", "on": "2028-05-01", "goalLevel": 4,
             "candidate": {"birthDate": "1985-05-05", "employments": [{"from": "2010-01-01", "relevant": true}]},
             "bases": {"SOCIAL_INSURANCE": true},
             "batches": [{"id": "b", "levels": [4], "registrationFrom": "2028-05-01",
                          "registrationUntil": "2028-05-31", "lastExamDay": "2028-06-10", "fee": "280.00"}]}
            """;

    @Inject
    DataSource database;

    @Test
    void an_adopted_amount_is_planned_with_and_a_withdrawn_one_is_not() {
        assertEquals("1500.00", amount());
        send(
                "parameter-adopted",
                """
                {"name": "amounts", "effectiveFrom": "2028-01-01", "document": "A draft", "article": "1",
                 "value": "{\\"5\\": \\"1000.00\\", \\"4\\": \\"1777.00\\", \\"3\\": \\"2000.00\\", \\"2\\": \\"2500.00\\", \\"1\\": \\"3000.00\\"}",
                 "adoptedAt": "2027-06-01T01:00:00Z"}
                """);
        await("1777.00");
        send(
                "parameter-withdrawn",
                """
                {"name": "amounts", "effectiveFrom": "2028-01-01", "withdrawnAt": "2027-06-02T01:00:00Z"}
                """);
        await("1500.00");
    }

    @Test
    void a_change_is_loaded_that_is_committed_after_a_later_one() throws Exception {
        var insert = "insert into adopted_parameter (name, effective_from, value, document, article, withdrawn)"
                + " values ('%s', '2028-02-01', '%s', 'A draft', '1', false)";
        var amounts =
                "{\"5\": \"1000.00\", \"4\": \"1888.00\", \"3\": \"2000.00\", \"2\": \"2500.00\", \"1\": \"3000.00\"}";
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(insert.formatted("amounts", amounts));
            Rows.change(database, insert.formatted("claim-window", "\"P11M\""));
            awaitClaimWindow("2028-02-01", "11 months");
            assertEquals("1500.00", amount());
            connection.commit();
            connection.setAutoCommit(true);
        }
        await("1888.00");
        Rows.change(
                database,
                "update adopted_parameter set withdrawn = true, revision = default where effective_from = '2028-02-01'");
        await("1500.00");
    }

    private static void awaitClaimWindow(String on, String months) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> given().header("Accept-Language", "en")
                .get("/v1/guide/answers/CLAIM-DEADLINE?on=" + on)
                .then()
                .extract()
                .<String>path("answer")
                .contains(months));
    }

    private static void await(String amount) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> amount.equals(amount()));
    }

    private static String amount() {
        return given().contentType(ContentType.JSON)
                .body(PERSON)
                .post("/v1/pathway-checks")
                .then()
                .statusCode(200)
                .extract()
                .path("subsidy.amount");
    }

    private static void send(String name, String event) {
        var servers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        new Broker(servers)
                .send(
                        "subsidy.parameters",
                        UUID.randomUUID().toString(),
                        "io.skillcert.subsidy." + name + ".v1",
                        KEY,
                        event);
    }
}
