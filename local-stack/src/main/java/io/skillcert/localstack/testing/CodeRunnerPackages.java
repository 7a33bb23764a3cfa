package io.skillcert.localstack.testing;

import io.skillcert.coderunner.Availability;
import io.skillcert.coderunner.Sandbox;
import io.skillcert.localstack.service.CodeRunnerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * The system packages of tests that run programs of candidates. Where bubblewrap or pandas is missing, root on Debian installs them;
 * elsewhere the test fails with the command that helps.
 */
public final class CodeRunnerPackages {

    private static final long INSTALL_MINUTES = 15;

    private CodeRunnerPackages() {}

    /** @return a sandbox in which programs with pandas can be run */
    public static Sandbox require() throws IOException, InterruptedException {
        var isRoot = Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        var sandbox = isRoot ? Sandbox.asUser(CodeRunnerProcess.PROGRAM_USER) : Sandbox.asOwnUser();
        var found = Availability.check(sandbox);
        if (!found.isAvailable() && isRoot && Files.exists(Path.of("/usr/bin/apt-get"))) {
            install();
            found = Availability.check(sandbox);
        }
        if (!found.isAvailable()) {
            throw new AssertionError(found.problem());
        }
        return sandbox;
    }

    private static void install() throws IOException, InterruptedException {
        var installing = new ProcessBuilder("sh", "-c", Availability.INSTALL).inheritIO();
        installing.environment().put("DEBIAN_FRONTEND", "noninteractive");
        var process = installing.start();
        if (!process.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES)) {
            process.destroy();
        }
    }
}
