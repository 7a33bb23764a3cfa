package io.skillcert.browser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Finds the browser of the tests: one on the path; else, for root on Debian, the one that the package manager installs; else the
 * tests fail with the command that helps.
 */
final class Chromium {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final String INSTALL = "apt-get update && apt-get install --yes --no-install-recommends chromium";
    private static final long INSTALL_MINUTES = 15;

    private Chromium() {}

    static Path executable() {
        return onPath().or(Chromium::installed)
                .orElseThrow(() -> new AssertionError(
                        "No Chromium was found on the path. Install it: sudo sh -c '" + INSTALL + "'"));
    }

    private static Optional<Path> onPath() {
        return NAMES.stream()
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> installed() {
        if (!"root".equals(System.getProperty("user.name")) || !Files.exists(Path.of("/usr/bin/apt-get"))) {
            return Optional.empty();
        }
        try {
            var installing = new ProcessBuilder("sh", "-c", INSTALL).inheritIO();
            installing.environment().put("DEBIAN_FRONTEND", "noninteractive");
            var process = installing.start();
            if (!process.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES)) {
                process.destroy();
            }
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return onPath();
    }
}
