package io.skillcert.browser;

import static io.skillcert.browser.SamplePaper.json;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An exam from the ticket to the receipt, and what must survive on the way. */
class CandidatePageIT extends BrowserCase {

    @Test
    void a_candidate_signs_in_answers_each_kind_hands_in_and_gets_a_receipt() {
        var page = started(computer("zh-CN"));
        page.getByText("正确", new Page.GetByTextOptions().setExact(true)).click();
        goTo(page, 2);
        page.getByText("TP 与 TP + FN").click();
        goTo(page, 3);
        page.getByText("决策树").click();
        page.getByText("逻辑回归").click();
        goTo(page, 4);
        page.locator("#item input").fill("85.00");
        goTo(page, 5);
        page.getByLabel("下移：验收").click();
        goTo(page, 6);
        page.locator("#item select").nth(0).selectOption("A");
        goTo(page, 7);
        page.locator("#item select").nth(1).selectOption("负面");
        goTo(page, 10);
        page.getByLabel("删除第 2 行").click();
        page.getByLabel("第 2 行，年龄").fill("25");
        page.locator("#item-heading").click();
        awaitState(page, 10, "at-office");
        page.locator("#hand-in").click();
        assertEquals(
                "8", page.locator("#hand-in-dialog .numbers button").first().textContent());
        page.getByText("确认交卷，不再修改").click();
        page.getByText("K7PM2QXA").waitFor();
        assertEquals("2026年12月1日 09:30:05", page.locator(".receipt time").textContent());

        assertTrue(office.isSealed());
        assertEquals(
                Map.of(
                        1, json("true"),
                        2, json("\"B\""),
                        3, json("[\"A\", \"C\"]"),
                        4, json("\"85.00\""),
                        5, json("[\"B\", \"A\", \"C\", \"D\"]"),
                        6, json("{\"1\": \"A\"}"),
                        7, json("{\"s2\": \"负面\"}"),
                        10, json("[[\"1\", \"25\"], [\"2\", \"25\"]]")),
                office.answers());
        page.getByText("完成并清除本机数据").click();
        page.getByLabel("准考证二维码内容").waitFor();
    }

    @Test
    void options_stand_in_the_order_of_the_candidate_and_keep_their_ids() {
        var page = started(computer("zh-CN"));
        goTo(page, 2);
        assertEquals("TN 与 TN + FP", page.locator(".option div").first().textContent());
        page.locator(".option").first().click();
        awaitState(page, 2, "at-office");
        assertEquals(json("\"C\""), office.answers().get(2));
    }

    @Test
    void an_item_of_a_section_stands_under_the_name_of_its_function() {
        var page = started(computer("zh-CN"));
        goTo(page, 10);
        assertEquals(0, page.locator("#item .section").count());
        goTo(page, 11);
        assertEquals(
                "第 1 部分：培训与指导（建议 10 分钟，共 2 题）", page.locator("#item .section").textContent());
    }

    @Test
    void each_option_clicked_before_the_cut_is_in_the_record_after_it_and_the_last_one_wins() {
        var computer = computer("zh-CN");
        var page = started(computer);
        goTo(page, 2);
        computer.setOffline(true);
        page.locator(".option").nth(0).click();
        page.locator(".option").nth(1).click();
        page.locator(".option").nth(2).click();
        awaitState(page, 2, "on-computer");
        page.getByText("网络中断。您的答案已保存在本机").first().waitFor();
        assertNull(office.answers().get(2));
        computer.setOffline(false);
        awaitState(page, 2, "at-office");
        assertEquals(
                json("[\"C\", \"A\", \"D\"]"),
                SamplePaper.JSON.valueToTree(
                        office.log().stream().map(ExamOffice.Stored::response).toList()));
    }

    @Test
    void after_a_failed_save_and_a_reload_everything_unacknowledged_is_sent_again() {
        var page = started(computer("zh-CN"));
        office.down(true);
        page.locator(".option").nth(1).click();
        awaitState(page, 1, "on-computer");
        page.reload();
        page.waitForSelector("#item-heading");
        awaitState(page, 1, "on-computer");
        office.down(false);
        awaitState(page, 1, "at-office");
        assertEquals(json("false"), office.answers().get(1));
    }

