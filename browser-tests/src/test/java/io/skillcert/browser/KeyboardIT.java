package io.skillcert.browser;

import static io.skillcert.browser.SamplePaper.json;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An exam without a mouse. */
class KeyboardIT extends BrowserCase {

    @Test
    void a_whole_exam_is_sat_by_keyboard_only() {
        var page = open(computer("zh-CN"), "/sitting/");
        page.getByLabel("准考证二维码内容").waitFor();
        tabTo(page, "textarea");
        page.keyboard().type("ticket");
        tabTo(page, "input[name=room]");
        page.keyboard().type("123456");
        press(page, "Enter");
        page.getByText("开始答题", new Page.GetByTextOptions().setExact(true)).waitFor();
        tabTo(page, "button.main");
        press(page, "Enter");
        page.waitForSelector("#item-heading");

        press(page, "1");
        next(page, 2);
        press(page, "b");
        next(page, 3);
        press(page, "1", "3", "4", "4", "f");
        next(page, 4);
        tabTo(page, "#item input");
        page.keyboard().type("85");
        goTo(page, 8);
        tabTo(page, ".spans");
        press(page, "Shift+ArrowRight", "Shift+ArrowRight", "1");
        press(
                page,
                "Home",
                "ArrowRight",
                "ArrowRight",
                "ArrowRight",
                "Shift+ArrowRight",
                "Shift+ArrowRight",
                "Shift+ArrowRight",
                "2");
        goTo(page, 9);
        tabTo(page, "#item p button");
        press(page, "Enter");
        page.locator(".box").waitFor();
        tabTo(page, ".box");
        press(page, "ArrowLeft", "ArrowUp", "Control+ArrowLeft", "Shift+ArrowRight", "Control+Shift+ArrowDown");
        awaitState(page, 9, "at-office");

        assertEquals(
                Map.of(
                        1, json("true"),
                        2, json("\"A\""),
                        3, json("[\"A\", \"C\"]"),
                        4, json("\"85\""),
                        8,
                                json(
                                        "[{\"start\": 0, \"end\": 2, \"label\": \"人名\"}, {\"start\": 3, \"end\": 6, \"label\": \"地名\"}]"),
                        9, json("[{\"x\": 139, \"y\": 112, \"width\": 101, \"height\": 85, \"label\": \"车\"}]")),
                office.answers());
        assertEquals(1, page.locator(".palette .flagged").count());

        tabTo(page, "#hand-in");
        press(page, "Enter");
        tabTo(page, "#hand-in-dialog button.main");
        press(page, "Enter");
        page.getByText("K7PM2QXA").waitFor();
    }

    @Test
    void keys_can_be_switched_off() {
        var page = started(computer("zh-CN"));
        page.locator(".settings input").uncheck();
        press(page, "1");
        page.locator(".settings input").check();
        press(page, "2");
        awaitState(page, 1, "at-office");
        assertEquals(1, office.log().size());
    }

    @Test
    void a_program_is_indented_by_tab_and_its_field_is_left_by_escape_and_tab() {
        var page = started(computer("zh-CN"));
        goTo(page, 12);
        tabTo(page, "#item textarea");
        press(page, "Control+End");
        page.keyboard().type("if True:");
        press(page, "Enter", "Tab");
        page.keyboard().type("print(1)");
        press(page, "Escape", "Tab");
        assertEquals(false, page.evaluate("() => document.activeElement.matches('textarea')"));
        awaitState(page, 12, "at-office");
        assertEquals(
                json("\"import pandas\\nif True:\\n    print(1)\""),
                office.answers().get(12));
        assertEquals(1, office.log().size());
        press(page, "Shift+Tab");
        assertEquals(true, page.evaluate("() => document.activeElement.matches('textarea')"));
    }

    @Test
    void a_box_that_an_arrow_key_moves_by_40_units_is_few_answers() {
        var page = started(computer("zh-CN"));
        goTo(page, 9);
        tabTo(page, "#item p button");
        press(page, "Enter");
        awaitState(page, 9, "at-office");
        var before = office.answers().get(9).get(0).get("x").asInt();
        tabTo(page, "g.box");
        press(page, Collections.nCopies(40, "ArrowRight").toArray(String[]::new));
        await().until(() -> {
            page.title();
            return office.answers().get(9).get(0).get("x").asInt() == before + 40;
        });
        assertTrue(office.log().size() <= 5, office.log().size() + " answers");
    }

    @Test
    void a_box_is_drawn_by_mouse_in_units_of_the_image() {
        var page = started(computer("zh-CN"));
        goTo(page, 9);
        page.locator("svg.picture").scrollIntoViewIfNeeded();
        var area = page.locator("svg.picture").boundingBox();
        page.mouse().move(area.x + area.width * 0.1, area.y + area.height * 0.2);
        page.mouse().down();
        page.mouse().move(area.x + area.width * 0.3, area.y + area.height * 0.4);
        page.mouse().move(area.x + area.width * 0.5, area.y + area.height * 0.6);
        page.mouse().up();
        awaitState(page, 9, "at-office");
        var box = office.answers().get(9).get(0);
        assertEquals(40, box.get("x").asDouble(), 2);
        assertEquals(60, box.get("y").asDouble(), 2);
        assertEquals(160, box.get("width").asDouble(), 3);
        assertEquals(120, box.get("height").asDouble(), 3);
    }

    private static void press(Page page, String... keys) {
        for (var key : keys) {
            page.keyboard().press(key);
        }
    }

    private static void next(Page page, int item) {
        press(page, "ArrowRight");
        page.getByText("第 " + item + " 题（共").waitFor();
    }

    /** Presses Tab until an element has the focus. */
    private static void tabTo(Page page, String selector) {
        await(selector).until(() -> {
            if ((boolean) page.evaluate("s => document.activeElement.matches(s)", selector)) {
                return true;
            }
            page.keyboard().press("Tab");
            return (boolean) page.evaluate("s => document.activeElement.matches(s)", selector);
        });
    }
}
