package io.skillcert.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BiConsumer;

/**
 * Leads pages through all states that a candidate and an invigilator can meet, and shows each state to a check. It finds everything by
 * its place in the page, so that it works in each language.
 */
final class ExamStates {

    private static final String START = "main[data-state=ready] button.main";

    private final BrowserCase test;
    private final ExamOffice office;
    private final BrowserContext computer;
    private final BiConsumer<Page, String> check;

    /** @param check takes a page and the name of its state */
    ExamStates(BrowserCase test, String locale, BiConsumer<Page, String> check) {
        this.test = test;
        office = test.office;
        computer = test.computer(locale);
        this.check = check;
    }

    void fromTicketToReceipt() {
        office.refusals.add("paper", "paper-not-yet", "2026-12-01 08:30");
        office.refusals.add("start", "session-not-begun", "2026-12-01 09:00");
        var page = test.open(computer, "/sitting/");
        page.locator("textarea[name=ticket]").waitFor();
        check.accept(page, "ticket");
        signIn(page, "000000");
        page.locator(".error").waitFor();
        check.accept(page, "ticket-refused");
        signIn(page, "123456");
        page.locator("main[data-state=waiting]").waitFor();
        check.accept(page, "waiting");
        office.refusals.remove("paper");
        page.locator(START).waitFor();
        check.accept(page, "ready");
        page.locator(START).click();
        page.locator(".error").waitFor();
        check.accept(page, "not-begun");
        office.refusals.remove("start");
        page.locator(START).click();
        answer(page);
        handIn(page);
    }

    private void answer(Page page) {
        for (int item = 1; item <= SamplePaper.POSITIONS; item++) {
            goTo(page, item);
            check.accept(page, "item-%02d".formatted(item));
        }
        page.locator("#item textarea").fill("1".repeat(17_000));
        page.locator("#item .error").waitFor();
        check.accept(page, "too-long");
        page.locator("#item textarea").fill("1");
        goTo(page, 4);
        page.locator("#item input").fill("?");
        page.locator("#number-error").waitFor();
        check.accept(page, "no-number");
        goTo(page, 5);
        page.locator(".ordering button:enabled").first().click();
        page.locator("#item p[role=status]").waitFor();
        check.accept(page, "ordered");
        goTo(page, 8);
        page.locator(".spans").press("Shift+ArrowRight");
        page.locator(".spans").press("1");
        page.locator(".marks li").waitFor();
        check.accept(page, "span");
        page.locator(".spans").press("ArrowRight");
        check.accept(page, "caret");
        goTo(page, 9);
        page.locator(".add-box").click();
        page.locator(".box").press("ArrowRight");
        check.accept(page, "box");
        goTo(page, 2);
        office.notice("10:00");
        page.locator(".option").first().click();
        BrowserCase.awaitState(page, 2, "at-office");
        check.accept(page, "at-office");
    }

    private void handIn(Page page) {
        office.down(true);
        page.locator(".option").nth(1).click();
        page.keyboard().press("f");
        page.locator(".network.off").waitFor();
        check.accept(page, "offline");
        page.locator("#hand-in").click();
        check.accept(page, "hand-in");
        page.locator("#hand-in-dialog button.main").click();
        page.locator("main > .banner[role=status]").waitFor();
        check.accept(page, "handing-in");
        office.down(false);
        page.locator(".receipt .code").waitFor();
        check.accept(page, "receipt");
    }

    void endSecondTabAndRelease() {
        office.duration(Duration.ofSeconds(8));
        var page = started();
        var second = test.open(computer, "/sitting/");
        second.locator(".banner").first().waitFor();
        check.accept(second, "second-tab");
        page.locator("main[data-state=ended]").waitFor();
        check.accept(page, "ended");
        office.grant(Duration.ofMinutes(5));
        page.locator("main[data-state=running]").waitFor();
        office.release();
        page.locator(".option").first().click();
        page.locator("main[data-state=released]").waitFor();
        check.accept(page, "released");
    }

    void refusedAnswerAndStoppedAttempt() {
        var page = started();
        office.refusals.add("answers", "invalid-request");
        page.locator(".option").first().click();
        page.locator("main > .banner[role=alert]").waitFor();
        check.accept(page, "refused");
        office.forget();
        page.locator(".option").nth(1).click();
        page.locator("main[data-state=stopped]").waitFor();
        check.accept(page, "stopped");
    }

