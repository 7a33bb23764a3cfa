package io.skillcert.coderunner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * The sandbox of the tests. Where bubblewrap or pandas is missing, root on Debian installs them; elsewhere the tests fail with
 * the command that helps.
 */
final class TestSandbox {

    private static final int USER = 64_123;
    private static final long INSTALL_MINUTES = 15;

    private TestSandbox() {}

    static Sandbox available() throws IOException, InterruptedException {
        var sandbox = Sandbox.isRoot() ? Sandbox.asUser(USER) : Sandbox.asOwnUser();
        var found = Availability.check(sandbox);
        if (!found.isAvailable() && Sandbox.isRoot() && Files.exists(Path.of("/usr/bin/apt-get"))) {
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
