package io.skillcert.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A learner at the real registration-service: from "what do I need" to a mock exam, and practice without network. */
class LearnerPagesIT extends BrowserCase {

    private static final Path PICTURES = Path.of("target/pictures");
    private static final int ITEMS = 180;
    private static final int RECORDED_MESSAGES = 6;
    private static final double PYTHON_TIMEOUT = 200_000; // it is 12 MB
    private static final String WIDER =
            """
            () => document.documentElement.scrollWidth <= 320 ? [] : [...document.querySelectorAll('body *')]
              .filter(e => e.getBoundingClientRect().right > 320 && !e.closest('.wide')).map(e => e.outerHTML.slice(0, 80))""";

    private static final String SOLUTION =
            """
            n = len(first)
            observed = sum(a == b for a, b in zip(first, second)) / n
            expected = sum(first.count(label) * second.count(label) for label in {*first, *second}) / n ** 2
            kappa = (observed - expected) / (1 - expected)
            print("kappa =", round(kappa, 1))
            """;

    private static ExamHall services;
    private static PyodideServer python;

    @BeforeAll
    static void startServices() throws Exception {
        python = new PyodideServer();
        services = new ExamHall(Map.of("SKILLCERT_PYODIDE_URL", python.address()));
        services.postToRegistration(
                "registrar",
                "/v1/exam-batches",
                Map.of(
                        "name", "2025-09",
                        "occupationCode", "4-04-05-05",
                        "levels", List.of(3, 4),
                        "registrationFrom", "2025-09-01",
                        "registrationTo", "2025-09-10",
                        "reviewTo", "2025-09-13",
                        "examFrom", "2025-09-27",
                        "examTo", "2025-09-28"));
    }

    @AfterAll
    static void stopServices() throws Exception {
        services.close();
        python.close();
    }

