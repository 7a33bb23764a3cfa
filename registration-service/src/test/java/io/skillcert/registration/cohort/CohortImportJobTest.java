package io.skillcert.registration.cohort;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
import static io.skillcert.registration.RegistrationScenario.batch;
import static io.skillcert.registration.RegistrationScenario.change;
import static io.skillcert.registration.RegistrationScenario.clockAt;
import static io.skillcert.registration.RegistrationScenario.register;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Repeated, concurrent, failing and outdated imports. */
@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class CohortImportJobTest extends CohortImportFixture {

    @Test
    void repeating_an_upload_changes_nothing() throws Exception {
        var file = HEADER + row(anEligibleApplicant(), "2020-07-03");
        var id = imported(file);
        var before = Rows.texts(database, "select count(*)::text from audit_entry");
        upload(file, false).statusCode(202).body("id", equalTo(id)).body("status", equalTo("DONE"));
        assertEquals(before, Rows.texts(database, "select count(*)::text from audit_entry"));
    }

    @Test
    void concurrent_equal_uploads_are_one_import() throws Exception {
        var file = HEADER + row(anEligibleApplicant(), "2020-07-03");
        var callers = Executors.newFixedThreadPool(8);
        var answers = callers.invokeAll(IntStream.range(0, 8)
                .<Callable<String>>mapToObj(
                        i -> () -> upload(file, false).statusCode(202).extract().path("id"))
                .toList());
        callers.shutdown();
        var ids = new HashSet<String>();
        for (var answer : answers) {
            ids.add(answer.get());
        }
        assertEquals(1, ids.size());
        assertEquals("DONE", ended(ids.iterator().next()));
    }

    @Test
    void an_account_can_have_ten_running_imports() throws Exception {
        var id = imported(HEADER + row(anEligibleApplicant(), "2020-13-03"));
        var held = batch;
        batch = anOpenBatch();
        try (var holding = database.getConnection()) {
            holding.setAutoCommit(false); // as long as the batch is locked, its imports run
            holding.createStatement()
                    .executeQuery("select id from exam_batch where id = '" + held + "' for no key update");
            Rows.change(
                    database,
                    """
                    with cohorts as (
                      insert into cohort (id, batch_id, registered_by, registered_at, size)
                      select gen_random_uuid(), batch_id, 'partner.busy', registered_at, 1
                      from cohort, generate_series(1, 10) where id = '%s' returning id)
                    insert into cohort_import
                        (cohort_id, upload, by_role, all_or_none, status, done, reached, registered, failures)
                    select id, encode(sha256(id::text::bytea), 'hex'), 'partner', false, 'RUNNING', 0, 0, 0, 0
                    from cohorts"""
                            .formatted(id));
            as("partner.busy")
                    .contentType("text/csv")
                    .body((HEADER + row(anEligibleApplicant(), "2020-07-03")).getBytes(StandardCharsets.UTF_8))
                    .post(address(false))
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("urn:skillcert:problem:too-many-imports"));
            holding.rollback();
        }
    }

    @Test
    void REG_10_an_upload_within_the_period_is_registered_later_with_the_day_of_the_upload() throws Exception {
        clockAt("2025-07-10");
        var applicant = anEligibleApplicant();
        var first =
                register("partner", batch, applicant).statusCode(201).extract().<String>path("id");
        var id = imported(HEADER + row(applicant, "2020-07-03"));
        as("partner").get(rows(id)).then().body("items.result", contains("DUPLICATE"));
        clockAt("2025-07-11");
        upload(HEADER + row(anEligibleApplicant(), "2020-07-03"), false).statusCode(409);
        change("partner", first, "withdrawal", 0).statusCode(200);
        Rows.change(database, again(id, "true"));
        assertEquals("DONE", ended(id));
        as("partner").get("/v1/registrations?cohortId=" + id).then().body("items.registeredOn", contains("2025-07-10"));
    }

    @Test
    void an_import_into_a_batch_cancelled_after_the_upload_is_refused() throws Exception {
        var id = imported(HEADER + row(anEligibleApplicant(), "2020-13-03"));
        Rows.change(
                database,
                "with cancelled as (update exam_batch set status = 'CANCELLED' where id = '" + batch + "' returning 1) "
                        + again(id, "exists (select 1 from cancelled)"));
        assertEquals("REFUSED", ended(id));
        as("partner").get("/v1/cohort-imports/" + id).then().body("reason", equalTo("上传之后批次已变更或取消"));
    }

    @Test
    void an_import_that_keeps_failing_is_given_up() throws Exception {
        var id = imported(HEADER + row(anEligibleApplicant(), "2020-07-03") + row(anEligibleApplicant(), "2020-07-03"));
        Rows.change(
                database,
                """
                update cohort_import_row set encrypted_content = '\\x00', result = null, registration_id = null
                where row = 3 and import_id = '%s'"""
                        .formatted(id));
        Rows.change(
                database,
                "update cohort_import set status = 'RUNNING', finished_at = null, reached = 2, done = 1, registered = 1"
                        + " where cohort_id = '" + id + "'");
        assertEquals("FAILED", ended(id));
        as("partner").get(rows(id)).then().body("items.result", contains("REGISTERED", null));
    }

    @Test
    void failures_before_an_import_went_on_do_not_count() throws Exception {
        var id = imported(HEADER + row(anEligibleApplicant(), "2020-13-03"));
        Rows.change(database, "update cohort_import set failures = 4 where cohort_id = '" + id + "'");
        Rows.change(database, again(id, "true"));
        assertEquals("DONE", ended(id));
        assertEquals(
                List.of("0"),
                Rows.texts(database, "select failures::text from cohort_import where cohort_id = '" + id + "'"));
    }

    @Test
    void another_accounts_import_is_not_found_and_rows_are_deleted_after_90_days() {
        var id = imported(HEADER + row(anEligibleApplicant(), "2020-13-03"));
        as("partner.2").get("/v1/cohort-imports/" + id).then().statusCode(404);
        as("partner.2").get(rows(id)).then().statusCode(404);
        as("partner.2").get("/v1/cohort-imports/" + id + "/errors").then().statusCode(404);
        clockAt("2025-10-02");
        as("partner").get(rows(id)).then().body("items.result", empty());
        as("partner").get("/v1/cohort-imports/" + id).then().body("rows", equalTo(1));
    }

    @Test
    void cells_are_encrypted_in_the_database() throws Exception {
        var wrong = anEligibleApplicant();
        imported(HEADER + row(wrong, "2020-13-03"));
        var stored = String.join("\n", Rows.texts(database, "select t::text from cohort_import_row t"));
        assertFalse(stored.contains(number(wrong)));
        assertFalse(stored.contains("测试甲"));
    }

    /** SQL that resets an import to its beginning. */
    private static String again(String id, String condition) {
        return "update cohort_import set status = 'RUNNING', finished_at = null, reached = 0, done = 0, registered = 0"
                + " where cohort_id = '" + id + "' and " + condition;
    }
}
