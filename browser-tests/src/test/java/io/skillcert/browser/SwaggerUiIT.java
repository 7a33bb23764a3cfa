package io.skillcert.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.skillcert.localstack.cluster.Cluster;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An integrator calls the sandbox from Swagger UI, as docs/integrating/sandbox.md says. */
class SwaggerUiIT extends BrowserCase {

    private static final Path ROOT = Path.of(System.getProperty("skillcert.root"));
    private static final String REGISTRATION = "registration-service";

    private static Cluster cluster;

    @BeforeAll
    static void startService() throws Exception {
        cluster = Cluster.prepare(ROOT, List.of(REGISTRATION), 1);
        cluster.start();
    }

    @AfterAll
    static void stopService() {
        cluster.close();
    }

    @Test
    void a_token_that_is_pasted_after_authorize_is_sent_with_a_call() throws Exception {
        var page = computer("en-US").newPage();
        page.navigate(cluster.replicas(REGISTRATION).get(0).ownAddress() + "/q/swagger-ui/");
        assertEquals("401", call(page));

        page.locator(".auth-wrapper .authorize").first().click();
        page.locator(".modal-ux input").fill(cluster.tokens().of("partner"));
        page.locator(".modal-ux .auth-btn-wrapper .authorize").click();
        page.locator(".modal-ux .auth-btn-wrapper .btn-done").click();
        assertEquals("200", call(page));
    }

    /** Lists registrations, and returns the status of the answer. */
    private static String call(Page page) {
        var operation = page.locator("#operations-Registrations-RegistrationResource_list");
        operation.waitFor();
        if (operation.locator(".opblock-body").count() == 0) {
            operation.locator(".opblock-summary-control").click();
        }
        if (operation.locator(".try-out__btn.cancel").count() == 0) {
            operation.locator(".try-out__btn").click();
        }
        var answered = page.waitForResponse(
                response -> response.url().contains("/v1/registrations"),
                () -> operation.locator(".execute").click());
        var shown =
                operation.locator(".live-responses-table .response-col_status").last();
        shown.filter(new Locator.FilterOptions().setHasText(Integer.toString(answered.status())))
                .waitFor();
        return shown.innerText().strip().lines().findFirst().orElseThrow();
    }
}
