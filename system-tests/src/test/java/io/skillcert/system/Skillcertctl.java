package io.skillcert.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The operator's program, {@code deploy/skillcertctl}, called on the running stack. */
final class Skillcertctl {

    private Skillcertctl() {}

    /**
     * How a call has ended.
     *
     * @param code its exit code
     * @param printed its output and errors
     */
    record Outcome(int code, String printed) {}

    /** Calls it with the token of a client, such as {@code operator}. */
    static Outcome as(String client, String... arguments) throws IOException, InterruptedException {
        return with(Map.of("TOKEN", RunningStack.shared().tokenOf(client)), arguments);
    }

    /** Calls it with variables besides those of the addresses. */
    static Outcome with(Map<String, String> variables, String... arguments) throws IOException, InterruptedException {
        for (var program : List.of("curl", "jq")) {
            Programs.program(program);
        }
        var stack = RunningStack.shared();
        var command = new ArrayList<>(
                List.of(Project.ROOT.resolve("deploy/skillcertctl").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        for (var service : Project.SERVICES) {
            var name = service.toUpperCase(Locale.ROOT);
            builder.environment().put(name + "_URL", stack.address(service).toString());
            builder.environment()
                    .put(
                            name + "_MANAGEMENT_URL",
                            stack.managementAddress(service).toString());
        }
        builder.environment().putAll(variables);
        var process = builder.start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), printed);
    }
}