    @Test
    void a_reload_without_network_leads_back_to_the_same_item_and_answers_go_on() {
        var computer = computer("zh-CN");
        var page = started(computer);
        page.waitForFunction(
                "async () => (await caches.open('sitting').then(c => c.keys())).length > 25 && navigator.serviceWorker.controller");
        goTo(page, 11);
        page.locator(".option").nth(0).click();
        awaitState(page, 11, "at-office");
        computer.setOffline(true);
        page.reload();
        page.getByText("第 11 题（共").waitFor();
        page.locator(".option").nth(1).click();
        awaitState(page, 11, "on-computer");
        computer.setOffline(false);
        awaitState(page, 11, "at-office");
        assertEquals(json("\"B\""), office.answers().get(11));
    }

    @Test
    void a_tab_that_is_closed_at_once_loses_no_answer_that_showed_as_saved() {
        var computer = computer("zh-CN");
        var page = started(computer);
        computer.setOffline(true);
        page.locator(".option").nth(0).click();
        awaitState(page, 1, "on-computer");
        computer.setOffline(false);
        office.down(true);
        page.close(new Page.CloseOptions().setRunBeforeUnload(false));
        office.down(false);
        page = open(computer, "/sitting/");
        awaitState(page, 1, "at-office");
        assertEquals(json("true"), office.answers().get(1));
    }

    @Test
    void a_second_tab_is_read_only_and_goes_on_when_the_first_is_closed() {
        var computer = computer("zh-CN");
        var first = started(computer);
        var second = open(computer, "/sitting/");
        second.getByText("考试已在另一个标签页打开").waitFor();
        assertTrue(second.locator(".option input").first().isDisabled());
        first.close();
        second.getByText("考试已在另一个标签页打开").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        second.locator(".option").nth(0).click();
        awaitState(second, 1, "at-office");
    }

    @Test
    void another_machine_goes_on_with_all_answers_after_the_release() {
        var page = started(computer("zh-CN"));
        page.locator(".option").nth(0).click();
        awaitState(page, 1, "at-office");
        office.release();
        var other = signIn(computer("zh-CN"));
        other.waitForSelector("#item-heading");
        awaitState(other, 1, "at-office");
        assertTrue(other.locator(".option input").first().isChecked());
        other.locator(".option").nth(1).click();
        await().until(() -> {
            other.title();
            return json("false").equals(office.answers().get(1));
        });
        page.locator(".option").nth(1).click();
        page.getByText("本机已解除绑定").waitFor();
        page.getByText("还有 1 条答案没有送达考务系统。请先保存救援文件").waitFor();
        assertEquals(json("false"), office.answers().get(1));
        assertEquals(2, office.log().size());
    }

    @Test
    void the_computers_clock_moved_by_a_day_changes_nothing() {
        var page = started(computer("zh-CN"));
        page.evaluate(
                """
                () => { const Real = Date; window.Date = class extends Real {
                  constructor(...a) { if (a.length) super(...a); else super(Real.now() + 86400000); }
                  static now() { return Real.now() + 86400000; } }; }""");
        page.locator(".option").nth(0).click();
        awaitState(page, 1, "at-office");
        page.waitForTimeout(1500);
        assertTrue(
                page.locator(".time").textContent().contains("1:29:"),
                page.locator(".time").textContent());
    }

    @Test
    void a_grant_in_the_last_second_opens_the_entry_again() {
        office.duration(Duration.ofSeconds(4));
        var page = started(computer("zh-CN"));
        page.getByText("考试时间到").last().waitFor();
        assertTrue(page.locator(".option input").first().isDisabled());
        office.grant(Duration.ofMinutes(10));
        page.locator("main[data-state=running]").waitFor();
        page.locator(".option").nth(0).click();
        awaitState(page, 1, "at-office");
    }

