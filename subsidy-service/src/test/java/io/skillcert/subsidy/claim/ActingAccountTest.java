package io.skillcert.subsidy.claim;

import static io.skillcert.localstack.testing.Callers.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.events.registration.HolderAccountBoundV1;
import io.skillcert.localstack.testing.Broker;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import io.skillcert.personal.IdentityDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Who may act for a holder is decided by accounts, not by who knows the two numbers. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "subsidy"))
class ActingAccountTest extends ClaimFixture {

    @Test
    void a_stranger_who_knows_both_numbers_finds_and_claims_nothing() throws Exception {
        var number = certified(4);
        as("candidate.2")
                .body(lookUpOf(number))
                .post("/v1/entitlement-lookups")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:skillcert:problem:entitlement-not-found"));
        filed("candidate.2", claimOf(number, passport)).statusCode(404);
        lookUp(number);
        claim(number).statusCode(201);
    }

    @Test
    void an_account_bound_later_acts_for_its_holder_until_it_is_replaced() throws Exception {
        var number = certified(4);
        bind("candidate", null);
        awaitStatus("candidate", number, 200);
        var decision = as("candidate")
                .body(lookUpOf(number))
                .post("/v1/entitlement-lookups")
                .<String>path("decisionId");
        as("candidate").get("/v1/decisions/" + decision).then().statusCode(200);
        as("candidate.2").get("/v1/decisions/" + decision).then().statusCode(404);
        bind("candidate.2", "candidate");
        awaitStatus("candidate.2", number, 200);
        awaitStatus("candidate", number, 404);
    }

    @Test
    void an_account_that_was_replaced_is_not_brought_back_by_a_certificate_issued_before_that_was_known()
            throws Exception {
        bind("candidate.2", "candidate");
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !Rows.texts(
                        database,
                        "select 1 from released_account where account_digest = '" + accountDigests.of("candidate")
                                + "' and holder_digest = '"
                                + digests.of(new IdentityDocument(IdentityDocument.Type.PASSPORT, passport)) + "'")
                .isEmpty());
        actingAccounts = List.of("partner", "candidate");
        var number = certified(4);
        awaitStatus("partner", number, 200);
        awaitStatus("candidate.2", number, 200);
        awaitStatus("candidate", number, 404);
    }

    @Test
    void an_account_that_guesses_must_wait_and_the_holder_never_does() throws Exception {
        actingAccounts = java.util.List.of("partner.2");
        var number = certified(4);
        var guess = new HashMap<>(lookUpOf(number));
        for (int i = 0; i < 20; i++) {
            guess.put("identityNumber", "E0000%04d".formatted(i));
            as("partner.2").body(guess).post("/v1/entitlement-lookups").then().statusCode(404);
        }
        as("partner.2")
                .body(guess)
                .post("/v1/entitlement-lookups")
                .then()
                .statusCode(429)
                .header("Retry-After", notNullValue());
        as("partner.2")
                .body(lookUpOf(number))
                .post("/v1/entitlement-lookups")
                .then()
                .statusCode(200);
        execute("delete from missed_lookup where account = 'partner.2'");
    }

    @Test
    void a_holder_reads_lists_and_withdraws_what_somebody_else_has_filed_and_changes_nothing_else() throws Exception {
        var number = certified(4);
        var id = claim(number).statusCode(201).extract().<String>path("id");
        as("candidate.3").get("/v1/claims/" + id).then().statusCode(404);
        act("candidate.3", id, "withdrawal").statusCode(404);
        bind("candidate.3", null);
        awaitStatus("candidate.3", number, 200);
        filed("candidate.3", claimOf(number, passport))
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:already-claimed"));
        as("candidate.3").get("/v1/claims/" + id).then().statusCode(200).body("status", equalTo("SUBMITTED"));
        as("candidate.3").get("/v1/claims").then().statusCode(200).body("items.id", contains(id));
        upload("candidate.3", id, "BANK_ACCOUNT", PDF, pdf("another account")).statusCode(404);
        act("candidate.3", id, "withdrawal").statusCode(200).body("status", equalTo("WITHDRAWN"));
        filed("candidate.3", claimOf(number, passport)).statusCode(201);
    }

    @Test
    void guesses_about_one_certificate_are_limited_over_all_accounts_and_audited() throws Exception {
        var number = certified(4);
        var guess = new HashMap<>(lookUpOf(number));
        guess.put("identityNumber", "E00009999");
        for (int i = 0; i < 50; i++) {
            as("partner." + (100 + i / 10))
                    .body(guess)
                    .post("/v1/entitlement-lookups")
                    .then()
                    .statusCode(404);
        }
        as("partner.110").body(guess).post("/v1/entitlement-lookups").then().statusCode(429);
        lookUp(number);
        assertEquals(
                "51",
                Rows.texts(
                                database,
                                "select count(*)::text from audit_entry where act = 'miss-entitlement' and subject_id = '"
                                        + number + "'")
                        .get(0));
    }

    private void awaitStatus(String account, String number, int status) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> as(account)
                                .body(lookUpOf(number))
                                .post("/v1/entitlement-lookups")
                                .statusCode()
                        == status);
        try {
            execute("delete from missed_lookup where account = '" + account + "'");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void bind(String account, String replaced) throws Exception {
        new Broker(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class))
                .send(
                        "registration.events",
                        UUID.randomUUID().toString(),
                        HolderAccountBoundV1.TYPE,
                        person.toString(),
                        JSON.writeValueAsString(new HolderAccountBoundV1(
                                person,
                                digests.of(new IdentityDocument(IdentityDocument.Type.PASSPORT, passport)),
                                accountDigests.of(account),
                                replaced == null ? null : accountDigests.of(replaced),
                                null,
                                Instant.parse("2025-08-11T02:00:00Z"))));
    }
}
