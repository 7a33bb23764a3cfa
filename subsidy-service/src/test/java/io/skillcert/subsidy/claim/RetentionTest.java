package io.skillcert.subsidy.claim;

import static io.skillcert.localstack.testing.Callers.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import io.skillcert.personal.IdentityDocument;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each kind of personal data is erased when its retention period is over, and not a day before. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "subsidy"))
class RetentionTest extends ClaimFixture {

    @AfterEach
    void backToTheDayOfIssue() {
        clockAt("2025-08-11");
    }

    @Test
    void the_content_of_an_unpaid_claim_is_kept_for_three_years_after_its_end() throws Exception {
        insured();
        var id = claim(certified(4)).statusCode(201).extract().<String>path("id");
        act("partner", id, "withdrawal").statusCode(200);
        clockAt("2028-08-11");
        read(id).body("claimant", notNullValue());
        clockAt("2028-08-13");
        read(id).body("claimant", nullValue()).body("status", equalTo("WITHDRAWN"));
        as("partner").get("/v1/claims/" + id).then().statusCode(404);
    }

    @Test
    void the_content_of_a_paid_claim_and_the_payment_file_are_kept_for_ten_years() throws Exception {
        var id = paid(4);
        var batch = texts("select batch_id::text from payment where claim_id = '" + id + "'")
                .get(0);
        clockAt("2035-08-11");
        read(id).body("claimant", notNullValue());
        fileOf(batch);
        clockAt("2035-08-13");
        read(id).body("claimant", nullValue()).body("status", equalTo("PAID"));
        as("treasurer").get("/v1/payment-batches/" + batch + "/file").then().statusCode(410);
    }

    @Test
    void the_answers_of_registries_are_kept_for_three_years() throws Exception {
        insured();
        var known = "select id::text from register_answer where holder_digest = '"
                + digests.of(new IdentityDocument(IdentityDocument.Type.PASSPORT, passport)) + "'";
        clockAt("2028-08-11");
        assertEquals(4, texts(known).size());
        clockAt("2028-08-13");
        assertEquals(0, texts(known).size());
    }

    @Test
    void an_append_only_table_refuses_every_other_change() throws Exception {
        insured();
        var id = claim(certified(4)).statusCode(201).extract().<String>path("id");
        for (var change :
                List.of("to_status = 'PAID'", "actor = 'another'", "encrypted_reason = 'another'", "at = now()")) {
            assertThrows(
                    SQLException.class,
                    () -> execute("update claim_log set " + change + " where claim_id = '" + id + "'"),
                    change);
        }
        assertThrows(SQLException.class, () -> execute("delete from claim_log where claim_id = '" + id + "'"));
    }

    private List<String> texts(String query) throws Exception {
        return Rows.texts(database, query);
    }
}
