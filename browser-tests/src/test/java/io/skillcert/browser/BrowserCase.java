package io.skillcert.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A test in a real browser: one browser for a class, one exam office and one computer of a candidate for each test. */
abstract class BrowserCase {

    private static final double TIMEOUT = 30_000;

    private static Playwright playwright;
    private static Browser browser;

    private final List<String> errors = new ArrayList<>();
    private final List<BrowserContext> computers = new ArrayList<>();

    ExamOffice office;
    PageServer server;

    @BeforeAll
    static void startBrowser() {
        var executable = Tool.CHROMIUM.executable();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
    }

    @AfterAll
    static void stopBrowser() {
        browser.close();
        playwright.close();
    }

    @BeforeEach
    void openOffice() {
        office = new ExamOffice();
        server = new PageServer(office);
    }

    @AfterEach
    void closeOffice() {
        computers.forEach(BrowserContext::close);
        server.close();
        Assertions.assertEquals(List.of(), errors, "errors of the page");
        Assertions.assertEquals(List.of(), office.differences(), "answers that are not as docs/api describes them");
    }

    /** Another computer: it shares nothing with those before. */
    BrowserContext computer(String locale) {
        return computer(new Browser.NewContextOptions().setLocale(locale).setAcceptDownloads(true));
    }

    BrowserContext computer(Browser.NewContextOptions options) {
        var computer = browser.newContext(options);
        computer.setDefaultTimeout(TIMEOUT);
        computer.onWebError(error -> errors.add(error.error()));
        computer.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                errors.add(message.text());
            }
        });
        computers.add(computer);
        return computer;
    }

    Page open(BrowserContext computer, String path) {
        var page = computer.newPage();
        page.navigate(server.address(path));
        return page;
    }

    /** The candidate's page on a computer whose browser refuses each write, because the quota of the origin is used up. */
    Page openWithFullDisk(BrowserContext computer) {
        var page = open(computer, "/sitting/sitting.css"); // the browser asks for the quota when it opens a database
        var parameters = new JsonObject();
        parameters.addProperty("origin", server.address(""));
        parameters.addProperty("quotaSize", 1);
        computer.newCDPSession(page).send("Storage.overrideQuotaForOrigin", parameters);
        page.navigate(server.address("/sitting/"));
        return page;
    }

    Page signIn(BrowserContext computer) {
        var page = open(computer, "/sitting/");
        signIn(page);
        return page;
    }

    private static void signIn(Page page) {
        page.getByLabel("准考证二维码内容").fill("ticket");
        page.getByLabel("考场码", new Page.GetByLabelOptions().setExact(true)).fill("123456");
        page.getByText("进入").click();
    }

    /** A candidate who has started. */
    Page started(BrowserContext computer) {
        var page = signIn(computer);
        start(page);
        return page;
    }

    /** A candidate who has started on a computer that can't save answers. */
    Page startedWithFullDisk(BrowserContext computer) {
        var page = openWithFullDisk(computer);
        signIn(page);
        start(page);
        return page;
    }

    private static void start(Page page) {
        page.getByText("开始答题", new Page.GetByTextOptions().setExact(true)).click();
        page.waitForSelector("#item-heading");
    }

    /** Lets the browser lose the log of answers, as when the disk fails. */
    static void loseLog(Page page) {
        page.evaluate(
                """
                () => new Promise((resolve, reject) => {
                  const opening = indexedDB.open('sitting');
                  opening.onsuccess = () => {
                    const change = opening.result.transaction('events', 'readwrite');
                    change.objectStore('events').clear();
                    change.oncomplete = resolve;
                    change.onerror = reject;
                  };
                })""");
    }

    static void goTo(Page page, int item) {
        page.locator(".palette button").nth(item - 1).click();
        page.getByText("第 " + item + " 题（共").waitFor();
    }

    static void awaitState(Page page, int item, String state) {
        page.locator(".palette li:nth-child(%d) button.state-%s".formatted(item, state))
                .waitFor();
    }
}
