package io.skillcert.subsidy.claim;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.events.registration.HolderAccountBoundV1;
import io.skillcert.localstack.testing.Callers;
import io.skillcert.localstack.testing.Feed;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.personal.IdentityDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "subsidy"))
class SubsidyFeedTest extends ClaimFixture {

    @Test
    void a_claim_and_its_entitlement_are_seen_by_the_claimant_and_the_bound_holder() throws Exception {
        insured();
        var number = certified(4);
        var entitlement = lookUp(number).extract().<String>path("id");
        var claim = claim(number).statusCode(201).extract().<String>path("id");
        act("subsidy-officer", claim, "decision").statusCode(200);
        awaitStatuses("partner", entitlement, List.of("ASSESSED"));
        awaitStatuses("partner", claim, List.of("DECIDED"));
        awaitStatuses("integrator", claim, List.of("DECIDED"));
        var event = Feed.events("partner", claim).get(0);
        Callers.as("partner")
                .get((String) event.get("link"))
                .then()
                .statusCode(200)
                .body("id", equalTo(claim));
        var candidate = "candidate." + UUID.randomUUID().toString().replace("-", "");
        for (var stranger : List.of("partner.2", candidate)) {
            assertEquals(List.of(), Feed.statuses(stranger, entitlement));
            assertEquals(List.of(), Feed.statuses(stranger, claim));
        }
        var holder = digests.of(new IdentityDocument(IdentityDocument.Type.PASSPORT, passport));
        var bound = new HolderAccountBoundV1(person, holder, accountDigests.of(candidate), null, null, Instant.EPOCH);
        send("registration.events", HolderAccountBoundV1.TYPE, JSON.writeValueAsString(bound));
        awaitStatuses(candidate, entitlement, List.of("ASSESSED"));
        awaitStatuses(candidate, claim, List.of("DECIDED"));
    }

    private static void awaitStatuses(String client, String subject, List<String> expected) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertEquals(expected, Feed.statuses(client, subject)));
    }
}
