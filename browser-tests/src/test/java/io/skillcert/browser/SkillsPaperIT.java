package io.skillcert.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A candidate sits an operational skills paper of level 3 at the real services: six tasks in four sections. */
class SkillsPaperIT extends BrowserCase {

    private static final int TASKS = 6;
    private static final List<String> SECTIONS = List.of(
            "第 1 部分：业务分析（建议 30 分钟，共 1 题）",
            "第 2 部分：智能训练（建议 40 分钟，共 2 题）",
            "第 2 部分：智能训练（建议 40 分钟，共 2 题）",
            "第 3 部分：智能系统设计（建议 40 分钟，共 2 题）",
            "第 3 部分：智能系统设计（建议 40 分钟，共 2 题）",
            "第 4 部分：培训与指导（建议 10 分钟，共 1 题）");

    @Test
    void each_task_is_answered_under_its_section_and_is_in_the_sealed_record() throws Exception {
        try (var hall = new ExamHall()) {
            var session = skillsSession(hall);
            hall.importItems("level-3-tasks.jsonl");
            hall.approvePapers(session);
            hall.staff(session);
            hall.clockAt("2025-07-27T08:30:00");
            hall.post("examiner", "/v1/exam-sessions/" + session + "/check-ins", Map.of("code", hall.ticketCode()));
            hall.clockAt("2025-07-27T09:00:00");
            sit(hall, session);
        }
    }

    /** The session that the ticket names for operational skills. */
    private static String skillsSession(ExamHall hall) throws Exception {
        var registration = "/v1/registrations/" + hall.registration();
        var batch =
                hall.getFromRegistration("partner", registration).get("batchId").asText();
        var ticket = hall.getFromRegistration("partner", registration + "/admission-ticket");
        var room = ofSkills(ticket.get("sittings")).get("room");
        for (var session : hall.get("exam-officer", "/v1/exam-batches/" + batch + "/sessions")
                .get("items")) {
            if (isOfSkills(session) && session.get("room").equals(room)) {
                return session.get("id").asText();
            }
        }
        throw new AssertionError("no session of operational skills in room " + room);
    }

    private static JsonNode ofSkills(JsonNode sittings) {
        for (var sitting : sittings) {
            if (isOfSkills(sitting)) {
                return sitting;
            }
        }
        throw new AssertionError("the ticket has no operational skills");
    }

    private static boolean isOfSkills(JsonNode one) {
        return one.get("subject").asText().equals("OPERATIONAL_SKILLS");
    }

    private void sit(ExamHall hall, String session) throws Exception {
        var page = computer("zh-CN").newPage();
        page.navigate(hall.address("/sitting/"));
        page.getByLabel("准考证二维码内容").fill(hall.ticketCode());
        page.getByLabel("考场码", new Page.GetByLabelOptions().setExact(true)).fill(hall.roomCode(session));
        var opened =
                page.waitForResponse(response -> response.url().endsWith("/v1/attempts"), () -> page.getByText("进入")
                        .click());
        var attempt = SamplePaper.json(opened.text()).get("attempt").asText();
        page.getByText("开始答题", new Page.GetByTextOptions().setExact(true)).click();
        page.waitForSelector("#item-heading");
        assertEquals(TASKS, page.locator(".palette button").count());
        for (int task = 1; task <= TASKS; task++) {
            goTo(page, task);
            assertEquals(SECTIONS.get(task - 1), page.locator("#item .section").textContent());
            answer(page);
            page.locator("#item-heading").click(); // leaves the field
            awaitState(page, task, "at-office");
        }
        page.locator("#hand-in").click();
        page.getByText("确认交卷，不再修改").click();
        page.locator(".receipt .code").waitFor();
        var sealed = hall.get("auditor", "/v1/attempt-records/" + attempt);
        assertTrue(sealed.get("intact").asBoolean());
        var answered = new TreeSet<Integer>();
        sealed.get("events").forEach(event -> answered.add(event.get("position").asInt()));
        assertEquals(new TreeSet<>(IntStream.rangeClosed(1, TASKS).boxed().toList()), answered);
    }

    /** Gives some answer to a task of any kind. */
    private static void answer(Page page) {
        var text = page.locator("#item textarea");
        var cell = page.locator("#item table.editable input");
        var number = page.locator("#item input[inputmode=decimal]");
        var choices = page.locator("#item select");
        if (text.count() > 0) {
            text.first().fill("目标、内容、时间安排、考核方式");
        } else if (cell.count() > 0) {
            cell.first().fill("1");
        } else if (number.count() > 0) {
            number.fill("1");
        } else if (page.locator("#item .picture").count() > 0) {
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("添加框"))
                    .click();
        } else if (page.locator("#item .spans").count() > 0) {
            markFirstCharacters(page);
        } else if (choices.count() > 0) {
            choices.first().selectOption(new SelectOption().setIndex(1));
        } else {
            page.getByText("添加一行").click();
        }
    }

    private static void markFirstCharacters(Page page) {
        var spans = page.locator("#item .spans");
        spans.press("Shift+ArrowRight");
        spans.press("Shift+ArrowRight");
        page.locator("#item button")
                .filter(new Locator.FilterOptions().setHasText("标为"))
                .first()
                .click();
    }
}