    @Test
    void what_is_typed_until_the_last_second_shows_as_not_saved_and_is_an_answer_when_the_time_is_over() {
        office.duration(Duration.ofSeconds(6));
        var page = started(computer("zh-CN"));
        goTo(page, 12);
        page.locator("#item textarea").pressSequentially("x = 1");
        awaitState(page, 12, "not-sent");
        // Without a pause that would make it an answer before.
        page.locator("#item textarea")
                .pressSequentially(" ".repeat(60), new Locator.PressSequentiallyOptions().setDelay(100));
        page.locator("main[data-state=ended]").waitFor();
        awaitState(page, 12, "at-office");
        assertTrue(office.answers().get(12).asText().contains("x = 1"));
    }

    @Test
    void an_attempt_that_is_sealed_by_the_office_shows_its_receipt() {
        office.duration(Duration.ofSeconds(3));
        var page = started(computer("zh-CN"));
        page.locator("main[data-state=ended]").waitFor();
        office.seal();
        page.getByText("K7PM2QXA").waitFor();
    }

    @Test
    void a_computer_that_has_lost_its_log_goes_on_from_the_answers_at_the_office() {
        var page = started(computer("zh-CN"));
        page.locator(".option").nth(0).click();
        awaitState(page, 1, "at-office");
        loseLog(page);
        page.reload();
        page.getByText("本机丢失了部分记录").waitFor();
        awaitState(page, 1, "at-office");
        assertTrue(page.locator(".option input").first().isChecked());
        page.getByText("已检查").click();
        page.locator(".option").nth(1).click();
        awaitState(page, 1, "at-office");
        await().until(() -> {
            page.title();
            return office.log().size() == 2;
        });
        assertEquals(json("false"), office.answers().get(1));
    }

    @Test
    void an_answer_under_a_number_that_was_used_before_the_log_was_lost_is_sent_under_the_next_one() {
        var page = started(computer("zh-CN"));
        page.locator(".option").nth(0).click();
        awaitState(page, 1, "at-office");
        office.refusals.add("state", "unavailable");
        loseLog(page);
        page.reload();
        page.waitForSelector("#item-heading");
        page.locator(".option").nth(1).click();
        awaitState(page, 1, "on-computer");
        office.refusals.remove("state");
        awaitState(page, 1, "at-office");
        assertEquals(json("false"), office.answers().get(1));
        page.getByText("本机丢失了部分记录").waitFor();
        assertEquals(0, page.getByText("编号").count());
        page.reload();
        page.waitForSelector("#item-heading");
        awaitState(page, 1, "at-office");
        assertTrue(page.locator(".option input").nth(1).isChecked());
    }

    @Test
    void handing_in_sends_again_what_the_office_has_lost() {
        var page = started(computer("zh-CN"));
        page.locator(".option").nth(0).click();
        awaitState(page, 1, "at-office");
        office.loseAnswers();
        page.locator("#hand-in").click();
        page.getByText("确认交卷，不再修改").click();
        page.getByText("K7PM2QXA").waitFor();
        assertEquals(json("true"), office.answers().get(1));
    }

    @ParameterizedTest
    @CsvSource({
        "barred-from-exams, 请到考务办公室咨询。",
        "no-paper, 您的试卷还没有准备好。",
        "not-a-ticket, 请重新扫描",
        "not-checked-in, 您还没有签到。",
        "not-expected-here, 请核对准考证上的时间和考场",
        "no-ticket-secret, 考务系统拒绝了请求。请告知监考人员。",
        "score-entered, 您的该科目已有成绩",
        "attempt-sealed, 您的作答已封存",
        "room-code-locked, 该座位已锁定。",
        "device-bound, 请监考员释放该座位后重试。"
    })
    void a_refusal_at_the_sign_in_says_what_the_candidate_can_do(String code, String text) {
        office.refusals.add("attempts", code);
        signIn(computer("zh-CN")).getByText(text).waitFor();
    }

    @Test
    void after_the_session_was_cancelled_the_receipt_says_so_and_what_happens_next() {
        var page = started(computer("zh-CN"));
        page.locator(".option").nth(0).click();
        awaitState(page, 1, "at-office");
        office.cancelSession();
        page.locator(".option").nth(1).click();
        page.getByText("本场考试已取消").waitFor();
        page.getByText("您的作答因本场考试取消而结束，不算缺考。已保存的答案已封存并签名，留作记录").waitFor();
        page.getByText("您也可以申请退费，或免费改到后面的批次").waitFor();
        page.getByText("K7PM2QXA").waitFor();
        assertEquals(0, page.getByText("在封存之前没有送达").count());
    }

