package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.system.clients.TutorialInJava;
import io.skillcert.system.clients.UnpaidRegistration;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Signs a payment as docs/integrating/sandbox.md shows, with the commands of the page. */
@Timeout(300)
class SandboxPaymentIT {

    private static final Pattern COMMANDS =
            Pattern.compile("(?ms)^## A payment by the gateway$.*?^```bash\\n(.*?)^```$");

    @Test
    void the_commands_of_the_page_sign_a_payment_that_confirms_a_registration() throws Exception {
        var services = Project.SERVICES.stream().collect(Collectors.toMap(service -> service, stack()::address));
        var tokenEndpoint = URI.create(stack().token("token-endpoint").strip());
        var registration = new UnpaidRegistration(new TutorialInJava(tokenEndpoint, services, System.getenv()));
        var order = registration.order();
        var id = order.getId().toString();

        var refused = pay(id, order.getAmount(), "-of-another-gateway");
        assertTrue(refused.endsWith("401"), refused);
        assertFalse(registration.isConfirmed());
        assertEquals("204", pay(id, order.getAmount(), ""));
        assertTrue(registration.isConfirmed());
    }

    private static RunningStack stack() throws IOException, InterruptedException {
        return RunningStack.shared();
    }

    /** @param ending of the secret, which is wrong if it is not empty */
    private static String pay(String order, String amount, String ending) throws IOException, InterruptedException {
        Programs.program("curl");
        Programs.program("jq");
        Programs.program("openssl");
        var commands = COMMANDS.matcher(Project.read("docs/integrating/sandbox.md"));
        assertTrue(commands.find(), "the page has no commands");
        var address = stack().address("registration");
        var script = commands.group(1)
                .replace("-hmac \"$secret\"", "-hmac \"$secret" + ending + "\"")
                .replace("localhost:8081", address.getAuthority())
                .replace(".skillcert/tokens/", ".skillcert/tokens-" + address.getPort() + "/")
                .replace(".skillcert/run/", ".skillcert/run-" + address.getPort() + "/");
        var builder = new ProcessBuilder("bash", "-euo", "pipefail", "-c", script)
                .directory(Project.ROOT.toFile())
                .redirectErrorStream(true);
        builder.environment().put("order", order);
        builder.environment().put("amount", amount);
        var process = builder.start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, process.waitFor(), printed);
        return printed;
    }
}
