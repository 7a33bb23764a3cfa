package io.skillcert.subsidy.claim;

import static io.skillcert.localstack.testing.Callers.of;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.localstack.testing.LocalStackResource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Drafts of claims: they reserve nothing and expire. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "subsidy"))
class DraftTest extends ClaimFixture {

    private String number;

    private String draft(String account) {
        return filed(
                        account,
                        Map.of(
                                "certificateNumber",
                                number,
                                "identityType",
                                "PASSPORT",
                                "identityNumber",
                                passport,
                                "draft",
                                true))
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void SUB_11_a_draft_reserves_nothing() throws Exception {
        actingAccounts = List.of("partner", "candidate");
        number = certified(4);
        var draft = draft("candidate");
        filed("candidate", claimOf(number, passport))
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:draft-exists"));
        draft("partner");
        var own = draft;
        var content = claimOf(number, passport);
        content.remove("certificateNumber");
        of("candidate", versionOf(own))
                .body(content)
                .put("/v1/claims/" + own)
                .then()
                .statusCode(200);
        of("candidate", versionOf(own))
                .post("/v1/claims/" + own + "/submission")
                .then()
                .statusCode(200);
        claim(number).statusCode(409).body("type", equalTo("urn:skillcert:problem:already-claimed"));
    }

    @Test
    void SUB_11_a_draft_that_nobody_changes_expires_after_180_days() throws Exception {
        number = certified(4);
        var draft = draft("partner");
        clockAt("2026-02-07");
        read(draft).body("status", equalTo("DRAFT"));
        clockAt("2026-02-08");
        read(draft).body("status", equalTo("EXPIRED"));
    }
}
