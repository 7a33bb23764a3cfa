package io.skillcert.exam.certificate;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.of;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.skillcert.events.exam.CertificateIssuedV1;
import io.skillcert.exam.ExamScenario;
import io.skillcert.exam.ExamTopics;
import io.skillcert.exam.PersonKeysOfTests;
import io.skillcert.exam.RegistrationEvents;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** Copies of certificates for holders and officers, and the mailing of printed ones. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class CopyTest extends CertificateFixture {

    private static final Path PAGES = Path.of("target/pages");

    @Test
    void the_page_and_the_pdf_show_the_same_data_in_chinese_by_default() throws Exception {
        var number = issued(1).get(0);
        var page = copy(number, "PAGE")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .extract()
                .asString();
        var pdf = copy(number, "PDF")
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();
        Files.createDirectories(PAGES);
        Files.writeString(PAGES.resolve("certificate.html"), page);
        Files.write(PAGES.resolve("certificate.pdf"), pdf);
        try (var document = Loader.loadPDF(pdf)) {
            var text = new PDFTextStripper().getText(document).replaceAll("[ \\u00a0]", "");
            for (var shown : new String[] {NAME, number, "*****5678", "人工智能训练师", "2025-08-11", "职业技能等级证书"}) {
                assertTrue(page.contains(shown), shown + " is not on the page");
                assertTrue(text.contains(shown), shown + " is not in the PDF: " + text);
            }
            assertEquals(1, document.getNumberOfPages());
            var size = document.getPage(0).getMediaBox();
            assertEquals(PDRectangle.A4.getHeight(), size.getWidth(), 1, "A4 landscape");
            assertEquals(PDRectangle.A4.getWidth(), size.getHeight(), 1, "A4 landscape");
            assertTrue(text.contains("照片") && text.contains("盖章处"), "no place for photo and seal: " + text);
            for (var font : document.getPage(0).getResources().getFontNames()) {
                assertTrue(document.getPage(0).getResources().getFont(font).isEmbedded(), "a font is not embedded");
            }
        }
    }

    @Test
    void page_and_pdf_are_english_for_callers_who_prefer_it_and_have_one_language() throws Exception {
        var number = issued(1).get(0);
        var chinese = copy(number, "PAGE").asString();
        var english = copyInEnglish(number, "PAGE");
        assertEquals("en", english.header("Content-Language"));
        var page = english.asString();
        assertTrue(page.contains("<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">"), page);
        for (var word :
                List.of("Vocational Skill Level Certificate", "AI trainer", "level 3 (senior worker)", "Seal")) {
            assertTrue(page.contains(word), word);
            assertFalse(chinese.contains(word), word);
        }
        for (var word : List.of("职业技能等级证书", "人工智能训练师", "三级/高级工", "盖章处")) {
            assertTrue(chinese.contains(word), word);
            assertFalse(page.contains(word), word);
        }
        try (var document = Loader.loadPDF(copyInEnglish(number, "PDF").asByteArray())) {
            assertEquals(1, document.getNumberOfPages());
            assertTrue(new PDFTextStripper().getText(document).contains("AI trainer"));
        }
    }

    @Test
    void a_name_without_glyphs_in_the_font_is_refused_for_pdf() throws Exception {
        var number = issued(1).get(0);
        String next = changed(number, "CORRECTION", "测试\u1820").extract().path("newNumber");
        copy(next, "PDF").then().statusCode(409).body("type", equalTo("urn:skillcert:problem:no-font"));
        copy(next, "PAGE").then().statusCode(200);
    }

    @Test
    void only_an_account_that_may_act_for_the_holder_gets_a_copy() throws Exception {
        var number = issued(1).get(0);
        own("candidate", number, PASSPORT, "CREDENTIAL").then().statusCode(200).header("Cache-Control", "no-store");
        own("candidate", number, "E87654321", "PAGE").then().statusCode(404);
        own("candidate.2", number, PASSPORT, "PAGE").then().statusCode(404);
        own("partner", number, PASSPORT, "PAGE").then().statusCode(404);
        as("partner")
                .body(Map.of("number", number, "form", "PAGE"))
                .post("/v1/certificate-copies")
                .then()
                .statusCode(403);
    }

    @Test
    void an_account_that_is_bound_to_the_holder_later_may_act_too() throws Exception {
        var number = issued(1).get(0);
        own("candidate.3", number, PASSPORT, "PAGE").then().statusCode(404);
        RegistrationEvents.bound(people.get(0), "candidate.3");
        ExamScenario.eventually()
                .until(() -> own("candidate.3", number, PASSPORT, "PAGE").statusCode() == 200);
        RegistrationEvents.bound(people.get(0), "candidate.8", "candidate.3");
        ExamScenario.eventually()
                .until(() -> own("candidate.8", number, PASSPORT, "PAGE").statusCode() == 200);
        own("candidate.3", number, PASSPORT, "PAGE").then().statusCode(404);
        assertEquals(
                RegistrationEvents.acting("candidate"),
                ExamTopics.issued(number).actingAccounts(),
                "the accounts when it was issued");
        assertEquals(
                NAME,
                PersonKeysOfTests.of(people.get(0).personId())
                        .orElseThrow()
                        .decryptText(
                                ExamTopics.issued(number).encryptedName(),
                                CertificateIssuedV1.place("encryptedName", number)));
    }

    @Test
    void the_page_of_a_revoked_certificate_shows_that_it_is_revoked() throws Exception {
        var number = issued(1).get(0);
        changed(number, "REVOCATION", null);
        assertTrue(copy(number, "PAGE").asString().contains("此证书已撤销"));
        assertTrue(copyInEnglish(number, "PAGE").asString().contains("Revoked"));
    }

    @Test
    void a_printed_certificate_is_mailed_once_with_a_tracking_number() throws Exception {
        var number = issued(1).get(0);
        var address = "深圳市南山区科苑路1号";
        String mailing = mailed("candidate", number, PASSPORT, address)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        mailed("candidate", number, PASSPORT, address).then().statusCode(409);
        mailed("candidate", number, "E87654321", address).then().statusCode(404);
        mailed("candidate.2", number, PASSPORT, address).then().statusCode(404);
        as("exam-officer")
                .get("/v1/certificate-mailings?limit=200")
                .then()
                .body("items.find { it.id == '" + mailing + "' }.recipient", equalTo(NAME))
                .body("items.find { it.id == '" + mailing + "' }.address", equalTo(address));
        var stored = Rows.texts(
                database,
                "select encode(encrypted_address, 'escape') from certificate_mailing where id = '" + mailing + "'");
        assertTrue(!stored.get(0)
                .contains(new String(address.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)));
        of("exam-officer", 0)
                .body(Map.of("carrier", "EMS", "tracking", "EX123456789CN"))
                .post("/v1/certificate-mailings/" + mailing + "/dispatch")
                .then()
                .statusCode(200);
        as("candidate")
                .get("/v1/certificate-mailings/" + mailing)
                .then()
                .body("tracking", equalTo("EX123456789CN"))
                .body("sentAt", notNullValue());
        as("partner").get("/v1/certificate-mailings/" + mailing).then().statusCode(404);
        as("exam-officer").get("/v1/certificate-mailings?limit=200").then().body("items.id", not(hasItem(mailing)));
        of("exam-officer", 1)
                .body(Map.of("carrier", "EMS", "tracking", "another"))
                .post("/v1/certificate-mailings/" + mailing + "/dispatch")
                .then()
                .statusCode(409);
        of("exam-officer", 1)
                .body(Map.of("carrier", "", "tracking", "another"))
                .post("/v1/certificate-mailings/" + mailing + "/dispatch")
                .then()
                .statusCode(400)
                .body("violations.field", contains("carrier"));
    }

    private static Response copyInEnglish(String number, String form) {
        return as("exam-officer")
                .header("Accept-Language", "en")
                .body(Map.of("number", number, "form", form))
                .post("/v1/certificate-copies");
    }

    private static Response own(String account, String number, String passport, String form) {
        return as(account)
                .body(Map.of("number", number, "form", form, "identityType", "PASSPORT", "identityNumber", passport))
                .post("/v1/certificate-copies/own");
    }

    private static Response mailed(String account, String number, String passport, String address) {
        return once(account)
                .body(Map.of(
                        "number", number, "identityType", "PASSPORT", "identityNumber", passport, "address", address))
                .post("/v1/certificate-mailings");
    }
}
