package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.skillcert.localstack.consistency.CompareServices;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What services have sent and received agrees, also after one of them was restored to an earlier moment. */
@Timeout(600)
class RestoreDrillIT {

    @Test
    void the_services_agree_about_the_sample_cohort() throws Exception {
        var stack = RunningStack.shared();
        var services = Project.SERVICES.stream().map(stack::address).toList();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertEquals(List.of(), differences(stack, "2025-07-21", "2025-08-20", services)));
        assertEquals(List.of(), differences(stack, "2025-07-03", "2025-07-03", services));
        for (var service : Project.SERVICES) {
            var figures = stack.get("operator", service, "/v1/consistency?from=2025-07-21&to=2025-08-20");
            assertFalse(figures.get("figures").isEmpty(), service);
        }
    }

    private static List<String> differences(RunningStack stack, String from, String to, List<URI> services)
            throws Exception {
        return CompareServices.compare(stack.token("operator"), LocalDate.parse(from), LocalDate.parse(to), services);
    }

    @Test
    @EnabledIfSystemProperty(named = "tests.long", matches = "true", disabledReason = "run by -Plong")
    void after_a_restore_and_a_resend_no_difference_is_left_and_nothing_was_issued_or_paid_twice() throws Exception {
        var portBase = Integer.toString(RunProcess.freePortBase());
        var drill = new ProcessBuilder("deploy/restore-drill", portBase)
                .directory(Project.ROOT.toFile())
                .inheritIO()
                .start();
        assertEquals(0, drill.waitFor());
    }
}
