package io.skillcert.subsidy.claim;

import static io.skillcert.localstack.testing.Callers.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.testing.LocalStackResource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a system needs that keeps claims of its own: brief lists, own references, conditional reads, what has changed since. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "subsidy"))
class ClaimListTest extends ClaimFixture {

    private String number;
    private String reference;

    private String referenced() throws Exception {
        insured();
        number = certified(4);
        reference = "CLAIM/" + number;
        var content = claimOf(number, passport);
        content.put("reference", reference);
        return claim(content)
                .statusCode(201)
                .body("reference", equalTo(reference))
                .header("Location", matchesPattern("/v1/claims/[0-9a-f-]{36}"))
                .extract()
                .path("id");
    }

    private static ValidatableResponse listed(String client, Map<String, ?> query) {
        return as(client)
                .header("Accept-Language", "en")
                .queryParams(query)
                .get("/v1/claims")
                .then();
    }

    @Test
    void a_claim_is_found_by_the_own_reference_and_by_its_certificate_and_listed_in_brief() throws Exception {
        var id = referenced();
        for (var found : List.of(Map.of("reference", reference), Map.of("certificateNumber", number))) {
            listed("partner", found).statusCode(200).body("items.id", contains(id));
            listed("subsidy-officer", found).body("items.id", contains(id));
            listed("partner.2", found).body("items", empty());
        }
        listed("partner", Map.of("reference", reference, "view", "brief"))
                .body(
                        "items[0].keySet()",
                        containsInAnyOrder(
                                "id",
                                "href",
                                "reference",
                                "certificateNumber",
                                "claimedOn",
                                "decisionDueOn",
                                "status",
                                "version"))
                .body("items[0].href", equalTo("/v1/claims/" + id));
        listed("partner", Map.of("reference", "990000199503140014"))
                .statusCode(400)
                .body("violations.field", contains("reference"));
    }

    @Test
    void a_claim_that_the_caller_has_is_not_sent_again() throws Exception {
        var path = "/v1/claims/" + referenced();
        var tag = as("partner").get(path).header("ETag");
        as("partner").header("If-None-Match", tag).get(path).then().statusCode(304);
        as("subsidy-officer").header("If-None-Match", tag).get(path).then().statusCode(200);
        as("partner").header("If-Match", tag).post(path + "/withdrawal").then().statusCode(200);
        as("partner")
                .header("If-None-Match", tag)
                .get(path)
                .then()
                .statusCode(200)
                .body("status", equalTo("WITHDRAWN"));
    }

    @Test
    void a_list_can_be_read_for_what_has_changed_since() throws Exception {
        var id = referenced();
        var asOf = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> listed("auditor", Map.of())
                                .statusCode(200)
                                .extract()
                                .<String>path("asOf"),
                        since -> !ids(since).contains(id));
        act("subsidy-officer", id, "decision").statusCode(200);
        listed("auditor", Map.of("changedSince", asOf, "limit", 200)).body("items.id", hasItem(id));
        listed("partner.2", Map.of("changedSince", asOf, "limit", 200)).body("items.id", not(hasItem(id)));
        listed("auditor", Map.of("changedSince", "1-1")).statusCode(410);
    }

    private static List<String> ids(String since) {
        return listed("auditor", Map.of("changedSince", since, "limit", 200))
                .statusCode(200)
                .extract()
                .path("items.id");
    }
}
