package io.skillcert.browser;

import static io.skillcert.browser.SamplePaper.json;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.util.Collections;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** An exam without a mouse (WCAG 2.1.1): every kind of item, the palette and the buttons by keyboard only. */
class KeyboardIT extends BrowserCase {

    private Page page;
    private Keyboard keyboard;

    @Test
    void a_whole_exam_with_each_kind_of_item_is_sat_by_keyboard_only() {
        page = open(computer("zh-CN"), "/sitting/");
        keyboard = new Keyboard(page);
        start();
        keyboard.press("1");
        keyboard.next(2);
        keyboard.press("b");
        keyboard.next(3);
        keyboard.press("1", "3", "4", "4", "f");
        keyboard.next(4);
        keyboard.tabTo("#item input");
        keyboard.type("85");
        order();
        assign();
        markText();
        drawBox();
        editTable();
        keyboard.open(11);
        keyboard.tabTo("#item input[type=radio]");
        keyboard.press("Space");
        keyboard.open(12);
        keyboard.tabTo("#item textarea");
        keyboard.press("Control+a");
        keyboard.type("x = 1");
        keyboard.press("Escape", "Tab");
        keyboard.open(13);
        keyboard.tabTo("#item textarea");
        keyboard.type("目标：合格");
        keyboard.press("Tab");
        awaitState(page, 13, "at-office");

        assertEquals(answersOfEachKind(), office.answers());
        assertEquals(1, page.locator(".palette .flagged").count());
        handIn();
    }

    private static TreeMap<Integer, JsonNode> answersOfEachKind() {
        var answers = new TreeMap<Integer, JsonNode>();
        answers.put(1, json("true"));
        answers.put(2, json("\"A\""));
        answers.put(3, json("[\"A\", \"C\"]"));
        answers.put(4, json("\"85\""));
        answers.put(5, json("[\"B\", \"C\", \"D\", \"A\"]"));
        answers.put(6, json("{\"1\": \"A\", \"2\": \"B\"}"));
        answers.put(7, json("{\"s1\": \"正面\", \"s2\": \"负面\"}"));
        answers.put(
                8,
                json("[{\"start\": 0, \"end\": 2, \"label\": \"人名\"}, {\"start\": 3, \"end\": 6, \"label\": \"地名\"}]"));
        answers.put(9, json("[{\"x\": 139, \"y\": 112, \"width\": 101, \"height\": 85, \"label\": \"车\"}]"));
        answers.put(10, json("[[\"1\", \"25\"], [\"2\", \"25\"]]"));
        answers.put(11, json("\"A\""));
        answers.put(12, json("\"x = 1\""));
        answers.put(13, json("\"目标：合格\""));
        return answers;
    }

    private void start() {
        page.getByLabel("准考证二维码内容").waitFor();
        keyboard.tabTo("textarea");
        keyboard.type("ticket");
        keyboard.tabTo("input[name=room]");
        keyboard.type("123456");
        keyboard.press("Enter");
        page.getByText("开始答题", new Page.GetByTextOptions().setExact(true)).waitFor();
        keyboard.tabTo("button.main");
        keyboard.press("Enter");
        page.waitForSelector("#item-heading");
    }

    private void handIn() {
        keyboard.tabTo("#hand-in");
        keyboard.press("Enter");
        keyboard.tabTo("#hand-in-dialog button.main");
        keyboard.press("Enter");
        page.getByText("K7PM2QXA").waitFor();
        keyboard.tabTo(".receipt button.main");
        keyboard.press("Enter");
        page.getByLabel("准考证二维码内容").waitFor();
    }

    /** The focus moves with the entry, so that the same key moves it on. */
    private void order() {
        keyboard.open(5);
        keyboard.tabTo("#item .ordering li:first-child button:nth-child(2)");
        for (int place = 2; place <= 3; place++) {
            keyboard.press("Enter");
            keyboard.awaitFocus(".ordering li:nth-child(%d) button[aria-label='下移：验收']".formatted(place));
        }
        keyboard.press("Enter");
        keyboard.awaitFocus(".ordering li:nth-child(4) button[aria-label='上移：验收']");
        page.getByText("“验收”现在是第 4 位，共 4 位。").waitFor();
    }

    private void assign() {
        keyboard.open(6);
        keyboard.tabTo("#item .pair:nth-child(1) select");
        keyboard.press("ArrowDown");
        keyboard.tabTo("#item .pair:nth-child(2) select");
        keyboard.press("ArrowDown", "ArrowDown");
        keyboard.open(7);
        keyboard.tabTo("#item .pair:nth-child(1) select");
        keyboard.press("ArrowDown");
        keyboard.tabTo("#item .pair:nth-child(2) select");
        keyboard.press("ArrowDown", "ArrowDown");
    }

