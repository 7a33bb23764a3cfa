package io.skillcert.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
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

    private void visit(Consumer<ExamStates> journey) {
        journey.accept(new ExamStates(this, "zh-CN", AccessibilityIT::check));
    }

    @Test
    void no_state_from_ticket_to_receipt_has_a_violation() {
        visit(ExamStates::fromTicketToReceipt);
    }

    @Test
    void the_end_a_second_tab_and_a_release_have_no_violation() {
        visit(ExamStates::endSecondTabAndRelease);
    }

    @Test
    void a_refused_answer_and_a_stopped_attempt_have_no_violation() {
        visit(ExamStates::refusedAnswerAndStoppedAttempt);
    }

    @Test
    void a_seal_before_the_last_answer_has_no_violation() {
        visit(ExamStates::sealBeforeTheLastAnswer);
    }

    @Test
    void a_cancelled_session_has_no_violation() {
        visit(ExamStates::cancelledSession);
    }

    @Test
    void a_session_that_is_cancelled_before_the_start_has_no_violation() {
        visit(ExamStates::sessionCancelledBeforeTheStart);
    }

    @Test
    void a_full_disk_has_no_violation() {
        visit(ExamStates::fullDisk);
    }

    @Test
    void a_browser_that_is_too_old_has_no_violation() {
        visit(ExamStates::unsupportedBrowser);
    }

    @Test
    void no_state_of_the_room_has_a_violation() {
        visit(states -> states.room(SampleRoom.view(false, 3)));
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

    @Test
    void the_receipt_has_the_local_time_in_the_language_of_the_page() {
        var page = open(computer("en-GB"), "/sitting/");
        page.locator("textarea[name=ticket]").fill("ticket");
        page.locator("input[name=room]").fill("123456");
        page.getByText("Enter", new Page.GetByTextOptions().setExact(true)).click();
        page.getByText("Start", new Page.GetByTextOptions().setExact(true)).click();
        page.locator("#hand-in").click();
        page.getByText("Hand in; no more changes").click();
        page.getByText("1 December 2026 at 09:30:05").waitFor();
    }
}
