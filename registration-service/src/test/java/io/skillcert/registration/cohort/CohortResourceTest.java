package io.skillcert.registration.cohort;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.once;
import static io.skillcert.registration.RegistrationScenario.COMMITMENT;
import static io.skillcert.registration.RegistrationScenario.anApplicantADayShort;
import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
import static io.skillcert.registration.RegistrationScenario.change;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.localstack.testing.LocalStackResource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class CohortResourceTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void results_are_in_the_order_of_the_rows() {
        var same = anEligibleApplicant();
        var wrongNumber = anEligibleApplicant();
        ((ObjectNode) wrongNumber.get("holder")).put("identityNumber", "990000199005050011");
        var unreadable = anEligibleApplicant().put("level", "four");
        var elsewhere = anEligibleApplicant().put("siteId", "00000000-0000-7000-8000-000000000000");
        var unprintable = anEligibleApplicant();
        ((ObjectNode) unprintable.get("holder")).put("identityNumber", "990000199005050010\0");
        var batch = anOpenBatch();
        var repeated = same.deepCopy();
        once("partner")
                .body(request(
                        batch,
                        List.of(
                                same,
                                anApplicantADayShort(),
                                repeated,
                                wrongNumber,
                                unreadable,
                                elsewhere,
                                unprintable)))
                .post("/v1/cohorts")
                .then()
                .statusCode(201)
                .body("rows.row", contains(1, 2, 3, 4, 5, 6, 7))
                .body(
                        "rows.result",
                        contains("REGISTERED", "REGISTERED", "DUPLICATE", "INVALID", "INVALID", "INVALID", "INVALID"))
                .body("rows[0].eligible", equalTo(true))
                .body("rows[1].reasons", hasItem("REG-01"))
                .body("rows[3].violations.field", contains("holder.identityNumber"))
                .body("rows[4].violations.field", contains("level"))
                .body("rows[5].violations.field", contains("siteId"))
                .body("rows[6].violations.field", contains("holder.identityNumber"));
    }

    @Test
    void an_invalid_number_and_a_missing_field_are_both_violations() {
        var row = anEligibleApplicant();
        ((ObjectNode) row.get("holder")).put("identityNumber", "99000019900505001");
        ((ObjectNode) row.get("facts")).remove("birthDate");
        once("partner")
                .body(request(anOpenBatch(), List.of(row)))
                .post("/v1/cohorts")
                .then()
                .statusCode(201)
                .body("rows[0].violations.field", contains("facts.birthDate", "holder.identityNumber"));
    }

    @Test
    void a_sponsor_pays_for_approved_registrations_of_an_own_cohort_only() {
        var batch = anOpenBatch();
        var cohort = once("partner")
                .body(request(batch, List.of(anEligibleApplicant(), anEligibleApplicant())))
                .post("/v1/cohorts")
                .then()
                .statusCode(201)
                .extract();
        change("registrar", cohort.path("rows[0].registrationId"), "approval", 0)
                .statusCode(200);
        var address = "/v1/cohorts/" + cohort.path("id") + "/sponsor-payment";
        once("partner.2").body(Map.of("reference", "x")).post(address).then().statusCode(404);
        once("partner").body(Map.of("reference", "x")).post(address).then().body("confirmed", equalTo(1));
        once("partner").body(Map.of("reference", "x")).post(address).then().body("confirmed", equalTo(0));
        as("partner")
                .get("/v1/registrations?cohortId=" + cohort.path("id"))
                .then()
                .body("items.status", contains("CONFIRMED", "UNDER_REVIEW"));
    }

    @Test
    void an_empty_and_a_too_long_list_are_refused() {
        var batch = anOpenBatch();
        for (int size : new int[] {0, 1001, 10_000}) {
            var rows = java.util.Collections.nCopies(size, JSON.createObjectNode());
            once("partner")
                    .body(request(batch, rows))
                    .post("/v1/cohorts")
                    .then()
                    .statusCode(400)
                    .body("violations.field", contains("rows"));
        }
    }

    private static String request(String batch, List<ObjectNode> rows) {
        var request = JSON.createObjectNode().put("batchId", batch).put("commitment", COMMITMENT);
        request.putArray("rows").addAll(rows);
        return request.toString();
    }
}
