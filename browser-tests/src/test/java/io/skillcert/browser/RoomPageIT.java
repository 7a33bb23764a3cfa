package io.skillcert.browser;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.junit.jupiter.api.Test;

/** The page of the invigilators of a room. */
class RoomPageIT extends BrowserCase {

    private Page enter() {
        office.room(SampleRoom.CONNECTED);
        var page = open(computer("zh-CN"), "/room/");
        page.getByLabel("考试场次编号").fill("0199aaaa-0000-7000-8000-000000000009");
        page.getByLabel("访问令牌").fill("invigilator");
        page.getByText("进入").click();
        page.locator(".seats").waitFor();
        return page;
    }

    @Test
    void the_room_is_shown_and_refreshed_without_a_reload() {
        var page = enter();
        assertTrue(page.locator(".seats tbody tr").first().textContent().contains("20 / 190"));
        page.locator("header").getByText("理论知识 · 2026-12-01 09:00 – 10:30").waitFor();
        page.getByText("中断 09:20:00 – 未结束").waitFor();
        var sealed = page.locator(".seats tbody tr").last();
        assertTrue(sealed.textContent().contains("已交卷"));
        assertEquals("登记异常", sealed.locator("button").textContent());
        page.getByText("异常 (1)").click();
        page.getByText("座位 1: 头晕").waitFor();
        Axe.assertNoViolations(page, "room");
        office.room(SampleRoom.view(false, 3));
        page.getByText("离线，最后 09:10:11").waitFor();
        assertEquals(2, page.locator(".seats tr.alarm").count());
    }

    @Test
    void an_invigilator_grants_time_sends_notices_releases_and_approves() {
        var page = enter();
        page.locator(".actions").getByText("加时").click();
        page.getByLabel("分钟").fill("5");
        page.getByLabel("原因").fill("停电");
        Axe.assertNoViolations(page, "form of the room");
        submit(page);
        page.locator(".actions").getByText("发通知").click();
        page.getByLabel("内容").fill("请安静");
        submit(page);
        page.getByLabel("解除绑定, 座位 1").click();
        page.getByLabel("原因").fill("电脑故障");
        submit(page);
        page.getByText("批准", new Page.GetByTextOptions().setExact(true)).first().click();
        page.getByText("不批准").click();
        page.locator(".actions").getByText("考场码").click();
        page.locator(".room-code").waitFor();
        await().until(() -> {
            page.title();
            return office.roomCalls().size() >= 6;
        });
        var calls = office.roomCalls();
        assertEquals("time-grants {\"minutes\":5,\"reason\":\"停电\"}", calls.get(0));
        assertEquals("notices {\"text\":\"请安静\"}", calls.get(1));
        assertEquals("device-releases {\"reason\":\"电脑故障\",\"seat\":1}", calls.get(2));
        assertEquals("time-grants/0199aaaa-0000-7000-8000-000000000021/approval {}", calls.get(3));
        assertTrue(calls.get(4)
                .startsWith("interruptions/0199aaaa-0000-7000-8000-000000000031/approval {\"decision\":\"REFUSED\""));
        assertEquals("room-codes {}", calls.get(5));
    }

    @Test
    void what_is_wrong_in_a_form_stands_at_its_field_until_it_is_right() {
        var page = enter();
        office.refusals.addForField("interruptions", "from", "is later than now; enter a time that has passed");
        page.locator(".actions").getByText("登记中断").click();
        page.getByLabel("原因").fill("停电");
        page.locator("#form button.main").click();
        var from = page.getByLabel("开始");
        page.locator("#from-error").waitFor();
        assertEquals("晚于当前时间，请填写已经过去的时间", page.locator("#from-error").textContent());
        assertEquals("true", from.getAttribute("aria-invalid"));
        assertEquals("from-error", from.getAttribute("aria-describedby"));
        assertTrue((boolean) page.evaluate("() => document.activeElement.name === 'from'"));
        assertEquals("false", page.getByLabel("原因").getAttribute("aria-invalid"));
        assertEquals("停电", page.getByLabel("原因").inputValue());
        Axe.assertNoViolations(page, "refused form of the room");
        office.refusals.remove("interruptions");
        submit(page);
        page.locator(".actions").getByText("登记中断").click();
        assertEquals(0, page.locator("#form .error").count());
    }

    @Test
    void a_reason_of_blanks_is_refused_at_its_field() {
        var page = enter();
        office.refusals.addForField("time-grants", "reason", "is missing");
        page.locator(".actions").getByText("加时").click();
        page.getByLabel("分钟").fill("5");
        page.getByLabel("原因").fill(" ");
        page.locator("#form button.main").click();
        page.locator("#reason-error").waitFor();
        assertEquals("缺少，必须填写", page.locator("#reason-error").textContent());
    }

    @Test
    void a_refused_decision_says_what_is_wrong_with_it() {
        var page = enter();
        office.refusals.addForField("approval", "to", "is later than now; enter a time that has passed");
        page.getByText("不批准").click();
        page.locator("main > .error").waitFor();
        assertEquals("晚于当前时间，请填写已经过去的时间", page.locator("main > .error").textContent());
    }

    @Test
    void a_wrong_token_is_refused() {
        var page = open(computer("zh-CN"), "/room/");
        page.getByLabel("考试场次编号").fill("0199aaaa-0000-7000-8000-000000000009");
        page.getByLabel("访问令牌").fill("wrong");
        page.getByText("进入").click();
        page.getByText("访问令牌无效或已过期，请重新登录。").waitFor();
    }

    private static void submit(Page page) {
        page.locator("#form button.main").click();
        page.locator("#form form").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }
}
