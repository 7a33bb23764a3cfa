package io.skillcert.subsidy.claim;

import static io.skillcert.localstack.testing.Callers.as;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.events.registration.PersonForgottenV1;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import io.skillcert.personal.IdentityDocument;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What stays of a holder whom registration-service has forgotten. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "subsidy"))
class ForgottenHolderTest extends ClaimFixture {

    @Test
    void a_forgotten_holder_leaves_a_paid_claim_without_content() throws Exception {
        var id = paid(4);
        propose("insurance_case (claim_id, opened_at, recover, %s) values ('" + id + "', now(), true, %s)");
        propose(
                "bank_conflict (id, batch_id, payment_id, known, reported, outcome, found_at, %s) select gen_random_uuid(),"
                        + " batch_id, id, 'PAID', 'REJECTED', 'UNCHANGED', now(), %s from payment where claim_id = '"
                        + id + "'");
        propose("award (id, holder_digest, kind, claimed_on, year, status, granted_by, reference, %s) select"
                + " gen_random_uuid(), holder_digest, 'PROJECT_TRAINING', '2025-01-01', 2025, 'AWARDED', 'Elsewhere',"
                + " gen_random_uuid()::text, %s from award where claim_id = '" + id + "'");
        forget();
        read(id).body("status", equalTo("PAID"))
                .body("amount", notNullValue())
                .body("claimant", nullValue())
                .body("bankAccount", nullValue());
        as("auditor").get("/v1/claims").then().statusCode(200);
        as("subsidy-officer")
                .get("/v1/claims/" + id + "/evidence")
                .then()
                .statusCode(200)
                .body("", empty());
        as("auditor")
                .get("/v1/decisions/" + read(id).extract().<String>path("decisionId"))
                .then()
                .statusCode(200);
        assertErased(id);
        assertEquals(List.of("PAID"), texts("select status from payment where claim_id = '" + id + "'"));
    }

    @Test
    void an_open_claim_is_decided_first_and_erased_when_it_has_ended() throws Exception {
        insured();
        var id = claim(certified(4)).statusCode(201).extract().<String>path("id");
        forget();
        act("subsidy-officer", id, "decision").statusCode(200).body("status", equalTo("GRANTED"));
        read(id).body("claimant.certifiedName", equalTo("张三")).body("claimant.accountHolder", equalTo("张三"));
        act("partner", id, "withdrawal").statusCode(200);
        clockAt("2025-08-12");
        read(id).body("status", equalTo("WITHDRAWN")).body("claimant", nullValue());
        assertErased(id);
        clockAt("2025-08-11");
    }

    /** Inserts a row that one person has proposed to settle, with a reason. */
    private void propose(String row) throws Exception {
        var proposed = row.formatted("proposed_by, proposed_at, encrypted_reason", "'treasurer', now(), 'reason'");
        assertEquals(1, Rows.change(database, "insert into " + proposed));
    }

    private void forget() throws Exception {
        var digest = digests.of(new IdentityDocument(IdentityDocument.Type.PASSPORT, passport));
        var event = new PersonForgottenV1(person, digest, LocalDate.parse("2035-07-28"));
        send("registration.events", PersonForgottenV1.TYPE, JSON.writeValueAsString(event));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !isKeyKnown());
    }

    private void assertErased(String id) throws Exception {
        for (var found : List.of(
                "claim where id = '" + id + "' and (erased_on is null or bank_code is not null or holder_digest"
                        + " not like 'erased:%' or claimed_by not like 'erased:%'"
                        + " or num_nonnulls(encrypted_identity, encrypted_name, encrypted_account) > 0)",
                "claim_basis where claim_id = '" + id + "'",
                "attachment where subject_id = '" + id + "'",
                "claim_log where claim_id = '" + id + "' and (encrypted_reason is not null or actor = 'partner')",
                "payment where claim_id = '" + id + "' and encrypted_account is not null",
                "insurance_case where claim_id = '" + id + "' and encrypted_reason is not null",
                "bank_conflict where payment_id in (select id from payment where claim_id = '" + id
                        + "') and encrypted_reason is not null",
                "award where holder_digest = (select holder_digest from award where claim_id = '" + id
                        + "') and encrypted_reason is not null",
                "entitlement where person_id = '" + person + "' and (holder_digest not like 'erased:%'"
                        + " or num_nonnulls(encrypted_name, name_in_event) > 0)",
                "register_answer where holder_digest = '"
                        + digests.of(new IdentityDocument(IdentityDocument.Type.PASSPORT, passport)) + "'",
                "forgotten_person where person_id = '" + person + "' and erased_on is null")) {
            assertEquals(List.of("0"), texts("select count(*)::text from " + found), found);
        }
    }

    private List<String> texts(String query) throws Exception {
        return Rows.texts(database, query);
    }
}
