package io.skillcert.browser;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A candidate sits a whole level-3 paper at the real services, through everything that can happen on an exam day. */
class WholePaperIT extends BrowserCase {

    private static final int ITEMS = 190;

    @Test
    void a_whole_paper_survives_a_cut_cable_a_killed_tab_and_a_broken_computer_and_is_marked() throws Exception {
        try (var hall = new ExamHall()) {
            sit(hall);
        }
    }

    private void sit(ExamHall hall) throws Exception {
        var computer = computer("zh-CN");
        var page = signIn(hall, computer);
        page.getByText("开始答题", new Page.GetByTextOptions().setExact(true)).click();
        page.waitForSelector("#item-heading");
        assertEquals(ITEMS, page.locator(".palette button").count());
        answer(page, 1, 60);
        awaitState(page, 60, "at-office");

        computer.setOffline(true);
        answer(page, 61, 100);
        awaitState(page, 100, "on-computer");
        page.close(new Page.CloseOptions().setRunBeforeUnload(false));
        computer.setOffline(false);
        page = open(computer, hall);
        awaitState(page, 100, "at-office");

        hall.clock("10:15:00");
        answer(page, 101, 101);
        page.locator(".time")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("(0:)?1[56]:[0-5][0-9]")))
                .waitFor();

        hall.release();
        var other = signIn(hall, computer("zh-CN"));
        other.waitForSelector("#item-heading");
        awaitState(other, 101, "at-office");
        answer(other, 102, ITEMS);
        awaitState(other, ITEMS, "at-office");
        other.locator("#hand-in").click();
        other.getByText("确认交卷，不再修改").click();
        var receipt = other.locator(".receipt .code");
        receipt.waitFor();
        check(hall, receipt.textContent().strip());
    }

    private static Page signIn(ExamHall hall, BrowserContext computer) throws Exception {
        var page = open(computer, hall);
        page.getByLabel("准考证二维码内容").fill(hall.ticketCode());
        page.getByLabel("考场码", new Page.GetByLabelOptions().setExact(true)).fill(hall.roomCode());
        page.getByText("进入").click();
        return page;
    }

    private static Page open(BrowserContext computer, ExamHall hall) {
        var page = computer.newPage();
        assertEquals(200, page.navigate(hall.pageAddress()).status());
        return page;
    }

    /** Chooses the first option of each item. */
    private static void answer(Page page, int from, int to) {
        for (int item = from; item <= to; item++) {
            goTo(page, item);
            page.locator(".option").first().click();
        }
    }

    /** The record has every answer once, another library verifies its signature, and each answer is marked. */
    private static void check(ExamHall hall, String receipt) throws Exception {
        var path = "/v1/exam-entries/" + hall.registration() + "/markings";
        await().atMost(Duration.ofSeconds(60)).until(() -> !markings(hall, path).isEmpty());
        var marking = markings(hall, path).get(0);
        assertEquals(receipt, marking.get("receipt").asText());
        var attempt = marking.get("attempt").asText();
        var sealed = hall.get("auditor", "/v1/attempt-records/" + attempt);
        assertTrue(sealed.get("intact").asBoolean());
        var positions = new HashSet<Integer>();
        sealed.get("events")
                .forEach(event -> positions.add(event.get("position").asInt()));
        assertEquals(ITEMS, positions.size());
        var keys =
                JWKSet.load(URI.create(hall.address("/.well-known/jwks.json")).toURL());
        var statement = JWSObject.parse(sealed.get("jws").asText());
        var key = keys.getKeyByKeyId(statement.getHeader().getKeyID()).toECKey();
        assertTrue(statement.verify(new ECDSAVerifier(key)), "the signature");
        assertEquals(
                sealed.get("events").size(),
                ((Number) statement.getPayload().toJSONObject().get("events")).intValue());
        var marks = hall.get("auditor", path + "/" + attempt).get("marks");
        assertEquals(ITEMS, marks.size());
        marks.forEach(mark -> assertTrue(mark.get("mark").get("answered").asBoolean()));
    }

    private static JsonNode markings(ExamHall hall, String path) throws Exception {
        return hall.get("auditor", path).get("markings");
    }
}
