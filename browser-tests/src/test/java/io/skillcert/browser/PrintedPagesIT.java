package io.skillcert.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Letter, ticket, certificate and its verification, in both languages: each is in one language and keeps to WCAG, at 320 pixels too. */
class PrintedPagesIT extends BrowserCase {

    private static final Path PICTURES = Path.of("target/pictures");
    private static final String WIDER =
            """
            () => document.documentElement.scrollWidth <= 320 ? [] : [...document.querySelectorAll('body *')]
              .filter(e => e.getBoundingClientRect().right > 320).map(e => e.outerHTML.slice(0, 80))""";

    private static ExamHall services;
    private static String admitted;
    private static String refused;

    @BeforeAll
    static void runTwoCandidates() throws Exception {
        var rows = Files.readAllLines(Path.of(System.getProperty("skillcert.root"), "samples/cohort-2025-07.csv"));
        var cohort = Files.createTempFile("cohort", ".csv");
        Files.write(cohort, List.of(rows.get(0), rows.get(1), rows.get(4))); // the second one has 59 hours of training
        services = ExamHall.afterCohort(cohort);
        Files.delete(cohort);
        services.registrationClockAt("2025-07-26T08:00:00");
        var registrations =
                services.getFromRegistration("registrar", "/v1/registrations").get("items");
        admitted = id(registrations, "CONFIRMED");
        refused = id(registrations, "INELIGIBLE");
    }

    private static String id(JsonNode registrations, String status) {
        return StreamSupport.stream(registrations.spliterator(), false)
                .filter(registration -> registration.get("status").asText().equals(status))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asText();
    }

    @AfterAll
    static void stopServices() throws Exception {
        services.close();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 准考证", "en-GB, Admission ticket"})
    void an_admission_ticket(String language, String title) throws Exception {
        check(
                readAs("registrar", language, "/v1/registrations/" + admitted + "/admission-ticket/page"),
                "ticket",
                title);
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 资格审核不通过通知书", "en-GB, refus"})
    void a_letter_of_refusal(String language, String title) throws Exception {
        var letters = services.getFromRegistration("registrar", "/v1/registrations/" + refused + "/letters");
        check(
                readAs("registrar", language, "/v1/registrations/" + refused + "/letters/" + letters.size()),
                "letter-refusal",
                title);
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 职业技能等级证书", "en-GB, Vocational Skill Level Certificate"})
    void a_certificate(String language, String title) throws Exception {
        var page = computer(language).newPage();
        var copies = services.address("/v1/certificate-copies");
        var copy = page.request()
                .post(
                        copies,
                        RequestOptions.create()
                                .setHeader("Authorization", "Bearer " + services.token("exam-officer"))
                                .setHeader("Accept-Language", language)
                                .setData(Map.of("number", services.certificateNumber(), "form", "PAGE")));
        assertEquals(200, copy.status(), copy.text());
        page.route(copies, route -> route.fulfill(new Route.FulfillOptions().setResponse(copy)));
        page.navigate(copies);
        check(page, "certificate", title);
    }

    @ParameterizedTest
    @CsvSource({
        "zh-CN, 证书验证, 证书有效, 没有相符的证书",
        "en-GB, Verify a certificate, The certificate is valid, There is no such certificate"
    })
    void the_verification_of_a_certificate(String language, String title, String valid, String none) {
        var page = computer(language).newPage();
        page.navigate(services.address("/v1/verification-page"));
        check(page, "verification-form", title);
        verify(page, "赵甲一");
        check(page, "verification", valid);
        verify(page, "赵甲二");
        check(page, "verification-none", none);
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 填写的内容不完整或有误, 不是证书编号", "en-GB, The form is incomplete or wrong, is not a certificate number"})
    void a_wrong_form_of_the_verification_stays_filled_and_says_what_is_wrong(
            String language, String heading, String reason) {
        var page = computer(language).newPage();
        page.navigate(services.address("/v1/verification-page"));
        page.locator("#number").fill("S0000440300");
        page.locator("#name").fill("赵甲一");
        var answer =
                page.waitForResponse(one -> one.url().contains("verification-page"), () -> page.locator("form button")
                        .click());
        assertEquals(400, answer.status());
        check(page, "verification-refused", heading);
        assertTrue(page.locator("#number-error").textContent().contains(reason));
        assertEquals("S0000440300", page.locator("#number").inputValue());
        assertEquals("赵甲一", page.locator("#name").inputValue());
        assertTrue((boolean) page.evaluate("() => document.activeElement.id === 'number'"));
        page.locator("#number").fill(services.certificateNumber());
        page.locator("form button").click();
        page.locator(".answer.valid").waitFor();
    }

    @Test
    void a_certificate_is_verified_without_javascript_in_the_language_that_was_chosen() {
        var page = computer(new Browser.NewContextOptions().setLocale("zh-CN").setJavaScriptEnabled(false))
                .newPage();
        page.navigate(services.address("/v1/verification-page"));
        page.getByText("English").click();
        verify(page, "赵甲一");
        page.getByText("The certificate is valid").waitFor();
        page.getByText("中文").click();
        page.getByText("证书验证").first().waitFor();
    }

    private static void verify(Page page, String name) {
        page.locator("#number").fill(services.certificateNumber());
        page.locator("#name").fill(name);
        page.locator("form button").click();
        page.locator(".answer").waitFor();
    }

    private Page readAs(String role, String language, String path) throws Exception {
        var computer = computer(language);
        computer.setExtraHTTPHeaders(Map.of("Authorization", "Bearer " + services.token(role)));
        var page = computer.newPage();
        assertEquals(200, page.navigate(services.learnerAddress(path)).status());
        return page;
    }

    /** Looks at a page in a wide and in a narrow window. */
    private static void check(Page page, String state, String title) {
        var language = page.locator("html").getAttribute("lang");
        var english = language.equals("en");
        page.getByText(title).first().waitFor();
        page.setViewportSize(1000, 700);
        picture(page, state, english);
        Axe.assertNoViolations(page, state);
        page.setViewportSize(320, 640);
        picture(page, state + "-phone", english);
        assertEquals(List.of(), page.evaluate(WIDER), state);
        Axe.assertNoViolations(page, state + " at 320 pixels");
    }

    private static void picture(Page page, String state, boolean english) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(state + (english ? "-en" : "") + ".png"))
                .setFullPage(true));
    }
}
