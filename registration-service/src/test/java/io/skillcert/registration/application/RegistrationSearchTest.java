package io.skillcert.registration.application;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
import static io.skillcert.registration.RegistrationScenario.clockAt;
import static io.skillcert.registration.RegistrationScenario.register;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.testing.LocalStackResource;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class RegistrationSearchTest {

    private static final int TRIES = 5;

    @Inject
    SessionFactory sessions;

    @Test
    void the_number_of_statements_does_not_depend_on_the_page_size() {
        var batch = anOpenBatch();
        for (int i = 0; i < 12; i++) {
            register("partner", batch, anEligibleApplicant()).statusCode(201);
        }
        sessions.getStatistics().setStatisticsEnabled(true);
        try {
            assertEquals(statementsOfPage(batch, 1), statementsOfPage(batch, 12));
        } finally {
            sessions.getStatistics().setStatisticsEnabled(false);
        }
    }

    /** The fewest of some tries, because statements of background jobs are counted too. */
    private long statementsOfPage(String batch, int rows) {
        long fewest = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            var before = sessions.getStatistics().getPrepareStatementCount();
            as("registrar")
                    .queryParam("batchId", batch)
                    .queryParam("limit", rows)
                    .get("/v1/registrations")
                    .then()
                    .statusCode(200)
                    .body("items.size()", equalTo(rows));
            fewest = Math.min(fewest, sessions.getStatistics().getPrepareStatementCount() - before);
        }
        return fewest;
    }

    @Test
    void a_search_by_document_finds_own_registrations_or_all_for_a_registrar() {
        var applicant = anEligibleApplicant();
        var id = register("partner", anOpenBatch(), applicant).extract().<String>path("id");
        var search = Map.of(
                "identityType",
                "RESIDENT_ID",
                "identityNumber",
                applicant.at("/holder/identityNumber").asText());
        for (var client : new String[] {"registrar", "partner", "auditor"}) {
            as(client)
                    .body(search)
                    .post("/v1/registration-searches/by-holder")
                    .then()
                    .body("items.id", contains(id));
        }
        as("partner.2")
                .body(search)
                .post("/v1/registration-searches/by-holder")
                .then()
                .body("items", empty());
        as("registrar")
                .body(Map.of("identityType", "RESIDENT_ID", "identityNumber", "990000199005050011"))
                .post("/v1/registration-searches/by-holder")
                .then()
                .statusCode(400)
                .body("violations.field", contains("identityNumber"));
    }

    @Test
    void an_export_has_all_own_rows_masked() {
        var batch = anOpenBatch();
        for (int i = 0; i < 205; i++) {
            register("partner", batch, anEligibleApplicant()).statusCode(201);
        }
        register("partner.2", batch, anEligibleApplicant()).statusCode(201);
        var own = export("partner", batch);
        assertEquals(206, own.lines().count());
        assertTrue(own.lines().findFirst().orElseThrow().startsWith("\uFEFFregistration_id,number,batch_id"));
        assertFalse(own.contains("测试甲"));
        assertEquals(207, export("registrar", batch).lines().count());
        as("candidate")
                .accept("text/csv")
                .get("/v1/registration-searches/export")
                .then()
                .statusCode(403);
    }

    @Test
    void a_list_is_filtered_by_level_and_day() {
        var batch = anOpenBatch();
        var first = registered(batch, 4);
        clockAt("2025-07-04");
        var second = registered(batch, 4);
        var lower = registered(batch, 5);
        listed(batch, "level=4").body("items.id", contains(first, second));
        listed(batch, "level=5").body("items.id", contains(lower));
        listed(batch, "registeredFrom=2025-07-04").body("items.id", contains(second, lower));
        listed(batch, "registeredTo=2025-07-03&level=4").body("items.id", contains(first));
        listed(batch, "registeredFrom=yesterday").statusCode(400).body("violations.field", contains("registeredFrom"));
        listed(batch, "level=6").statusCode(400).body("violations.field", contains("level"));
    }

    private static String registered(String batch, int level) {
        return register("partner", batch, anEligibleApplicant().put("level", level))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse listed(String batch, String query) {
        return as("partner")
                .get("/v1/registrations?batchId=" + batch + "&" + query)
                .then();
    }

    private static String export(String client, String batch) {
        var answer = as(client).accept("text/csv").get("/v1/registration-searches/export?batchId=" + batch);
        assertEquals(200, answer.statusCode());
        return new String(answer.asByteArray(), StandardCharsets.UTF_8);
    }
}
