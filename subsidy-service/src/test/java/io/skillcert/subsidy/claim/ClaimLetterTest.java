package io.skillcert.subsidy.claim;

import static io.skillcert.localstack.testing.Callers.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.testing.LocalStackResource;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** Letters about claims. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "subsidy"))
class ClaimLetterTest extends ClaimFixture {

    @Test
    void a_paid_claim_has_a_letter_about_its_grant_and_one_about_its_payment() throws Exception {
        var id = paid(4);
        letters("partner", id)
                .statusCode(200)
                .body("number", contains(1, 2))
                .body("kind", contains("SUBSIDY_GRANTED", "SUBSIDY_PAID"));
        page(id, 1, "en").body(containsString("granted with 1500.00 yuan"));
        page(id, 2, "zh").body(containsString("1500.00元补贴于2025-08-11付至您的账户"));
    }

    @Test
    void SUB_03_a_refusal_says_the_reason_its_citation_and_the_last_day_of_reconsideration() throws Exception {
        insured();
        var number = certified(4);
        clockAt("2026-08-12");
        var id = claim(number).statusCode(201).extract().<String>path("id");
        act("subsidy-officer", id, "decision").statusCode(200);
        letters("partner", id).body("kind", contains("SUBSIDY_REFUSED"));
        page(id, 1, "zh")
                .body(containsString("不予补贴通知书"))
                .body(containsString("超过申领期限"))
                .body(containsString("可不晚于2026-10-11书面说明理由，申请复核"));
        page(id, 1, "en").body(containsString("request reconsideration with your grounds by 2026-10-11"));
        var pdf = as("partner")
                .header("Accept", "application/pdf")
                .get("/v1/claims/" + id + "/letters/1")
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();
        assertShows(pdf, "不予补贴通知书", number + "-1", "2026-10-11");
    }

    @Test
    void strangers_are_answered_404_and_staff_may_read() throws Exception {
        var id = granted(4);
        for (var stranger : List.of("partner.2", "candidate.letters")) {
            letters(stranger, id).statusCode(404);
            as(stranger).get("/v1/claims/" + id + "/letters/1").then().statusCode(404);
        }
        for (var staff : List.of("subsidy-officer", "subsidy-approver", "treasurer", "auditor")) {
            letters(staff, id).statusCode(200);
        }
        as("partner").get("/v1/claims/" + id + "/letters/2").then().statusCode(404);
    }

    private static void assertShows(byte[] pdf, String... shown) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            assertEquals(1, document.getNumberOfPages());
            var text = new PDFTextStripper().getText(document).replaceAll("\\s", "");
            for (var one : shown) {
                assertTrue(text.contains(one), one + " is not in the PDF: " + text);
            }
        }
    }

    private static ValidatableResponse letters(String caller, String id) {
        return as(caller).get("/v1/claims/" + id + "/letters").then();
    }

    private static ValidatableResponse page(String id, int number, String language) {
        return as("partner")
                .header("Accept", "text/html")
                .header("Accept-Language", language)
                .get("/v1/claims/" + id + "/letters/" + number)
                .then()
                .statusCode(200)
                .contentType("text/html");
    }
}
