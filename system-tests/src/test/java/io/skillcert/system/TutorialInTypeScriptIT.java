package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Builds and tests the TypeScript client, and uses it on running services. */
@Timeout(600)
class TutorialInTypeScriptIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final NpmPackage CLIENT = new NpmPackage("clients/typescript");

    @BeforeAll
    static void build() throws Exception {
        CLIENT.build();
    }

    @Test
    void its_own_tests_pass() throws Exception {
        var printed = CLIENT.npm(Map.of(), "test");
        assertTrue(printed.matches("(?s).*pass [1-9].*fail 0\\b.*"), printed);
    }

    @Test
    void it_leads_a_person_from_registration_to_a_paid_claim_and_verifies_the_event_of_the_payment() throws Exception {
        var stack = RunningStack.shared();
        var variables = new HashMap<>(
                Map.of("TOKEN_ENDPOINT", stack.token("token-endpoint").strip(), "WEBHOOK_PORT", freePort()));
        for (var service : Project.SERVICES) {
            variables.put(
                    service.toUpperCase(Locale.ROOT) + "_URL",
                    stack.address(service).toString());
        }
        var receiver = CLIENT.start(variables, "payments");
        try {
            var printed = CLIENT.npm(variables, "run", "--silent", "tutorial");
            var claim = JSON.readTree(printed);
            assertEquals("PAID", claim.path("status").asText(), printed);
            assertTrue(claim.hasNonNull("paidOn"), printed);

            assertTrue(receiver.waitFor(2, TimeUnit.MINUTES), "the event of the payment is not received");
            var event = JSON.readTree(receiver.getInputStream());
            assertEquals("PAID", event.path("status").asText(), event.toString());
            assertEquals(claim.path("id").asText(), event.path("subject").asText(), event.toString());
            assertEquals(0, receiver.exitValue());
        } finally {
            receiver.descendants().forEach(ProcessHandle::destroy);
            receiver.destroy();
        }
    }

    private static String freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        }
    }
}
