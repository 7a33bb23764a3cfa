package io.skillcert.browser;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An invigilator without a mouse (WCAG 2.1.1): everything that the room page offers, by keyboard only and with visible focus. */
class RoomKeyboardIT extends BrowserCase {

    private static final String SESSION = "0199aaaa-0000-7000-8000-000000000009";
    private static final String FIRST_ATTEMPT = "0199aaaa-0000-7000-8000-000000000011";
    private static final String SECOND_ATTEMPT = "0199aaaa-0000-7000-8000-000000000012";
    private static final String GRANT = "0199aaaa-0000-7000-8000-000000000021";
    private static final String INTERRUPTION = "0199aaaa-0000-7000-8000-000000000031";

    private Page page;
    private Keyboard keyboard;

    @BeforeEach
    void signIn() {
        office.room(SampleRoom.CONNECTED);
        page = open(computer("zh-CN"), "/room/");
        page.getByLabel("考试场次编号").waitFor();
        keyboard = new Keyboard(page);
        keyboard.tabTo("input[name=session]");
        keyboard.type(SESSION);
        keyboard.tabTo("input[name=token]");
        keyboard.type("invigilator");
        keyboard.press("Enter");
        page.locator(".seats").waitFor();
    }

    @Test
    void the_code_of_the_room_is_shown_and_hidden() {
        keyboard.tabTo(button("考场码"));
        keyboard.press("Enter");
        page.locator(".room-code").waitFor();
        keyboard.tabTo(".room-code + p button");
        keyboard.press("Enter");
        keyboard.awaitFocus(button("考场码"));
        assertEquals(List.of("room-codes {}"), office.roomCalls());
    }

    @Test
    void time_is_granted_to_the_room_and_to_a_seat() {
        openForm("加时");
        keyboard.awaitFocus("select[name=target]");
        fill("input[name=minutes]", "5");
        fill("textarea[name=reason]", "停电");
        submit("加时");
        openForm("加时");
        keyboard.awaitFocus("select[name=target]");
        keyboard.press("ArrowDown");
        fill("input[name=minutes]", "3");
        fill("textarea[name=reason]", "停电");
        submit("加时");
        assertEquals(
                List.of(
                        "time-grants {\"minutes\":5,\"reason\":\"停电\"}",
                        "time-grants {\"minutes\":3,\"reason\":\"停电\",\"attempt\":\"%s\"}".formatted(FIRST_ATTEMPT)),
                office.roomCalls());
    }

    @Test
    void an_interruption_is_recorded_with_its_times() {
        openForm("登记中断");
        fill("input[name=from]", "091500AM"); // a browser that counts to 24 passes over AM
        fill("input[name=to]", "092000AM");
        fill("textarea[name=cause]", "网络");
        submit("登记中断");
        assertEquals(
                List.of(
                        "interruptions {\"from\":\"2026-12-01T09:15:00+08:00\",\"to\":\"2026-12-01T09:20:00+08:00\",\"cause\":\"网络\"}"),
                office.roomCalls());
    }

    @Test
    void a_notice_is_sent_and_suspected_misconduct_is_recorded() {
        openForm("发通知");
        keyboard.awaitFocus("select[name=target]");
        keyboard.press("ArrowDown", "ArrowDown");
        fill("textarea[name=text]", "请安静");
        submit("发通知");
        openForm("登记异常");
        keyboard.tabTo("select[name=kind]");
        keyboard.press("ArrowDown", "ArrowDown", "ArrowDown");
        fill("textarea[name=description]", "夹带");
        submit("登记异常");
        assertEquals(
                List.of(
                        "notices {\"text\":\"请安静\",\"attempt\":\"%s\"}".formatted(SECOND_ATTEMPT),
                        "incidents {\"kind\":\"SUSPECTED_MISCONDUCT\",\"description\":\"夹带\"}"),
                office.roomCalls());
        keyboard.tabTo(".incidents summary");
        keyboard.press("Enter");
        page.getByText("座位 1: 头晕").waitFor();
    }

    @Test
    void a_rescue_file_is_uploaded() {
        var content = "{\"attempt\":\"%s\"}".formatted(FIRST_ATTEMPT).getBytes(StandardCharsets.UTF_8);
        // Before the key is pressed: a dialog that nobody waits for is lost.
        page.onFileChooser(dialog -> dialog.setFiles(new FilePayload("answers.json", "application/json", content)));
        openForm("上传救援文件");
        keyboard.tabTo("input[type=file]");
        keyboard.press("Enter");
        page.waitForFunction("() => document.querySelector('input[type=file]').files.length === 1");
        submit("上传救援文件");
        page.getByText("新保存 1 条答案。").waitFor();
        assertEquals(List.of("rescue-files {\"attempt\":\"%s\"}".formatted(FIRST_ATTEMPT)), office.roomCalls());
    }

    @Test
    void a_seat_is_released_by_its_own_button_and_a_form_is_left_by_escape() {
        var release = "button[aria-label='解除绑定, 座位 1']";
        keyboard.tabTo(release);
        keyboard.press("Enter", "Escape");
        keyboard.awaitFocus(release);
        keyboard.press("Enter");
        fill("textarea[name=reason]", "电脑故障");
        keyboard.tabTo("#form button.main");
        keyboard.press("Enter");
        keyboard.awaitFocus(release);
        assertEquals(List.of("device-releases {\"reason\":\"电脑故障\",\"seat\":1}"), office.roomCalls());
    }

    @Test
    void decisions_are_made_one_after_the_other_without_losing_the_place() {
        keyboard.tabTo(".decisions li:nth-child(1) button");
        keyboard.press("Enter");
        keyboard.awaitFocus(".decisions li:only-child button:nth-of-type(1)");
        keyboard.tabTo(".decisions li button:nth-of-type(2)");
        keyboard.press("Enter");
        page.locator(".decisions").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        keyboard.awaitFocus(button("考场码"));
        assertEquals("time-grants/" + GRANT + "/approval {}", office.roomCalls().get(0));
        assertEquals(
                "interruptions/" + INTERRUPTION + "/approval",
                office.roomCalls().get(1).split(" ")[0]);
    }

    @Test
    void the_table_of_a_small_window_is_scrolled_by_keys() {
        page.setViewportSize(320, 640);
        keyboard.tabTo(".wide");
        keyboard.press("ArrowRight");
        await().until(() -> (int) page.evaluate("() => document.querySelector('.wide').scrollLeft") > 0);
    }

    private static String button(String text) {
        return ".actions button:nth-child(%d)"
                .formatted(List.of("考场码", "加时", "登记中断", "发通知", "登记异常", "上传救援文件").indexOf(text) + 1);
    }

    private void openForm(String name) {
        keyboard.tabTo(button(name));
        keyboard.press("Enter");
        page.locator("#form form").waitFor();
    }

    private void fill(String selector, String text) {
        keyboard.tabTo(selector);
        keyboard.type(text);
    }

    /** Submits the form; then the focus is back on the button that has opened it. */
    private void submit(String name) {
        keyboard.tabTo("#form button.main");
        keyboard.press("Enter");
        keyboard.awaitFocus(button(name));
    }
}
