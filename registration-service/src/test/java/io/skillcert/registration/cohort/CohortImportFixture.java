package io.skillcert.registration.cohort;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.registration.RegistrationScenario.COMMITMENT;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
import static io.skillcert.registration.RegistrationScenario.batch;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;

/** Uploads files of cohorts and waits until they are imported. */
abstract class CohortImportFixture {

    static final String HEADER = "name,identity_number,level,employed_from\n";

    static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    DataSource database;

    String batch;

    @BeforeEach
    void aBatch() {
        batch = anOpenBatch();
    }

    String imported(String file) {
        var id = upload(file, false).statusCode(202).extract().<String>path("id");
        assertEquals("DONE", ended(id));
        return id;
    }

    static String ended(String id) {
        return Awaitility.await().atMost(PATIENCE).until(() -> status(id), status -> !status.equals("RUNNING"));
    }

    static String status(String id) {
        return as("partner")
                .get("/v1/cohort-imports/" + id)
                .then()
                .statusCode(200)
                .extract()
                .path("status");
    }

    ValidatableResponse upload(String file, boolean allOrNone) {
        return as("partner")
                .contentType("text/csv;charset=UTF-8")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post(address(allOrNone))
                .then();
    }

    String address(boolean allOrNone) {
        return "/v1/cohort-imports?batchId=" + batch + "&commitment=" + COMMITMENT + "&allOrNone=" + allOrNone;
    }

    static String rows(String id) {
        return "/v1/cohort-imports/" + id + "/rows";
    }

    static String row(JsonNode applicant, String employedFrom) {
        return "测试甲," + number(applicant) + ",4," + employedFrom + "\n";
    }

    static String number(JsonNode applicant) {
        return applicant.at("/holder/identityNumber").asText();
    }
}
