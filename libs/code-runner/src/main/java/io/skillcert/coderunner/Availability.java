package io.skillcert.coderunner;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether this computer can run programs, found by running one.
 *
 * @param versions of Python, pandas and numpy, such as {@code python 3.11.2, pandas 1.5.3, numpy 1.24.2}; empty if it can't
 * @param problem what is missing, with the command that helps; empty if nothing is
 */
public record Availability(String versions, String problem) {

    /** Installs what a Debian system needs. */
    public static final String INSTALL =
            "apt-get update && apt-get install --yes --no-install-recommends bubblewrap python3-pandas";

    private static final String PROBE =
            """
            import platform, numpy, pandas
            with open('versions.txt', 'w') as file:
                file.write(f'python {platform.python_version()}, pandas {pandas.__version__}, numpy {numpy.__version__}')
            """;
    private static final String RESULT = "versions.txt";
    private static final int LONGEST_VERSIONS = 200;

    /** Whether programs can be run. */
    public boolean isAvailable() {
        return problem.isEmpty();
    }

    /**
     * Runs a program that imports pandas, which takes about two seconds.
     *
     * @throws InterruptedException if this thread was interrupted
     */
    public static Availability check(Sandbox sandbox) throws InterruptedException {
        for (var program : List.of("bwrap", "prlimit", "setpriv", "timeout", "tar")) {
            if (!onPath(program)) {
                return missing("The program " + program + " is missing. Install it: sudo sh -c '" + INSTALL + "'");
            }
        }
        if (!Files.isExecutable(Path.of("/usr/bin/python3"))) {
            return missing("/usr/bin/python3 is missing. Install it: sudo sh -c '" + INSTALL + "'");
        }
        return judge(sandbox.run(new Program(PROBE, Map.of(), Set.of(RESULT)), Limits.EXAM));
    }

    static Availability judge(Outcome probe) {
        var versions = probe.files().get(RESULT);
        if (probe.status() == Outcome.Status.FINISHED && versions != null && versions.length <= LONGEST_VERSIONS) {
            return new Availability(new String(versions, StandardCharsets.UTF_8), "");
        }
        if (probe.status() == Outcome.Status.NOT_RUN) {
            return missing("The sandbox could not be made, so user namespaces are probably switched off. Allow them:"
                    + " sudo sysctl -w kernel.unprivileged_userns_clone=1 user.max_user_namespaces=10000;"
                    + " in a container they need a seccomp profile that allows them. The system says: "
                    + probe.log().strip());
        }
        return missing("Python could not import pandas. Install it: sudo sh -c '" + INSTALL + "'. Python says: "
                + probe.log().strip());
    }

    private static Availability missing(String problem) {
        return new Availability("", problem);
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
