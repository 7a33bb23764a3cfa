package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The tutorial of the documentation: the page {@code docs/tutorial/README.md} and the script that makes its calls. */
final class Tutorial {

    static final String PAGE = "docs/tutorial/README.md";
    static final String SCRIPT = "docs/tutorial/tutorial.sh";

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```bash\\n(.*?)^```$");
    private static final String HEAD =
            """
            #!/usr/bin/env bash
            # From token to paid subsidy in 15 calls: the blocks of docs/tutorial/README.md, which TutorialTest copies here.
            set -euo pipefail
            cd "$(dirname "${BASH_SOURCE[0]}")/../.."

            """;

    private Tutorial() {}

    /** Returns the script that the blocks of the page are, one after the other. */
    static String scriptOfPage() {
        return BLOCK.matcher(Project.read(PAGE))
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining("\n", HEAD, ""));
    }

    /**
     * How a run of the script has ended.
     *
     * @param code its exit code
     * @param printed its output and errors
     */
    record Outcome(int code, String printed) {}

    /**
     * Runs the script on the shared stack.
     *
     * @param variables replace those with the addresses of the stack
     */
    static Outcome run(Map<String, String> variables) throws IOException, InterruptedException {
        var stack = RunningStack.shared();
        var all = new HashMap<>(Map.of("TOKEN_ENDPOINT", stack.token("token-endpoint")));
        for (var service : Project.SERVICES) {
            all.put(
                    service.toUpperCase(Locale.ROOT) + "_URL",
                    stack.address(service).toString());
        }
        all.putAll(variables);
        return runWith(all);
    }

    /** Runs the script with variables, which name the services unless they are at the addresses of {@code ./run}. */
    static Outcome runWith(Map<String, String> variables) throws IOException, InterruptedException {
        Programs.program("curl");
        Programs.program("jq");
        return run(List.of(Project.ROOT.resolve(SCRIPT).toString()), variables);
    }

    /** Returns the secret that the prelude takes for a client, with variables. */
    static String clientSecret(String client, Map<String, String> variables) throws IOException, InterruptedException {
        var all = new HashMap<>(Map.of("TOKEN_ENDPOINT", "http://localhost:1/token"));
        all.putAll(variables);
        var prelude = Project.ROOT.resolve("docs/tutorial/prelude.sh").toString();
        var outcome = run(List.of("bash", "-c", ". \"$0\"; client_secret \"$1\"", prelude, client), all);
        assertEquals(0, outcome.code(), outcome.printed());
        return outcome.printed();
    }

    private static Outcome run(List<String> command, Map<String, String> variables)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(variables);
        var process = builder.start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), printed);
    }
}
