package io.skillcert.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each state of the page meets WCAG 2.2 AA as far as a program can tell, and each has a picture. */
class AccessibilityIT extends BrowserCase {

    private static final Path PICTURES = Path.of("target/pictures");

    /** What makes the page wider than the window. */
    private static final String WIDER =
            """
            () => document.documentElement.scrollWidth <= 320 ? [] : [...document.querySelectorAll('body *')]
              .filter(e => e.getBoundingClientRect().right > 320 && !e.closest('.wide')).map(e => e.outerHTML.slice(0, 80))""";

    private static void check(Page page, String state) {
        page.bringToFront(); // a tab in the background is not drawn
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(state + ".png"))
                .setFullPage(true));
        Axe.assertNoViolations(page, state);
    }

    @Test
    void no_state_from_ticket_to_receipt_has_a_violation() {
        var computer = computer("zh-CN");
        var page = open(computer, "/sitting/");
        page.getByLabel("准考证二维码内容").waitFor();
        check(page, "ticket");
        page.close();
        page = signIn(computer);
        page.getByText("可以开始").waitFor();
        check(page, "ready");
        page.getByText("开始答题", new Page.GetByTextOptions().setExact(true)).click();
        for (int item = 1; item <= SamplePaper.POSITIONS; item++) {
            goTo(page, item);
            check(page, "item-%02d".formatted(item));
        }
        goTo(page, 2);
        page.locator(".option").first().click();
        awaitState(page, 2, "at-office");
        check(page, "at-office");
        office.down(true);
        page.locator(".option").nth(1).click();
        page.locator(".network.off").waitFor();
        check(page, "offline");
        office.down(false);
        awaitState(page, 2, "at-office");
        page.locator("#hand-in").click();
        check(page, "hand-in");
        page.getByText("确认交卷，不再修改").click();
        page.getByText("K7PM2QXA").waitFor();
        check(page, "receipt");
    }

    @Test
    void the_end_a_second_tab_and_a_release_have_no_violation() {
        var computer = computer("zh-CN");
        office.duration(Duration.ofSeconds(6));
        var page = started(computer);
        var second = open(computer, "/sitting/");
        second.getByText("考试已在另一个标签页打开").waitFor();
        check(second, "second-tab");
        page.locator("main[data-state=ended]").waitFor();
        check(page, "ended");
        office.grant(Duration.ofMinutes(5));
        page.locator("main[data-state=running]").waitFor();
        office.release();
        page.locator(".option").nth(0).click();
        page.getByText("本机已解除绑定").waitFor();
        check(page, "released");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 7, 8, 9, 10, 11, 12})
    void at_320_pixels_and_the_largest_font_nothing_is_cut(int item) {
        var page = started(computer("zh-CN"));
        goTo(page, item);
        for (int step = 0; step < 10; step++) {
            page.getByLabel("放大字号").click();
        }
        assertEquals("32px", page.evaluate("() => getComputedStyle(document.documentElement).fontSize"));
        page.setViewportSize(320, 640);
        assertEquals(List.of(), page.evaluate(WIDER));
    }

    @Test
    void the_page_is_english_for_a_browser_that_prefers_it() {
        var page = open(computer("en-GB"), "/sitting/");
        page.getByText("Sign in to the exam").waitFor();
        assertEquals("en", page.evaluate("() => document.documentElement.lang"));
    }
}
