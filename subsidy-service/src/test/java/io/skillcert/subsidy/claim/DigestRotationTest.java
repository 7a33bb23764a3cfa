package io.skillcert.subsidy.claim;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.events.registration.HolderAccountBoundV1;
import io.skillcert.localstack.testing.RotatedKeysResource;
import io.skillcert.localstack.testing.Rows;
import io.skillcert.personal.AccountDigests;
import io.skillcert.personal.HolderDigests;
import io.skillcert.personal.IdentityDocument;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** After a new digest key was put first, people whose certificates have a digest by the old key stay one person each. */
@QuarkusTest
@WithTestResource(RotatedKeysResource.class)
class DigestRotationTest extends ClaimFixture {

    private HolderDigests allHolders;
    private AccountDigests allAccounts;

    @BeforeEach
    void events_have_digests_by_the_old_key() {
        allHolders = digests;
        allAccounts = accountDigests;
        digests = new HolderDigests(RotatedKeysResource.oldDigestKey());
        accountDigests = new AccountDigests(RotatedKeysResource.oldDigestKey());
    }

    @Test
    void a_certificate_is_found_and_its_award_fills_the_limit() throws Exception {
        var number = certified(4);
        insured();
        var claim = claim(number).statusCode(201).extract().<String>path("id");
        act("subsidy-officer", claim, "decision").statusCode(200).body("status", equalTo("GRANTED"));
        appropriated("SKILLS_UPGRADING", PLENTY);
        act("subsidy-approver", claim, "approval").statusCode(200);
        recorded("over").body("overLimit", contains("awards[0]"));
        awards().body("items", hasSize(2));
        assertEquals(List.of(digests.of(document())), holdersOfAwards());
    }

    @Test
    void awards_and_facts_recorded_before_the_certificate_count_for_its_claim() throws Exception {
        recorded("before").body("overLimit", hasSize(0));
        insured();
        assertEquals(List.of(allHolders.of(document())), holdersOfAwards());
        var id = claim(certified(4)).statusCode(201).extract().<String>path("id");
        assertEquals(List.of(digests.of(document())), holdersOfAwards());
        act("subsidy-officer", id, "decision")
                .statusCode(200)
                .body("status", equalTo("REFUSED"))
                .body("decision.findings.findAll { it.verdict == 'NOT_MET' }.rule", contains("SUB-04", "SUB-06"));
    }

    @Test
    void an_account_known_by_the_old_key_may_not_decide_its_own_claim_and_is_replaced() throws Exception {
        insured();
        actingAccounts = List.of("partner", "subsidy-officer");
        var number = certified(4);
        var id = claim(number).statusCode(201).extract().<String>path("id");
        act("subsidy-officer", id, "decision")
                .statusCode(403)
                .body("type", equalTo("urn:skillcert:problem:duties-separated"));
        as("partner")
                .body(lookUpOf(number))
                .post("/v1/entitlement-lookups")
                .then()
                .statusCode(200);
        send(
                "registration.events",
                HolderAccountBoundV1.TYPE,
                JSON.writeValueAsString(new HolderAccountBoundV1(
                        person,
                        digests.of(document()),
                        allAccounts.of("candidate"),
                        allAccounts.of("partner"),
                        allAccounts.allOf("partner"),
                        Instant.parse("2025-08-11T02:00:00Z"))));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> as("candidate")
                                .body(lookUpOf(number))
                                .post("/v1/entitlement-lookups")
                                .statusCode()
                        == 200);
        as("partner")
                .body(lookUpOf(number))
                .post("/v1/entitlement-lookups")
                .then()
                .statusCode(404);
    }

    private IdentityDocument document() {
        return new IdentityDocument(IdentityDocument.Type.PASSPORT, passport);
    }

    private List<String> holdersOfAwards() throws SQLException {
        return Rows.texts(
                database,
                "select distinct holder_digest from award where holder_digest in ('"
                        + String.join("', '", allHolders.allOf(document())) + "')");
    }

    private ValidatableResponse awards() {
        return as("auditor")
                .body(Map.of("identityType", "PASSPORT", "identityNumber", passport))
                .post("/v1/award-lookups")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse recorded(String reference) {
        var award = Map.of(
                "identityType", "PASSPORT",
                "identityNumber", passport,
                "kind", "SKILLS_UPGRADING",
                "occupationCode", "4-04-05-05",
                "level", 3,
                "claimedOn", "2025-03-01",
                "grantedBy", "Another bureau",
                "reference", reference + "-" + passport);
        return once("subsidy-officer")
                .body(Map.of("awards", List.of(award)))
                .post("/v1/awards")
                .then()
                .statusCode(200);
    }
}