    @Test
    void a_candidate_who_has_not_started_reads_that_the_session_was_cancelled() {
        var page = signIn(computer("zh-CN"));
        var start = page.getByText("开始答题", new Page.GetByTextOptions().setExact(true));
        start.waitFor();
        office.cancelSession();
        start.click();
        page.getByText("您还没有开始答题，不算缺考。").waitFor();
        page.getByText("完成并清除本机数据").click();
        page.getByLabel("准考证二维码内容").waitFor();
    }

    @Test
    void handing_in_without_network_waits_offers_a_rescue_file_and_ends_by_itself() throws Exception {
        var computer = computer("zh-CN");
        var page = started(computer);
        computer.setOffline(true);
        page.locator(".option").nth(0).click();
        awaitState(page, 1, "on-computer");
        page.locator("#hand-in").click();
        page.getByText("确认交卷，不再修改").click();
        page.getByText("还有 1 条答案没有送达").waitFor();
        var download =
                page.waitForDownload(() -> page.getByText("保存救援文件").last().click());
        JsonNode file = json(Files.readString(download.path()));
        assertEquals(1, file.path("device").asInt());
        assertEquals(1, json(file.path("events").asText()).path("events").size());
        assertFalse(office.isSealed());
        computer.setOffline(false);
        page.getByText("K7PM2QXA").waitFor();
        assertEquals(json("true"), office.answers().get(1));
    }

    @Test
    void on_a_computer_that_can_not_save_the_page_never_says_that_an_answer_is_saved_there() {
        var page = startedWithFullDisk(computer("zh-CN"));
        page.getByText("本机无法保存答案，答案会立即发送。").waitFor();
        office.down(true);
        page.locator(".option").first().click();
        page.locator(".network.off").waitFor();
        awaitState(page, 1, "not-sent");
        assertEquals(0, page.getByText("您的答案已保存在本机").count());
        page.locator(".network").getByText("网络中断，本机也无法保存答案。").waitFor();
        office.down(false);
        awaitState(page, 1, "at-office");
        assertEquals(json("true"), office.answers().get(1));
    }

    @Test
    void scripts_in_items_and_pictures_do_not_run() {
        var page = started(computer("zh-CN"));
        goTo(page, 9);
        goTo(page, 11);
        page.getByText("完全重合").click();
        awaitState(page, 11, "at-office");
        assertEquals(false, page.evaluate("() => Boolean(window.hacked)"));
        assertEquals(
                0, page.locator(".stem img, .stem script, .option [onclick]").count());
    }

    @Test
    void before_the_session_begins_the_reason_is_shown_and_nothing_is_lost() {
        office.refusals.add("start", "session-not-begun", "2026-12-01 09:00");
        var page = signIn(computer("zh-CN"));
        page.getByText("开始答题", new Page.GetByTextOptions().setExact(true)).click();
        page.getByText("本场次2026-12-01 09:00开始。").waitFor();
        office.refusals.remove("start");
        page.getByText("开始答题", new Page.GetByTextOptions().setExact(true)).click();
        page.waitForSelector("#item-heading");
    }

    @Test
    void a_wrong_room_code_is_refused_with_its_reason() {
        var page = open(computer("zh-CN"), "/sitting/");
        page.getByLabel("准考证二维码内容").fill("ticket");
        page.getByLabel("考场码", new Page.GetByLabelOptions().setExact(true)).fill("000000");
        page.getByText("进入").click();
        page.getByText("考场码错误或已过期，还可尝试4次。").waitFor();
    }

    @Test
    void a_notice_of_the_room_appears_with_the_next_answer() {
        var page = started(computer("zh-CN"));
        office.notice("请检查座位号。");
        page.locator(".option").nth(0).click();
        page.getByText("请检查座位号。").waitFor();
    }
}