    /** Looks at a state in a wide and in a narrow window. */
    private static void check(Page page, String state) {
        page.bringToFront();
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("learn-" + state + ".png")));
        Axe.assertNoViolations(page, state);
        page.setViewportSize(320, 640);
        assertEquals(List.of(), page.evaluate(WIDER), state);
        Axe.assertNoViolations(page, state + " at 320 pixels");
        page.setViewportSize(1000, 700);
    }

    private static Page learner(BrowserContext computer, String view) {
        var page = computer.newPage();
        page.setViewportSize(1000, 700);
        page.navigate(services.learnerAddress("/learn/#/" + view));
        page.locator("main h2").waitFor();
        return page;
    }

    /** Begins the questionnaire, once the occupations are there to choose from. */
    private static void planFor(Page page, String level) {
        page.locator("select[name=occupationCode] option")
                .first()
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        page.locator("select[name=goalLevel]").selectOption(level);
        page.locator("input[name=birthDate]").fill("1995-03-14");
        page.locator("form button.main").click();
    }

    /** Signs in at the issuer, which leads back to the view. */
    private static void signIn(Page page, String back) {
        page.locator("header .right button").first().click();
        page.locator("input[name=username]").fill("candidate");
        page.locator("input[type=submit]").click();
        page.getByText(Pattern.compile("退出并清除本机数据|Sign out and clear this computer"))
                .waitFor();
        page.locator("main[data-view=" + back + "]").waitFor();
    }

    @Test
    void a_learner_finds_the_way_and_sits_a_mock_exam() throws Exception {
        var page = learner(computer("zh-CN"), "start");
        check(page, "start");
        page.locator(".doors a").first().click();
        page.locator("select[name=goalLevel]").selectOption("3");
        page.locator("input[name=birthDate]").fill("1995-03-14");
        check(page, "pathway-first");
        page.locator("form button.main").click();
        page.getByText("您已有哪些职业技能等级证书？").waitFor();
        page.locator("select[name=level]").selectOption("4");
        page.locator("input[name=issuedOn]").fill("2020-06-30");
        page.locator("input[name=relevant]").check();
        check(page, "pathway-question");
        page.locator(".banner button.main").click();
        page.getByText("没有更多，继续").click();
        page.locator("input[name=from]").fill("2016-07-01");
        page.locator("input[name=relevant]").check();
        page.locator(".banner button.main").click();
        page.locator("#question").filter(text("您领过哪些职业技能补贴")).waitFor();
        page.locator(".banner").getByText("没有").click();
        page.locator("#question").filter(text("深圳市")).waitFor();
        page.locator(".banner")
                .getByText("是", new Locator.GetByTextOptions().setExact(true))
                .click();
        page.locator(".figures").filter(text("可以领取")).waitFor();
        assertEquals(0, page.locator(".banner").count(), "nothing is asked any more");
        assertTrue(page.locator(".figures").textContent().contains("2025-09-01"));
        check(page, "pathway-result");

        page.locator("nav.menu a[href='#/mock']").click();
        signIn(page, "mock");
        page.getByText("开始模拟考试").click();
        page.locator("#item-state").waitFor();
        assertEquals(ITEMS, page.locator(".palette button").count());
        check(page, "mock-running");
        for (int item = 1; item <= ITEMS; item++) {
            page.locator(".palette button").nth(item - 1).click();
            page.getByText("第 " + item + " 题（共").waitFor();
            page.locator(".option")
                    .nth(SampleKeys.choice(
                            page.locator(".stem").textContent().strip(),
                            page.locator(".option").allTextContents()))
                    .click();
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> page.locator(".palette button.answered").count() == ITEMS);
        page.locator("#submit").click();
        page.getByText("所有题都已作答。").waitFor();
        check(page, "mock-submit");
        page.getByText("确认交卷").click();
        page.locator("#points").waitFor();
        var points = Double.parseDouble(
                page.locator("#points").textContent().split("/")[0].strip());
        assertTrue(points >= 60, "points: " + points);
        page.locator("label.check input").uncheck();
        page.locator("details summary").first().click();
        check(page, "mock-review");
        page.locator("nav.menu a[href='#/progress']").click();
        page.locator("main table").waitFor();
        check(page, "progress");
    }

    @Test
    void who_was_paid_for_the_level_is_told_that_there_is_no_second_subsidy() {
        var page = learner(computer("zh-CN"), "pathway");
        planFor(page, "3");
        page.locator("#question").filter(text("您已有哪些职业技能等级证书")).waitFor();
        page.locator("select[name=level]").selectOption("4");
        page.locator("input[name=issuedOn]").fill("2020-06-30");
        page.locator("input[name=relevant]").check();
        page.locator(".banner button.main").click();
        page.getByText("没有更多，继续").click();
        page.locator("input[name=from]").fill("2016-07-01");
        page.locator("input[name=relevant]").check();
        page.locator(".banner button.main").click();
        page.locator("#question").filter(text("您领过哪些职业技能补贴")).waitFor();
        page.locator("select[name=level]").selectOption("3");
        page.locator("input[name=claimedOn]").fill("2024-05-06");
        page.locator("input[name=relevant]").check();
        page.locator(".banner button.main").click();
        page.locator(".figures").filter(text("不符合")).waitFor();
    }

    /** The only batch is for the levels 3 and 4. */
    @Test
    void without_a_batch_the_questions_go_on_and_the_page_says_what_is_missing_and_from_when() throws Exception {
        var page = learner(computer("zh-CN"), "pathway");
        planFor(page, "5");
        page.locator("#question").filter(text("您完成过哪些培训")).waitFor();
        page.getByText("等待也不能满足该等级的条件").waitFor();
        page.locator(".steps").filter(text("REG-06")).waitFor();
        check(page, "pathway-missing");
        page.locator("select[name=level]").selectOption("5");
        page.locator("input[name=standardHours]").fill("60");
        page.locator("input[name=completedOn]").fill("2024-05-01");
        page.locator("input[name=qualifiedInstitution]").check();
        page.locator(".banner button.main").click();
        page.locator("#question").filter(text("您领过哪些职业技能补贴")).waitFor();
        page.getByText("目前没有公布可以报名的批次").waitFor();
        page.locator(".banner").getByText("没有").click();
        page.locator("#question").filter(text("深圳市户籍")).waitFor();
        page.locator(".banner")
                .getByText("是", new Locator.GetByTextOptions().setExact(true))
                .click();
        page.locator(".figures").filter(text("可以领取")).waitFor();
        assertEquals(0, page.locator(".banner").count(), "nothing is asked any more");
        check(page, "pathway-no-batch");
    }

    @Test
    void an_answer_of_a_mock_exam_that_is_not_saved_survives_a_reload_and_a_lost_sign_in() {
        var page = learner(computer("zh-CN"), "mock");
        signIn(page, "mock");
        page.getByText("开始模拟考试").click();
        page.locator("#item-state").waitFor();
        var answers = "**/v1/mock-exams/*/answers/*";
        page.route(answers, Route::abort);
        page.locator(".option").first().click();
        page.locator(".palette button.unsaved").waitFor();
        page.reload();
        signIn(page, "mock");
        page.locator(".palette button.unsaved").waitFor();
        page.unroute(answers);
        page.route(answers, route -> route.fulfill(new Route.FulfillOptions().setStatus(401)));
        page.locator("p.error").waitFor();
        page.unroute(answers);
        signIn(page, "mock");
        page.locator(".palette button.answered").waitFor();
        page.locator("#submit").click();
        page.getByText("确认交卷").click();
        page.locator("#points").waitFor();
    }

    @Test
    void a_loaded_set_is_practised_without_network_and_marked_when_it_is_back() throws Exception {
        var computer = computer("zh-CN");
        var page = learner(computer, "practice");
        signIn(page, "practice");
        page.locator("select[name=function]").waitFor();
        check(page, "practice-setup");
        page.locator("select[name=function]").selectOption("ETHICS"); // true or false, and choices
        page.locator("form button.main").click();
        page.locator(".option").first().click();
        page.getByText("提交答案").click();
        page.locator(".feedback dl").waitFor();
        check(page, "practice-feedback");
        page.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
        page.reload();
        page.locator("#next-item, .option").first().waitFor();

        computer.setOffline(true);
        page.reload();
        page.locator("article h2").waitFor();
        page.locator(".option").first().click();
        page.getByText("提交答案").click();
        page.getByText("答案已保存在本机").waitFor();
        check(page, "practice-offline");
        computer.setOffline(false);
        page.locator("header .right button").first().click();
        page.locator("input[name=username]").fill("candidate");
        var marked = page.waitForResponse(
                answer -> answer.url().endsWith("/answers"),
                () -> page.locator("input[type=submit]").click());
        assertEquals(200, marked.status());
        page.getByText("第 3 题（共 10 题）").waitFor();
    }

    @Test
    void ten_items_are_practised_by_keyboard_and_the_guide_answers_in_english() {
        var page = learner(computer("en-GB"), "practice");
        page.getByText("Ten items of the day").waitFor();
        check(page, "practice-sample");
        tabTo(page, "form button.main");
        page.keyboard().press("Enter");
        page.getByText("Item 1 of 10").waitFor();
        tabTo(page, "input, select, button.main");
        page.keyboard().press("Space");
        tabTo(page, "button.main");
        page.keyboard().press("Enter");
        page.locator(".feedback dl, .error").first().waitFor();
        check(page, "practice-english");
        page.navigate(services.learnerAddress("/learn/#/sign-in"));
        page.getByLabel("Access token").waitFor();
        check(page, "sign-in-by-token");
        page.locator("nav.menu a[href='#/guide']").click();
        page.locator("main li a").first().waitFor();
        check(page, "guide");
        page.locator("input[type=search]").fill("lost certificate");
        page.keyboard().press("Enter");
        page.getByText("found").waitFor();
        check(page, "guide-search");
        page.locator("main li a").first().click();
        page.locator(".explanation").waitFor();
        check(page, "guide-answer");
        page.getByText("中文").click();
        page.getByText("全部主题").waitFor();
        assertEquals("zh-CN", page.evaluate("() => document.documentElement.lang"));
    }

    @Test
    void a_program_runs_in_the_browser_until_its_checks_are_passed_and_is_stored() throws Exception {
        var page = learner(computer("zh-CN"), "code");
        page.setDefaultTimeout(PYTHON_TIMEOUT);
        page.locator("main li a").first().waitFor();
        check(page, "code-list");
        page.locator("a[href='#/code/kappa']").click();
        var editor = page.locator("textarea");
        editor.waitFor();
        page.locator("#run").click();
        page.locator(".wrong-answer").filter(text("通过 0 / 3 项检查")).waitFor();
        check(page, "code-failed");
        editor.focus();
        page.keyboard().press("Control+End");
        page.keyboard().insertText(SOLUTION);
        page.locator("#run").click();
        page.locator(".right-answer").filter(text("kappa = 0.4")).waitFor();
        check(page, "code-passed");

        signIn(page, "code");
        page.locator("#store").click();
        page.locator("a[href='#/code/programs']").click();
        page.locator("details summary").filter(text("通过 3 / 3 项检查")).click();
        page.locator("pre").filter(text("observed")).waitFor();
        check(page, "code-programs");
    }

    @Test
    void a_program_that_does_not_end_is_stopped_and_one_can_not_call_the_service() {
        var page = learner(computer("zh-CN"), "code/kappa");
        page.setDefaultTimeout(PYTHON_TIMEOUT);
        var editor = page.locator("textarea");
        editor.fill("while True:\n    pass\n");
        page.locator("#run").click();
        page.getByText("程序运行超过 10 秒，已停止。").waitFor();
        editor.fill(
                """
                from js import XMLHttpRequest
                call = XMLHttpRequest.new()
                call.open("GET", "%s", False)
                call.send()
                print("called")
                """
                        .formatted(services.learnerAddress("/v1/lessons")));
        page.locator("#run").click();
        page.locator(".wrong-answer").filter(text("NetworkError")).waitFor();
        assertEquals(0, page.getByText("called").count());
    }

    @Test
    void the_editor_indents_by_tab_and_is_no_keyboard_trap() {
        var page = learner(computer("en-GB"), "code/kappa");
        var editor = page.locator("textarea");
        editor.fill("ab");
        page.keyboard().press("End");
        page.keyboard().press("Tab");
        assertEquals("ab    ", editor.inputValue());
        page.keyboard().press("Escape");
        page.keyboard().press("Tab");
        assertEquals("run", page.evaluate("() => document.activeElement.id"));
        page.keyboard().press("Shift+Tab");
        assertEquals("TEXTAREA", page.evaluate("() => document.activeElement.tagName"));
        page.keyboard().press("Shift+Tab");
        assertEquals("A", page.evaluate("() => document.activeElement.tagName"));
        page.getByText("Run it on your own computer").click();
        for (var name : List.of("exercise_runner.py", "exercise.json")) {
            var saved = page.waitForDownload(() -> page.getByText(name, new Page.GetByTextOptions().setExact(true))
                    .click());
            assertEquals(name, saved.suggestedFilename());
        }
    }

    @Test
    void a_lesson_is_read_and_leads_to_its_scenario_which_is_practised_beside_the_record() throws Exception {
        var page = learner(computer("zh-CN"), "lessons");
        page.locator("main ol a").first().waitFor();
        check(page, "lessons");
        page.locator("select[name=level]").selectOption("4");
        page.locator("a[href='#/lessons/L4-DC-QUALITY']").click();
        page.locator(".text-body table").first().waitFor();
        check(page, "lesson");
        page.navigate(services.learnerAddress("/learn/#/lessons/L4-DA-SCENARIO"));
        page.locator("a[href='#/scenario/SC4-PRELABEL']").click();
        page.locator("main button.main").waitFor();
        check(page, "scenario-task");
        signIn(page, "scenario");
        page.locator("#begin").click();
        for (int number = 1; number <= RECORDED_MESSAGES; number++) {
            page.locator("textarea").fill("我的第" + number + "句");
            page.locator("#send").click();
            page.locator("ol.dialogue > li").nth(number - 1).waitFor();
            if (number == 1) {
                check(page, "scenario-dialogue");
            }
        }
        page.getByText("对话到此结束").first().waitFor();
        for (int criterion = 0; criterion < page.locator("fieldset").count(); criterion++) {
            page.locator("input[name=criterion-" + criterion + "]").nth(2).check();
        }
        page.locator("#assess").click();
        page.getByText("已保存").first().waitFor();
        check(page, "scenario-assessed");
        page.reload();
        signIn(page, "scenario");
        page.getByText("我的第1句").waitFor();
        page.getByText("自我评价", new Page.GetByTextOptions().setExact(true)).waitFor();
        assertTrue(page.locator("input[name=criterion-0]").nth(2).isChecked());
    }

    @Test
    void a_practice_lesson_leads_to_a_set_of_its_function_at_the_level_that_has_items() throws Exception {
        var page = learner(computer("zh-CN"), "lessons/L5-DA-PRACTICE-TEXT");
        page.getByText("五级/初级工没有公布各职能的比重").waitFor();
        check(page, "lesson-practice");
        page.locator("a[href='#/practice/of/4/DATA_ANNOTATION']").click();
        page.locator("main[data-view=practice]").waitFor();
        signIn(page, "practice");
        page.locator("select[name=function]").waitFor();
        assertThat(page.locator("select[name=level]")).hasValue("4");
        assertThat(page.locator("select[name=function]")).hasValue("DATA_ANNOTATION");
        page.locator("form button.main").click();
        page.locator("p.meta").filter(text("数据标注")).waitFor();
    }

    /** No lesson of this release has a film: the answer of the service about another lesson is changed on its way. */
    @Test
    void a_film_is_shown_as_a_link_with_its_transcript() throws Exception {
        var film = "https://videos.example/operating";
        var page = computer("zh-CN").newPage();
        page.setViewportSize(1000, 700);
        page.route("**/v1/lessons/L5-SO-OPERATE", route -> {
            var answer = route.fetch();
            route.fulfill(new Route.FulfillOptions()
                    .setResponse(answer)
                    .setBody(answer.text()
                            .replace("\"kind\":\"TEXT\"", "\"kind\":\"VIDEO\",\"contentRef\":\"" + film + "\"")));
        });
        page.navigate(services.learnerAddress("/learn/#/lessons/L5-SO-OPERATE"));
        page.getByText("文字稿", new Page.GetByTextOptions().setExact(true)).waitFor();
        assertEquals(film, page.getByText("观看视频").locator("xpath=..").getAttribute("href"));
        assertTrue(page.locator(".text-body").textContent().contains("智能系统有很多种"));
        check(page, "lesson-film");
    }

    /** Binds the candidate's account to the candidate of the exam, and enrols that person in a course of level 4. */
    private static void enrol() throws Exception {
        var registration = services.registration();
        var code = services.postToRegistration(
                        "registrar", "/v1/account-invitations", Map.of("registrationIds", List.of(registration)))
                .at("/items/0/code")
                .asText();
        services.postToRegistration("candidate", "/v1/account-binding", Map.of("code", code));
        var person = services.getFromRegistration("registrar", "/v1/registrations/" + registration + "/identity");
        var samples = Path.of(System.getProperty("skillcert.root"), "samples/training-institutions.json");
        var institution = services.postToRegistration(
                "registrar",
                "/v1/training-institutions",
                new ObjectMapper().readTree(samples.toFile()).get(0));
        var courses = services.getFromRegistration(
                        "partner",
                        "/v1/training-institutions/" + institution.get("id").asText())
                .get("courses");
        var course = courses.get(courses.findValuesAsText("level").indexOf("4"));
        var trainee = Map.of(
                "name", person.get("nameOnRecord"),
                "identityType", person.get("identityType"),
                "identityNumber", person.get("identityNumber"));
        services.postToRegistration(
                "partner",
                "/v1/training-courses/" + course.get("id").asText() + "/enrolments",
                Map.of("people", List.of(trainee)));
    }

    @Test
    void an_enrolled_learner_reports_a_lesson_of_the_own_course_and_reads_the_letters_of_the_registration()
            throws Exception {
        enrol();
        var page = learner(computer("zh-CN"), "lessons");
        signIn(page, "lessons");
        page.locator("a[href^='#/lessons/course/']").first().click();
        page.getByText("已学 0 个标准学时").waitFor();
        page.locator("a[href$='/L4-DC-QUALITY']").click();
        page.locator("input[name=minutes]").fill("90");
        page.locator("input[name=done]").check();
        check(page, "lesson-report");
        page.locator("form button.main").click();
        page.getByText("已记录").first().waitFor();
        page.getByText("本课程").click();
        page.getByText("已学 2 个标准学时").waitFor();
        page.locator("li").filter(text("已学 90 分钟 · ✓ 已完成")).waitFor();
        check(page, "lesson-course");

        page.locator("nav.menu a[href='#/letters']").click();
        page.getByText("接收提醒").waitFor();
        var letter =
                page.waitForDownload(() -> page.getByText("审核通过通知书").first().click());
        var start = letter.suggestedFilename().endsWith(".pdf") ? "%PDF-" : "<";
        assertTrue(Files.readString(letter.path(), StandardCharsets.ISO_8859_1).startsWith(start));
        page.locator("input[name=email]").fill("learner@example.org");
        page.locator("input[name=mobile]").fill("123");
        page.locator("form button.main").click();
        page.locator("#mobile-error").waitFor();
        assertEquals("mobile-error", page.locator("input[name=mobile]").getAttribute("aria-describedby"));
        assertEquals("123", page.locator("input[name=mobile]").inputValue());
        assertEquals(0, page.getByText("violations").count());
        check(page, "letters-refused");
        page.locator("input[name=mobile]").fill("");
        page.locator("input[name=SMS]").uncheck();
        page.locator("form button.main").click();
        page.getByText("已保存").first().waitFor();
        check(page, "letters");
        var contact = services.getFromRegistration("candidate", "/v1/contact");
        assertEquals("learner@example.org", contact.get("email").asText());
        assertEquals("[\"SMS\"]", contact.get("optOut").toString());
    }

    @Test
    void a_message_with_a_mobile_number_is_refused_and_stays_in_its_field() throws Exception {
        var page = learner(computer("en-GB"), "scenario/SC3-REFUND");
        page.locator("main button.main").waitFor();
        signIn(page, "scenario");
        page.locator("#begin").click();
        page.locator("textarea").fill("call 138 0000 1111");
        page.locator("#send").click();
        page.locator("p.error").waitFor();
        assertEquals("call 138 0000 1111", page.locator("textarea").inputValue());
        page.locator("textarea").fill("call the number of the order");
        page.locator("#send").click();
        page.locator("ol.dialogue > li").waitFor();
        assertEquals("", page.locator("textarea").inputValue());
    }

    private static Locator.FilterOptions text(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static void tabTo(Page page, String selector) {
        await(selector).until(() -> {
            page.keyboard().press("Tab");
            return (boolean) page.evaluate(
                    "s => document.activeElement.closest('main') !== null && document.activeElement.matches(s)",
                    selector);
        });
    }
}
