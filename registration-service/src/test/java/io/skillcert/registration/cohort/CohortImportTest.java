package io.skillcert.registration.cohort;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.once;
import static io.skillcert.registration.RegistrationScenario.COMMITMENT;
import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
import static io.skillcert.registration.RegistrationScenario.batch;
import static io.skillcert.registration.RegistrationScenario.clockAt;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.LocalStackResource;
import io.skillcert.localstack.testing.Broker;
import io.skillcert.localstack.testing.Rows;
import jakarta.inject.Inject;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class CohortImportTest {

    private static final String HEADER = "name,identity_number,level,employed_from\n";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    DataSource database;

    private String batch;

    @BeforeEach
    void aBatch() {
        batch = anOpenBatch();
    }

    @Test
    void each_row_has_its_result_and_what_is_wrong_comes_back_as_a_file_to_correct() {
        var first = anEligibleApplicant();
        var wrong = number(anEligibleApplicant());
        var file = HEADER
                + row(first, "2020-07-03")
                + row(anEligibleApplicant(), "2020-07-04")
                + row(first, "2020-07-03")
                + "\n"
                + "测试乙," + wrong + ",4,3 July 2020\n";
        var id = imported(file);
        as("partner")
                .get(rows(id))
                .then()
                .statusCode(200)
                .body("items.row", contains(2, 3, 4, 6))
                .body("items.result", contains("REGISTERED", "REGISTERED", "DUPLICATE", "INVALID"))
                .body("items.eligible", contains(true, false, null, null))
                .body("items[3].violations.field", contains("employed_from"));
        as("partner").get(rows(id) + "?result=INVALID").then().body("items.row", contains(6));
        as("partner").get(rows(id) + "?limit=1").then().body("next", equalTo("2"));
        as("partner").get("/v1/registrations?cohortId=" + id).then().body("items.size()", equalTo(2));

        var errors = as("partner").get("/v1/cohort-imports/" + id + "/errors");
        assertEquals(200, errors.statusCode());
        assertEquals("no-store", errors.header("Cache-Control"));
        var text = new String(errors.asByteArray(), StandardCharsets.UTF_8);
        assertEquals(3, text.lines().count());
        assertTrue(text.contains("DUPLICATE"));
        assertTrue(text.contains("employed_from a day is written YYYY-MM-DD"));
        var corrected = imported(text.replace("3 July 2020", "2020-07-03"));
        as("partner").get(rows(corrected)).then().body("items.result", contains("DUPLICATE", "REGISTERED"));
    }

    @Test
    void the_sample_is_read_whole() throws Exception {
        var sample = Path.of(System.getProperty("skillcert.root"), "samples/cohort-import.csv");
        var id = imported(Files.readString(sample));
        as("partner").get(rows(id) + "?limit=200").then().body("items.size()", equalTo(50));
        as("partner")
                .get(rows(id) + "?result=INVALID")
                .then()
                .body("items.violations.flatten().field", contains("identity_number"));
    }

    @Test
    void a_sponsor_pays_for_an_imported_cohort_larger_than_a_portion() throws Exception {
        var file = new StringBuilder(HEADER);
        IntStream.range(0, 260).forEach(i -> file.append(row(anEligibleApplicant(), "2020-07-03")));
        var id = imported(file.toString());
        Rows.change(database, "update registration set status = 'APPROVED' where cohort_id = '" + id + "'");
        once("partner")
                .body(Map.of("reference", "invoice 1"))
                .post("/v1/cohorts/" + id + "/sponsor-payment")
                .then()
                .statusCode(200)
                .body("confirmed", equalTo(260));
        var broker = new Broker(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> broker.read("registration.events").stream()
                                .filter(event -> event.value().contains(batch))
                                .count()
                        == 260);
    }

    @Test
    void the_same_upload_again_changes_nothing() throws Exception {
        var file = HEADER + row(anEligibleApplicant(), "2020-07-03");
        var id = imported(file);
        var before = Rows.texts(database, "select count(*)::text from audit_entry");
        upload(file, false).statusCode(202).body("id", equalTo(id)).body("status", equalTo("DONE"));
        assertEquals(before, Rows.texts(database, "select count(*)::text from audit_entry"));
    }

    @Test
    void the_same_upload_by_many_at_once_is_one_import() throws Exception {
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
    void an_account_has_ten_imports_running() throws Exception {
        var id = imported(HEADER + row(anEligibleApplicant(), "2020-13-03"));
        try (var holding = database.getConnection()) {
            holding.setAutoCommit(false); // as long as the batch is held, its imports run
            holding.createStatement()
                    .executeQuery("select id from exam_batch where id = '" + batch + "' for no key update");
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
            batch = anOpenBatch();
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
    void all_or_none_registers_nobody_if_one_row_is_wrong_and_says_which() {
        var right = row(anEligibleApplicant(), "2020-07-03");
        var wrong = row(anEligibleApplicant(), "2020-13-03");
        var id = upload(HEADER + right + wrong, true).statusCode(202).extract().<String>path("id");
        assertEquals("REFUSED", ended(id));
        as("partner")
                .get("/v1/cohort-imports/" + id)
                .then()
                .body("reason", containsString("1 rows"))
                .body("registered", equalTo(0));
        as("partner").get(rows(id)).then().body("items.result", contains(null, "INVALID"));
        as("partner").get("/v1/registrations?cohortId=" + id).then().body("items", empty());

        var again = upload(HEADER + right + wrong.replace("2020-13", "2020-03"), true)
                .extract()
                .<String>path("id");
        assertEquals("DONE", ended(again));
        as("partner").get(rows(again)).then().body("items.result", contains("REGISTERED", "REGISTERED"));
    }

    @Test
    void more_rows_than_a_portion_are_registered_once_each_and_numbered_in_their_order() throws Exception {
        var file = new StringBuilder(HEADER);
        IntStream.range(0, 600).forEach(i -> file.append(row(anEligibleApplicant(), "2020-07-03")));
        var id = imported(file.toString());
        as("partner")
                .get("/v1/cohort-imports/" + id)
                .then()
                .body("rows", equalTo(600))
                .body("done", equalTo(600))
                .body("registered", equalTo(600));
        assertEquals(
                List.of("600 600 true"),
                Rows.texts(
                        database,
                        """
                        select count(*) || ' ' || count(distinct person_id) || ' ' || bool_and(sorted) from (
                          select r.person_id, r.number > coalesce(lag(r.number) over (order by i.row), 0) as sorted
                          from cohort_import_row i join registration r on r.id = i.registration_id
                          where i.import_id = '%s') one"""
                                .formatted(id)));
    }

    @Test
    void a_file_as_spreadsheets_write_it_in_china_is_read() {
        var file = (HEADER + row(anEligibleApplicant(), "2020-07-03")).getBytes(Charset.forName("GB18030"));
        var id = as("partner")
                .contentType("text/csv")
                .body(file)
                .post(address(false))
                .then()
                .statusCode(202)
                .extract()
                .<String>path("id");
        assertEquals("DONE", ended(id));
        as("partner").get("/v1/cohort-imports/" + id).then().body("registered", equalTo(1));
    }

    @Test
    void a_site_is_called_by_its_name() {
        var plan = batch();
        var site = plan.putArray("sites").addObject().put("name", "考点一").put("address", "Futian");
        site.putArray("places")
                .addObject()
                .put("level", 4)
                .put("subject", "THEORETICAL_KNOWLEDGE")
                .put("places", 1);
        batch = anOpenBatch(plan);
        var header = HEADER.strip() + ",site\n";
        var id = imported(header
                + row(anEligibleApplicant(), "2020-07-03,考点二")
                + row(anEligibleApplicant(), "2020-07-03,考点一")
                + row(anEligibleApplicant(), "2020-07-03,考点一"));
        as("partner")
                .get(rows(id))
                .then()
                .body("items.result", contains("INVALID", "REGISTERED", "NO_ROOM"))
                .body("items[0].violations.field", contains("site"));
    }

    @Test
    void REG_10_what_is_uploaded_in_the_period_is_registered_after_it_with_the_day_of_the_upload() throws Exception {
        clockAt("2025-07-10");
        var id = imported(HEADER + row(anEligibleApplicant(), "2020-13-03"));
        clockAt("2025-07-11");
        upload(HEADER + row(anEligibleApplicant(), "2020-07-03"), false).statusCode(409);
        Rows.change(database, again(id, "true"));
        assertEquals("DONE", ended(id));
    }

    @Test
    void a_batch_that_is_cancelled_after_the_upload_registers_nobody() throws Exception {
        var id = imported(HEADER + row(anEligibleApplicant(), "2020-13-03"));
        Rows.change(
                database,
                "with cancelled as (update exam_batch set status = 'CANCELLED' where id = '" + batch + "' returning 1) "
                        + again(id, "exists (select 1 from cancelled)"));
        assertEquals("REFUSED", ended(id));
        as("partner")
                .get("/v1/cohort-imports/" + id)
                .then()
                .body("reason", equalTo("the batch was changed or cancelled after the upload"));
    }

    /** As if it had not begun. */
    private static String again(String id, String condition) {
        return "update cohort_import set status = 'RUNNING', finished_at = null, reached = 0, done = 0, registered = 0"
                + " where cohort_id = '" + id + "' and " + condition;
    }

    @Test
    void an_import_that_breaks_off_again_and_again_is_given_up_and_says_so() throws Exception {
        var id = imported(HEADER + row(anEligibleApplicant(), "2020-07-03") + row(anEligibleApplicant(), "2020-07-03"));
        Rows.change(
                database,
                """
                update cohort_import_row set content_sealed = '\\x00', result = null, registration_id = null
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
    void somebody_elses_import_is_not_there_and_rows_go_after_90_days() {
        var id = imported(HEADER + row(anEligibleApplicant(), "2020-13-03"));
        as("partner.2").get("/v1/cohort-imports/" + id).then().statusCode(404);
        as("partner.2").get(rows(id)).then().statusCode(404);
        as("partner.2").get("/v1/cohort-imports/" + id + "/errors").then().statusCode(404);
        clockAt("2025-10-02");
        as("partner").get(rows(id)).then().body("items.result", empty());
        as("partner").get("/v1/cohort-imports/" + id).then().body("rows", equalTo(1));
    }

    @Test
    void no_cell_of_a_row_is_readable_in_the_database() throws Exception {
        var wrong = anEligibleApplicant();
        imported(HEADER + row(wrong, "2020-13-03"));
        var stored = String.join("\n", Rows.texts(database, "select t::text from cohort_import_row t"));
        assertFalse(stored.contains(number(wrong)));
        assertFalse(stored.contains("测试甲"));
    }

    private String imported(String file) {
        var id = upload(file, false).statusCode(202).extract().<String>path("id");
        assertEquals("DONE", ended(id));
        return id;
    }

    private static String ended(String id) {
        return Awaitility.await().atMost(PATIENCE).until(() -> status(id), status -> !status.equals("RUNNING"));
    }

    private static String status(String id) {
        return as("partner")
                .get("/v1/cohort-imports/" + id)
                .then()
                .statusCode(200)
                .extract()
                .path("status");
    }

    private ValidatableResponse upload(String file, boolean allOrNone) {
        return as("partner")
                .contentType("text/csv;charset=UTF-8")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post(address(allOrNone))
                .then();
    }

    private String address(boolean allOrNone) {
        return "/v1/cohort-imports?batchId=" + batch + "&commitment=" + COMMITMENT + "&allOrNone=" + allOrNone;
    }

    private static String rows(String id) {
        return "/v1/cohort-imports/" + id + "/rows";
    }

    private static String row(JsonNode applicant, String employedFrom) {
        return "测试甲," + number(applicant) + ",4," + employedFrom + "\n";
    }

    private static String number(JsonNode applicant) {
        return applicant.at("/holder/identityNumber").asText();
    }
}
