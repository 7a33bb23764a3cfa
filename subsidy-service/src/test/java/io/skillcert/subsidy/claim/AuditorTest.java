package io.skillcert.subsidy.claim;

import static io.skillcert.localstack.testing.Callers.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What auditors read by the API: the audit log and the double-entry ledger, as lists and as CSV. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "subsidy"))
class AuditorTest extends ClaimFixture {

    @Test
    void auditors_read_and_export_who_did_what_with_a_claim() throws Exception {
        var id = granted(4);
        as("auditor")
                .get("/v1/audit-entries?subjectId=" + id)
                .then()
                .statusCode(200)
                .body("items.subjectId", everyItem(equalTo(id)))
                .body("items.act", hasItems("claim-draft", "claim-submitted", "claim-granted"))
                .body("items.actor", hasItem("subsidy-officer"));
        var csv = new String(
                as("auditor")
                        .get("/v1/audit-entries/export?from=2025-08-11&to=2025-08-11")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray(),
                StandardCharsets.UTF_8);
        assertTrue(csv.startsWith("id,at,actor,act,subject_type,subject_id,reason"), csv.substring(0, 80));
        assertTrue(csv.contains(id));
        as("auditor")
                .get("/v1/audit-entries/export?from=2025-01-01&to=2025-08-11")
                .then()
                .statusCode(400);
        as("auditor").get("/v1/audit-entries?actor=auditor&limit=200").then().body("items.act", hasItem("export"));
        as("subsidy-officer").get("/v1/audit-entries").then().statusCode(403);
    }

    @Test
    void the_download_of_a_payment_file_is_recorded_and_not_cached() throws Exception {
        var batch = Rows.texts(database, "select batch_id::text from payment where claim_id = '" + paid(4) + "'")
                .get(0);
        as("treasurer")
                .get("/v1/payment-batches/" + batch + "/file")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store");
        as("auditor")
                .get("/v1/audit-entries?limit=200&subjectId=" + batch)
                .then()
                .body("items.findAll { it.act == 'download-payment-file' }.actor", hasItem("treasurer"));
    }

    @Test
    void auditors_read_and_export_the_ledger_and_its_sides_agree() throws Exception {
        var id = paid(4);
        as("auditor")
                .get("/v1/ledger-transfers?claimId=" + id)
                .then()
                .statusCode(200)
                .body("items.act", contains("APPROVE", "SEND", "PAY"))
                .body("items.amount", everyItem(equalTo("1500.00")));
        assertEquals(
                Rows.texts(database, "select sum(amount)::text from ledger_transfer"),
                Rows.texts(database, "select sum(debits)::text from ledger_account"));
        as("auditor")
                .get("/v1/ledger-accounts")
                .then()
                .statusCode(200)
                .body(
                        "items.findAll { it.line == 'SKILLS_UPGRADING' }.account",
                        hasItems("BANK", "EXPENSE", "PAYABLE"));
        var csv = as("treasurer")
                .get("/v1/ledger-transfers/export")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertTrue(csv.startsWith("id,at,act,year,line,claim_id,payment_id,debit,credit,amount"), csv.substring(0, 60));
        assertTrue(csv.contains(id));
        as("subsidy-officer").get("/v1/ledger-transfers").then().statusCode(403);
    }
}