    /** One label by its number and one by its button; the third span is removed again. */
    private void markText() {
        keyboard.open(8);
        keyboard.tabTo(".spans");
        keyboard.press("ArrowRight");
        page.getByText("光标在“田”之前").waitFor();
        keyboard.press("End");
        page.getByText("光标在文末").waitFor();
        keyboard.press("Home", "Shift+ArrowRight", "Shift+ArrowRight");
        page.getByText("已选：𠮷田").waitFor();
        keyboard.press("1", "Home", "ArrowRight", "ArrowRight", "ArrowRight");
        keyboard.press("Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight");
        keyboard.tabTo("#item fieldset p button:nth-of-type(2)");
        keyboard.press("Enter");
        keyboard.tabBackTo(".spans");
        keyboard.press("End", "Shift+ArrowLeft", "1");
        keyboard.tabTo(".marks li:nth-child(3) button");
        keyboard.press("Enter");
        keyboard.awaitFocus(".marks li:nth-child(2) button");
    }

    private void drawBox() {
        keyboard.open(9);
        keyboard.tabTo("#item p button");
        keyboard.press("Enter", "Enter");
        page.locator(".box").nth(1).waitFor();
        keyboard.tabTo(".box:nth-of-type(2)");
        keyboard.press("Delete");
        keyboard.awaitFocus(".box:nth-of-type(1)");
        page.getByText("已删除框 2").waitFor();
        keyboard.press("ArrowLeft", "ArrowUp", "Control+ArrowLeft", "Shift+ArrowRight", "Control+Shift+ArrowDown");
        page.locator("#item p[role=status]")
                .getByText("框 1：车，左 139，上 112，宽 101，高 85")
                .waitFor();
    }

    private void editTable() {
        keyboard.open(10);
        keyboard.tabTo("#item tr:nth-child(3) button");
        keyboard.press("Enter");
        keyboard.awaitFocus("#item tr:nth-child(2) button");
        keyboard.press("Enter");
        keyboard.awaitFocus("#item tr:nth-child(1) button");
        keyboard.tabTo("#item .add-row");
        keyboard.press("Enter");
        keyboard.tabBackTo("#item tr:nth-child(2) td:nth-child(2) input");
        keyboard.type("2");
        keyboard.tabTo("#item tr:nth-child(2) td:nth-child(3) input");
        keyboard.type("25");
        keyboard.press("Tab");
    }

    @Test
    void keys_can_be_switched_off_and_everything_else_works_by_tab() {
        page = started(computer("zh-CN"));
        keyboard = new Keyboard(page);
        keyboard.tabBackTo(".settings input");
        keyboard.press("Space", "1", "ArrowRight");
        keyboard.tabTo("#item input[type=radio]");
        keyboard.press("Space");
        awaitState(page, 1, "at-office");
        keyboard.press("ArrowDown");
        await().until(() -> {
            page.title();
            return json("false").equals(office.answers().get(1));
        });
        assertEquals(2, office.log().size());
        keyboard.tabTo(".palette button");
        keyboard.press("ArrowDown", "ArrowUp", "End", "Enter");
        page.getByText("第 13 题（共").waitFor();
    }

    @Test
    void the_palette_is_one_stop_of_the_tab_key() {
        page = started(computer("zh-CN"));
        keyboard = new Keyboard(page);
        keyboard.tabTo(".palette button");
        keyboard.press("End", "ArrowRight");
        assertTrue(keyboard.isOn(".palette li:last-child button"));
        keyboard.press("Tab");
        assertTrue(keyboard.isOn("#hand-in"));
    }

    @Test
    void a_program_is_indented_by_tab_and_its_field_is_left_by_escape_and_tab() {
        page = started(computer("zh-CN"));
        keyboard = new Keyboard(page);
        keyboard.open(12);
        keyboard.tabTo("#item textarea");
        keyboard.press("Control+End");
        keyboard.type("if True:");
        keyboard.press("Enter", "Tab");
        keyboard.type("print(1)");
        keyboard.press("Escape", "Tab");
        assertFalse(keyboard.isOn("textarea"));
        awaitState(page, 12, "at-office");
        assertEquals(
                json("\"import pandas\\nif True:\\n    print(1)\""),
                office.answers().get(12));
        assertEquals(1, office.log().size());
        keyboard.press("Shift+Tab");
        assertTrue(keyboard.isOn("textarea"));
    }

    @Test
    void a_box_that_an_arrow_key_moves_by_40_units_is_few_answers() {
        page = started(computer("zh-CN"));
        keyboard = new Keyboard(page);
        keyboard.open(9);
        keyboard.tabTo("#item p button");
        keyboard.press("Enter");
        awaitState(page, 9, "at-office");
        var before = office.answers().get(9).get(0).get("x").asInt();
        keyboard.tabTo("g.box");
        keyboard.press(Collections.nCopies(40, "ArrowRight").toArray(String[]::new));
        await().until(() -> {
            page.title();
            return office.answers().get(9).get(0).get("x").asInt() == before + 40;
        });
        assertTrue(office.log().size() <= 5, office.log().size() + " answers");
    }

    @Test
    void a_box_is_drawn_by_mouse_in_units_of_the_image() {
        page = started(computer("zh-CN"));
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
}
