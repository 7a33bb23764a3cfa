package io.skillcert.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import io.skillcert.localstack.cluster.Cluster;
import io.skillcert.localstack.testing.KeycloakServer;
import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People sign in on the pages through Keycloak itself with the shipped realm, by authorization code with PKCE. */
class KeycloakSignInIT extends BrowserCase {

    private static final Path ROOT = Path.of(System.getProperty("skillcert.root"));
    private static final String REGISTRATION = "registration-service";
    private static final String EXAM = "exam-service";
    private static final String NO_SESSION = "0199aaaa-0000-7000-8000-000000000009";
    private static final Duration NEARLY_EXPIRED = Duration.ofSeconds(880);
    private static final String STORED_TOKENS =
            """
            async () => {
              const texts = [...Object.values({...localStorage}), ...Object.values({...sessionStorage})];
              for (const name of await caches.keys()) {
                texts.push(...(await (await caches.open(name)).keys()).map(request => request.url));
              }
              return texts.filter(text => /eyJ|[?&#]code=/.test(text));
            }""";

    private static Cluster cluster;
    private static KeycloakServer keycloak;

    @BeforeAll
    static void startServices() throws Exception {
        cluster = Cluster.prepare(ROOT, List.of(REGISTRATION, EXAM), 1);
        var pages = Map.of(
                "SKILLCERT_LEARN_URL", address(REGISTRATION).toString(),
                "SKILLCERT_ROOM_URL", address(EXAM).toString());
        keycloak =
                KeycloakServer.start(ROOT, cluster::jdbcUrl, pages, ROOT.resolve("browser-tests/target/keycloak.log"));
        for (var replica : cluster.replicas()) {
            replica.set("OIDC_ISSUER_URL", keycloak.internalAddress().toString());
            replica.set("SKILLCERT_SIGN_IN_ISSUER", keycloak.issuer().toString());
            replica.set("SKILLCERT_SIGN_IN_CLIENT", replica.service().equals(EXAM) ? "office" : "portal");
        }
        cluster.start();
    }

    @AfterAll
    static void stopServices() {
        if (keycloak != null) {
            keycloak.close();
        }
        cluster.close();
    }

    private static URI address(String service) {
        return cluster.replicas(service).get(0).ownAddress();
    }

    private Page learner() {
        var page = computer("zh-CN").newPage();
        page.navigate(address(REGISTRATION) + "/learn/#/practice");
        page.locator("main h2").waitFor();
        return page;
    }

    private static void logIn(Page page, String user, String kind) {
        page.locator("#username").fill(user);
        page.locator("#password").fill(keycloak.variable("SKILLCERT_SAMPLE_" + kind + "_PASSWORD"));
        page.locator("#kc-login").click();
    }

    @Test
    void a_learner_signs_in_practises_as_that_account_and_signs_out_at_keycloak_too() throws Exception {
        var page = learner();
        page.locator("header .right button").first().click();
        page.getByText("登录到您的账户").waitFor();
        logIn(page, "candidate.sample", "CANDIDATE");
        page.locator("select[name=function]").waitFor();
        assertEquals(address(REGISTRATION) + "/learn/#/practice", page.url());
        Axe.assertNoViolations(page, "signed in");
        page.locator("select[name=function]").selectOption("ETHICS"); // true or false, and choices
        page.locator("form button.main").click();
        page.locator(".option").first().click();
        page.getByText("提交答案").click();
        page.locator(".feedback dl").waitFor();
        assertEquals(List.of(account("candidate.sample")), accountsThatHavePractised());
        page.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
        assertEquals(List.of(), page.evaluate(STORED_TOKENS));

        page.clock().setFixedTime(new Date(System.currentTimeMillis() + NEARLY_EXPIRED.toMillis()));
        var renewal = page.waitForRequest(
                request -> request.url().endsWith("/token"),
                () -> page.locator("nav.menu a[href='#/progress']").click());
        assertTrue(renewal.postData().contains("grant_type=refresh_token"), "the token is renewed before it expires");
        page.locator("main table").waitFor();

        page.getByText("退出并清除本机数据").click();
        page.waitForURL(address(REGISTRATION) + "/learn/"); // Keycloak leads back to the page without a view
        page.locator("main[data-view=start]").waitFor();
        page.locator("header .right button").first().click();
        page.locator("#password").waitFor();
    }

    @Test
    void after_a_reload_signing_in_again_needs_no_password() {
        var page = learner();
        page.locator("header .right button").first().click();
        logIn(page, "candidate.sample", "CANDIDATE");
        page.locator("select[name=function]").waitFor();
        page.reload();
        page.getByText("登录", new Page.GetByTextOptions().setExact(true)).waitFor();
        page.locator("header .right button").first().click();
        page.getByText("退出并清除本机数据").waitFor();
        page.locator("select[name=function]").waitFor();
    }

    @Test
    void an_answer_that_does_not_belong_to_the_question_signs_nobody_in() {
        var page = learner();
        page.locator("header .right button").first().click();
        page.locator("#username").waitFor();
        page.navigate(address(REGISTRATION) + "/learn/?code=of-somebody-else&state=another");
        page.getByText("登录没有完成，请重试。").waitFor();
        assertFalse(page.url().contains("code="), page.url());
        page.getByText("登录", new Page.GetByTextOptions().setExact(true)).waitFor();
        Axe.assertNoViolations(page, "sign-in failed");
    }

    @Test
    void an_officer_signs_in_on_the_page_of_a_room() {
        var page = computer("zh-CN").newPage();
        page.navigate(address(EXAM) + "/room/");
        page.getByText("将转到身份系统登录，然后返回本页。").waitFor();
        Axe.assertNoViolations(page, "room with provider");
        page.getByLabel("考试场次编号").fill(NO_SESSION);
        page.getByText("进入").click();
        logIn(page, "officer.sample", "STAFF");
        page.locator(".error").waitFor();
        assertEquals(NO_SESSION, page.getByLabel("考试场次编号").inputValue());
        // The service knows the officer, and no such session.
        assertFalse(page.locator(".error").textContent().contains("请重新登录"));
        assertEquals(address(EXAM) + "/room/", page.url());
    }

    private static String account(String user) throws Exception {
        var realm = new ObjectMapper()
                .readTree(ROOT.resolve("deploy/keycloak/skillcert-realm.json").toFile());
        for (var account : realm.get("users")) {
            if (account.get("username").asText().equals(user)) {
                return account.get("id").asText();
            }
        }
        throw new AssertionError("the realm has no account " + user);
    }

    private static List<String> accountsThatHavePractised() throws Exception {
        try (var connection = DriverManager.getConnection(cluster.jdbcUrl("registration"), "postgres", "any");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select distinct account from practice_answer")) {
            var accounts = new ArrayList<String>();
            while (rows.next()) {
                accounts.add(rows.getString(1));
            }
            return accounts;
        }
    }
}