    void sealBeforeTheLastAnswer() {
        var page = started();
        office.down(true);
        page.locator(".option").first().click();
        page.locator(".network.off").waitFor();
        office.seal();
        office.down(false);
        page.locator(".receipt .error").waitFor();
        check.accept(page, "receipt-unsent");
    }

    void cancelledSession() {
        var page = started();
        page.locator(".option").first().click();
        BrowserCase.awaitState(page, 1, "at-office");
        office.cancelSession();
        page.locator(".option").nth(1).click();
        page.locator(".receipt .code").waitFor();
        check.accept(page, "receipt-cancelled");
    }

    void sessionCancelledBeforeTheStart() {
        var page = test.open(computer, "/sitting/");
        signIn(page, "123456");
        page.locator(START).waitFor();
        office.cancelSession();
        page.locator(START).click();
        page.locator("main[data-state=cancelled]").waitFor();
        check.accept(page, "cancelled");
    }

    void fullDisk() {
        var page = test.openWithFullDisk(computer);
        start(page);
        page.locator(".network .error").waitFor();
        check.accept(page, "disk-full");
        office.down(true);
        page.locator(".option").first().click();
        page.locator(".network.off").waitFor();
        BrowserCase.awaitState(page, 1, "not-sent");
        check.accept(page, "disk-full-offline");
        office.down(false);
        BrowserCase.awaitState(page, 1, "at-office");
    }

    void unsupportedBrowser() {
        computer.addInitScript("delete Navigator.prototype.locks");
        var page = test.open(computer, "/sitting/");
        page.locator("#page:not(:empty)").waitFor();
        check.accept(page, "unsupported");
    }

    void room(String view) {
        office.room(view);
        var page = test.open(computer, "/room/");
        page.locator("input[name=session]").fill("0199aaaa-0000-7000-8000-000000000009");
        check.accept(page, "room-sign-in");
        enterRoom(page, "wrong");
        page.locator(".error").waitFor();
        check.accept(page, "room-refused");
        enterRoom(page, "invigilator");
        page.locator(".seats").waitFor();
        check.accept(page, "room");
        page.locator(".incidents summary").click();
        page.locator(".actions button").first().click();
        page.locator(".room-code").waitFor();
        check.accept(page, "room-code");
        for (int form = 1; form < page.locator(".actions button").count(); form++) {
            page.locator(".actions button").nth(form).click();
            check.accept(page, "room-form-" + form);
            page.keyboard().press("Escape");
        }
        page.locator(".actions button").last().click();
        page.locator("#form input[type=file]")
                .setInputFiles(new FilePayload("1.json", "application/json", "1,".getBytes(StandardCharsets.UTF_8)));
        page.locator("#form button.main").click();
        page.locator("#file-error").waitFor();
        check.accept(page, "room-no-rescue-file");
        page.keyboard().press("Escape");
        office.refusals.addForField("interruptions", "from", "is later than now; enter a time that has passed");
        page.locator(".actions button").nth(2).click();
        page.locator("#form textarea").fill("1");
        page.locator("#form button.main").click();
        page.locator("#from-error").waitFor();
        check.accept(page, "room-form-refused");
        page.keyboard().press("Escape");
        page.locator(".seats tr:first-child button").first().click();
        check.accept(page, "room-release");
        page.keyboard().press("Escape");
        office.down(true);
        page.locator("main > .error").waitFor();
        check.accept(page, "room-unreachable");
    }

    private static void enterRoom(Page page, String token) {
        page.locator("input[name=token]").fill(token);
        page.locator("button.main").click();
    }

    private Page started() {
        var page = test.open(computer, "/sitting/");
        start(page);
        return page;
    }

    private static void start(Page page) {
        signIn(page, "123456");
        page.locator(START).click();
        page.locator("#item-heading").waitFor();
    }

    private static void signIn(Page page, String roomCode) {
        page.locator("textarea[name=ticket]").fill("1");
        page.locator("input[name=room]").fill(roomCode);
        page.locator("form button.main").click();
    }

    private static void goTo(Page page, int item) {
        page.locator(".palette button").nth(item - 1).click();
        page.locator(".palette li:nth-child(%d) button[aria-current]".formatted(item))
                .waitFor();
    }
}
