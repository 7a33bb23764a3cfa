package io.skillcert.browser;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A learner at the real registration-service: from "what do I need" to a mock exam, and practice without network. */
class LearnerPagesIT extends BrowserCase {

    private static final Path PICTURES = Path.of("target/pictures");
    private static final int ITEMS = 180;
    private static final String WIDER =
            """
            () => document.documentElement.scrollWidth <= 320 ? [] : [...document.querySelectorAll('body *')]
              .filter(e => e.getBoundingClientRect().right > 320 && !e.closest('.wide')).map(e => e.outerHTML.slice(0, 80))""";

    private static ExamHall services;

    @BeforeAll
    static void startServices() throws Exception {
        services = new ExamHall();
        services.postToRegistration(
                "registrar",
                "/v1/exam-batches",
                Map.of(
                        "name", "2025-09",
                        "occupationCode", "4-04-05-05",
                        "levels", List.of(3, 4),
                        "registrationFrom", "2025-09-01",
                        "registrationTo", "2025-09-10",
                        "reviewTo", "2025-09-13",
                        "examFrom", "2025-09-27",
                        "examTo", "2025-09-28"));
    }

    @AfterAll
    static void stopServices() throws Exception {
        services.close();
    }

    /** Looks at a state in a wide and in a narrow window. */
    private static void check(Page page, String state) {
        page.bringToFront();
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("learn-" + state + ".png")));
        Axe.assertNoViolations(page, state);
        page.setViewportSize(320, 640);
        assertEquals(List.of(), page.evaluate(WIDER), state);
        Axe.assertNoViolations(page, state + " at 320 pixels");
        page.setViewportSize(1000, 700);
    }

    private static Page learner(BrowserContext computer, String view) {
        var page = computer.newPage();
        page.setViewportSize(1000, 700);
        page.navigate(services.learnerAddress("/learn/#/" + view));
        page.locator("main h2").waitFor();
        return page;
    }

    private static void signIn(Page page, String back) throws Exception {
        page.locator("header .right button").first().click();
        page.locator("input[name=token]").fill(services.token("candidate"));
        check(page, "sign-in");
        page.locator("form button.main").click();
        page.locator("main[data-view=" + back + "]").waitFor();
    }

    @Test
    void a_learner_finds_the_way_and_sits_a_mock_exam() throws Exception {
        var page = learner(computer("zh-CN"), "start");
        check(page, "start");
        page.locator(".doors a").first().click();
        page.locator("select[name=goalLevel]").selectOption("3");
        page.locator("input[name=birthDate]").fill("1995-03-14");
        check(page, "pathway-first");
        page.locator("form button.main").click();
        page.getByText("您已有哪些职业技能等级证书？").waitFor();
        page.locator("select[name=level]").selectOption("4");
        page.locator("input[name=issuedOn]").fill("2020-06-30");
        page.locator("input[name=relevant]").check();
        check(page, "pathway-question");
        page.locator(".banner button.main").click();
        page.getByText("没有更多，继续").click();
        page.locator("input[name=from]").fill("2016-07-01");
        page.locator("input[name=relevant]").check();
        page.locator(".banner button.main").click();
        page.locator("#question").filter(text("深圳市")).waitFor();
        page.locator(".banner")
                .getByText("是", new Locator.GetByTextOptions().setExact(true))
                .click();
        page.locator(".figures").filter(text("可以领取")).waitFor();
        assertEquals(0, page.locator(".banner").count(), "nothing is asked any more");
        assertTrue(page.locator(".figures").textContent().contains("2025-09-01"));
        check(page, "pathway-result");

        page.locator("nav.menu a[href='#/mock']").click();
        signIn(page, "mock");
        page.getByText("开始模拟考试").click();
        page.locator("#item-state").waitFor();
        assertEquals(ITEMS, page.locator(".palette button").count());
        check(page, "mock-running");
        for (int item = 1; item <= ITEMS; item++) {
            page.locator(".palette button").nth(item - 1).click();
            page.getByText("第 " + item + " 题（共").waitFor();
            page.locator(".option")
                    .nth(SampleKeys.choice(
                            page.locator(".stem").textContent().strip(),
                            page.locator(".option").allTextContents()))
                    .click();
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> page.locator(".palette button.answered").count() == ITEMS);
        page.locator("#submit").click();
        check(page, "mock-submit");
        page.getByText("确认交卷").click();
        page.locator("#points").waitFor();
        var points = Double.parseDouble(
                page.locator("#points").textContent().split("/")[0].strip());
        assertTrue(points >= 60, "points: " + points);
        page.locator("label.check input").uncheck();
        page.locator("details summary").first().click();
        check(page, "mock-review");
        page.locator("nav.menu a[href='#/progress']").click();
        page.locator("main table").waitFor();
        check(page, "progress");
    }

    @Test
    void a_loaded_set_is_practised_without_network_and_marked_when_it_is_back() throws Exception {
        var computer = computer("zh-CN");
        var page = learner(computer, "practice");
        signIn(page, "practice");
        page.locator("select[name=function]").waitFor();
        check(page, "practice-setup");
        page.locator("select[name=function]").selectOption("ETHICS"); // true or false, and choices
        page.locator("form button.main").click();
        page.locator(".option").first().click();
        page.getByText("提交答案").click();
        page.locator(".feedback dl").waitFor();
        check(page, "practice-feedback");
        page.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
        page.reload();
        page.locator("#next-item, .option").first().waitFor();

        computer.setOffline(true);
        page.reload();
        page.locator("article h2").waitFor();
        page.locator(".option").first().click();
        page.getByText("提交答案").click();
        page.getByText("答案已保存在本机").waitFor();
        check(page, "practice-offline");
        computer.setOffline(false);
        page.locator("header .right button").first().click();
        page.locator("input[name=token]").fill(services.token("candidate"));
        var marked =
                page.waitForResponse(answer -> answer.url().endsWith("/answers"), () -> page.locator("form button.main")
                        .click());
        assertEquals(200, marked.status());
        page.getByText("第 3 题（共 10 题）").waitFor();
    }

    @Test
    void ten_items_are_practised_by_keyboard_and_the_guide_answers_in_english() {
        var page = learner(computer("en-GB"), "practice");
        page.getByText("Ten items of the day").waitFor();
        check(page, "practice-sample");
        tabTo(page, "form button.main");
        page.keyboard().press("Enter");
        page.getByText("Item 1 of 10").waitFor();
        tabTo(page, "input, select, button.main");
        page.keyboard().press("Space");
        tabTo(page, "button.main");
        page.keyboard().press("Enter");
        page.locator(".feedback dl, .error").first().waitFor();
        check(page, "practice-english");
        page.locator("nav.menu a[href='#/guide']").click();
        page.locator("main li a").first().waitFor();
        check(page, "guide");
        page.locator("input[type=search]").fill("lost certificate");
        page.keyboard().press("Enter");
        page.getByText("found").waitFor();
        check(page, "guide-search");
        page.locator("main li a").first().click();
        page.locator(".explanation").waitFor();
        check(page, "guide-answer");
        page.getByText("中文").click();
        page.getByText("全部主题").waitFor();
        assertEquals("zh-CN", page.evaluate("() => document.documentElement.lang"));
    }

    private static Locator.FilterOptions text(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static void tabTo(Page page, String selector) {
        await(selector).until(() -> {
            page.keyboard().press("Tab");
            return (boolean) page.evaluate(
                    "s => document.activeElement.closest('main') !== null && document.activeElement.matches(s)",
                    selector);
        });
    }
}
