package io.skillcert.registration.letter;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.of;
import static io.skillcert.registration.RegistrationScenario.anApplicantADayShort;
import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
import static io.skillcert.registration.RegistrationScenario.change;
import static io.skillcert.registration.RegistrationScenario.clockAt;
import static io.skillcert.registration.RegistrationScenario.register;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.testing.LocalStackResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Letters about registrations. */
@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class LetterTest {

    private static final Path PAGES = Path.of("target/letters");

    @Inject
    DataSource database;

    private String batch;

    @BeforeEach
    void aBatch() {
        batch = anOpenBatch();
    }

    @Test
    void an_accepted_registration_has_one_letter_with_the_last_day_of_its_review() {
        var id = registered();
        letters("partner", id)
                .statusCode(200)
                .body("number", contains(1))
                .body("kind", contains("REGISTRATION_ACCEPTED"))
                .body("datedOn", contains("2025-07-03"));
        page(id, 1, "en")
                .body(containsString("review it by 2025-07-13 at the latest"))
                .body(containsString("for AI trainer, level 4"))
                .body(not(containsString("人工智能训练师")));
        page(id, 1, "zh").body(allOf(containsString("报名受理通知书"), containsString("2025-07-13")));
    }

    @Test
    void a_return_names_the_documents_the_reason_and_the_last_day() {
        var id = registered();
        returned(id);
        page(id, 2, "en")
                .body(containsString("Documents to correct: photo, proof of work"))
                .body(containsString("Reason: the photo is blurred"))
                .body(containsString("submit it again by 2025-07-13"));
        page(id, 2, "zh").body(containsString("照片、工作证明"));
    }

    @Test
    void an_approval_names_the_fee_and_the_last_day_to_pay() {
        var id = registered();
        change("registrar", id, "approval", 0).statusCode(200);
        String fee = as("partner")
                .get("/v1/registrations/" + id)
                .then()
                .extract()
                .jsonPath()
                .getString("fee");
        page(id, 2, "en")
                .body(containsString("The exam fee is " + fee + " yuan"))
                .body(containsString("Pay the fee by 2025-07-13"));
    }

    @Test
    void a_refusal_says_the_reasons_with_their_citations_and_the_remedy() throws IOException {
        var id = refused(register("partner", batch, anApplicantADayShort()));
        letters("partner", id).body("kind", contains("REGISTRATION_ACCEPTED", "REGISTRATION_REFUSED"));
        var html = page(id, 2, "zh")
                .body(containsString("资格审核不通过通知书"))
                .body(containsString("理由和依据"))
                .body(containsString("不晚于2025-07-10在本批次重新报名"))
                .extract()
                .asString();
        var english =
                page(id, 2, "en").body(not(containsString("理由"))).extract().asString();
        save("refusal-zh.html", html.getBytes(StandardCharsets.UTF_8));
        save("refusal-en.html", english.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void REG_13_a_refusal_for_a_higher_level_names_only_that_and_no_way_that_is_refused_again() {
        var applicant = anEligibleApplicant();
        ((ObjectNode) applicant.get("facts"))
                .putArray("certificates")
                .addObject()
                .put("level", 3)
                .put("issuedOn", "2024-05-05")
                .put("relevant", true);
        var id = refused(register("partner", batch, applicant));
        page(id, 2, "en")
                .body(containsString("a certificate above level 4 is already held"))
                .body(containsString("You can register for a level above the one that you hold"))
                .body(not(containsString("level-5")))
                .body(not(containsString("education")))
                .body(not(containsString("in this batch")))
                .body(not(containsString("If nothing but time changes")));
        page(id, 2, "zh")
                .body(containsString("已持有高于4级的证书"))
                .body(not(containsString("起符合申报条件")))
                .body(not(containsString("在本批次重新报名")));
    }

    @Test
    void the_pdf_is_a4_and_shows_what_the_page_shows() throws IOException {
        var id = registered();
        var bytes = as("partner")
                .header("Accept", "application/pdf")
                .get("/v1/registrations/" + id + "/letters/1")
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("Cache-Control", "no-store")
                .extract()
                .asByteArray();
        try (var document = Loader.loadPDF(bytes)) {
            assertEquals(1, document.getNumberOfPages());
            var size = document.getPage(0).getMediaBox();
            assertEquals(PDRectangle.A4.getWidth(), size.getWidth(), 1);
            assertEquals(PDRectangle.A4.getHeight(), size.getHeight(), 1);
            var text = new PDFTextStripper().getText(document).replaceAll("\\s", "");
            for (var shown : new String[] {"报名受理通知书", "Skillcert", "2025-07-13", "2025-07-03"}) {
                assertTrue(text.contains(shown), shown + " is not in the PDF: " + text);
            }
        }
        as("partner")
                .header("Accept", "image/png")
                .get("/v1/registrations/" + id + "/letters/1")
                .then()
                .statusCode(406);
    }

    @Test
    void markup_in_a_reason_is_shown_as_text_on_the_page_and_in_the_pdf() throws IOException {
        var id = registered();
        of("registrar", 0)
                .body(Map.of("reason", "<img src=x> & more", "documents", List.of("PHOTO")))
                .post("/v1/registrations/" + id + "/return")
                .then()
                .statusCode(200);
        page(id, 2, "en").body(containsString("Reason: &lt;img src=x&gt; &amp; more"));
        var bytes = as("partner")
                .header("Accept", "application/pdf")
                .get("/v1/registrations/" + id + "/letters/2")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        try (var document = Loader.loadPDF(bytes)) {
            assertTrue(new PDFTextStripper().getText(document).contains("<img src=x> & more"));
        }
    }

    @Test
    void a_letter_says_the_same_when_the_case_has_gone_on() {
        var id = registered();
        returned(id);
        var before = page(id, 2, "zh").extract().asString();
        clockAt("2025-07-20");
        assertEquals(before, page(id, 2, "zh").extract().asString());
    }

    @Test
    void strangers_and_letters_that_do_not_exist_are_answered_404() {
        var id = registered();
        for (var stranger : List.of("partner.2", "candidate.letters")) {
            letters(stranger, id).statusCode(404);
            as(stranger).get("/v1/registrations/" + id + "/letters/1").then().statusCode(404);
        }
        as("partner").get("/v1/registrations/" + id + "/letters/2").then().statusCode(404);
        as("partner").get("/v1/registrations/" + id + "/letters/0").then().statusCode(400);
        letters("registrar", id).statusCode(200);
        letters("auditor", id).statusCode(200);
    }

    @Test
    void the_database_keeps_letters_as_they_are_and_in_sequence() throws SQLException {
        var id = registered();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            assertThrows(
                    SQLException.class,
                    () -> statement.executeUpdate("update letter set number = 7 where case_id = '" + id + "'"));
            assertThrows(
                    SQLException.class,
                    () -> statement.executeUpdate("delete from letter where case_id = '" + id + "'"));
            var taken = assertThrows(
                    SQLException.class,
                    () -> statement.executeUpdate("insert into letter (id, case_id, number, kind, dated_on) values ('"
                            + UUID.randomUUID() + "', '" + id + "', 1, 'REGISTRATION_APPROVED', '2025-07-03')"));
            assertTrue(taken.getMessage().contains("letter_in_sequence"), taken.getMessage());
        }
    }

    private String registered() {
        return register("partner", batch, anEligibleApplicant())
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String refused(ValidatableResponse registration) {
        var id = registration.statusCode(201).extract().<String>path("id");
        change("registrar", id, "rejection", 0).statusCode(200);
        return id;
    }

    private static void returned(String id) {
        of("registrar", 0)
                .body(Map.of("reason", "the photo is blurred", "documents", List.of("PHOTO", "WORK_PROOF")))
                .post("/v1/registrations/" + id + "/return")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse letters(String caller, String id) {
        return as(caller).get("/v1/registrations/" + id + "/letters").then();
    }

    private static ValidatableResponse page(String id, int number, String language) {
        return as("partner")
                .header("Accept", "text/html")
                .header("Accept-Language", language)
                .get("/v1/registrations/" + id + "/letters/" + number)
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Content-Language", equalTo(language.equals("zh") ? "zh-CN" : "en"));
    }

    private static void save(String name, byte[] content) throws IOException {
        Files.createDirectories(PAGES);
        Files.write(PAGES.resolve(name), content);
    }
}
