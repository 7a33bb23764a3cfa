package io.skillcert.registration.cohort;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.once;
import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
import static io.skillcert.registration.RegistrationScenario.batch;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.equalToIgnoringCase;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.localstack.testing.Broker;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The results of the rows of a file. */
@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class CohortImportTest extends CohortImportFixture {

    @Test
    void each_row_has_a_result_and_refused_rows_are_a_file_to_correct() {
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
        assertTrue(text.contains("employed_from 日期格式为YYYY-MM-DD"));
        var corrected = imported(text.replace("3 July 2020", "2020-07-03"));
        as("partner").get(rows(corrected)).then().body("items.result", contains("DUPLICATE", "REGISTERED"));
    }

    @Test
    void a_bad_cell_fails_its_row_and_the_messages_name_columns_in_the_language_of_the_caller() {
        var person = anEligibleApplicant();
        var file = HEADER
                + row(person, "2020-07-03").replaceFirst("[^,]+", "李\u0000四")
                + row(anEligibleApplicant(), "2020-07-03").replaceFirst("[^,]+", "=1+1")
                + row(person, "2020-07-03").replaceFirst(",4,", ",3.0,")
                + row(person, "2020-07-03")
                + row(person, "2020-07-03");
        var id = imported(file);
        as("partner")
                .header("Accept-Language", "en")
                .get(rows(id))
                .then()
                .statusCode(200)
                .header("Content-Language", "en")
                .header("Vary", equalToIgnoringCase("Accept-Language"))
                .body("items.result", contains("INVALID", "INVALID", "INVALID", "REGISTERED", "DUPLICATE"))
                .body("items[0].violations.field", contains("name"))
                .body("items[0].violations.message", contains(containsString("control character")))
                .body("items[1].violations.message", contains(containsString("must be a name")))
                .body("items[2].violations.field", contains("level"))
                .body("items[2].violations.message", contains("must be a whole number"))
                .body("items[4].duplicateOf", notNullValue());
        as("partner")
                .get(rows(id))
                .then()
                .header("Content-Language", "zh-CN")
                .body("items[2].violations.message", contains("须为整数"));
        var errors = as("partner").get("/v1/cohort-imports/" + id + "/errors");
        var text = new String(errors.asByteArray(), StandardCharsets.UTF_8);
        assertTrue(text.startsWith("\uFEFF"));
        assertTrue(text.contains("李\uFFFD四") && text.contains("已登记为"), text);
        assertTrue(text.contains("\n'=1+1,"), text);
    }

    @Test
    void a_row_may_have_an_own_reference() {
        var file = HEADER.replace("\n", ",reference\n")
                + row(anEligibleApplicant(), "2020-07-03").replace("\n", ",A-17\n")
                + row(anEligibleApplicant(), "2020-07-03").replace("\n", ",A 18\n");
        var id = imported(file);
        as("partner")
                .get(rows(id))
                .then()
                .body("items.result", contains("REGISTERED", "INVALID"))
                .body("items[1].violations.field", contains("reference"));
        as("partner").get("/v1/registrations?cohortId=" + id).then().body("items.reference", contains("A-17"));
    }

    @Test
    void all_rows_of_the_sample_are_registered() throws Exception {
        var sample = Path.of(System.getProperty("skillcert.root"), "samples/cohort-import.csv");
        var id = imported(Files.readString(sample));
        as("partner").get(rows(id) + "?limit=200").then().body("items.size()", equalTo(50));
        as("partner")
                .get(rows(id) + "?result=INVALID")
                .then()
                .body("items.violations.flatten().field", contains("identity_number"));
    }

    @Test
    void a_sponsor_pays_for_a_cohort_of_several_batches() throws Exception {
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
    void an_all_or_none_import_with_an_invalid_row_registers_nobody() {
        var right = row(anEligibleApplicant(), "2020-07-03");
        var wrong = row(anEligibleApplicant(), "2020-13-03");
        var id = upload(HEADER + right + wrong, true).statusCode(202).extract().<String>path("id");
        assertEquals("REFUSED", ended(id));
        as("partner")
                .get("/v1/cohort-imports/" + id)
                .then()
                .body("reason", containsString("行"))
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
    void several_batches_of_rows_are_registered_once_and_numbered_in_file_order() throws Exception {
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
    void a_file_in_GB_18030_is_read() {
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
    void a_file_names_a_site_by_its_name() {
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
                .body("items[0].violations.field", contains("site"))
                .body("items[0].violations.message", contains("不是本批次的考点；本批次的考点为：考点一"));
    }
}
