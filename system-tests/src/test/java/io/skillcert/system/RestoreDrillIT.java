package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.localstack.consistency.CompareServices;
import io.skillcert.localstack.recovery.RestoreDrill;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

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
    }

    private static List<String> differences(RunningStack stack, String from, String to, List<URI> services)
            throws Exception {
        return CompareServices.compare(stack.token("operator"), LocalDate.parse(from), LocalDate.parse(to), services);
    }

    @Test
    @EnabledIfSystemProperty(named = "tests.long", matches = "true", disabledReason = "run by -Plong")
    void after_a_restore_and_a_resend_no_difference_is_left_and_nothing_was_issued_or_paid_twice(@TempDir Path folder)
            throws Exception {
        var outcome = RestoreDrill.run(
                Project.ROOT, folder, RunProcess.freePortBase(), Integer.MAX_VALUE, System.out::println);
        assertNotEquals(List.of(), outcome.lost());
        assertEquals(List.of(), outcome.left());
        assertTrue(outcome.paid() > 0);
        assertEquals(outcome.paid(), outcome.knownPayments());
        assertEquals(List.of(), outcome.repeatedNumbers());
        assertTrue(outcome.reissued() > 0);
    }
}
