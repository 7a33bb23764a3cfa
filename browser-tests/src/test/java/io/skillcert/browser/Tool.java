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
 * A program that the tests need and Maven does not have: one on the path; else, for root on Debian, the one that the package manager
 * installs; else the tests fail with the command that helps.
 */
enum Tool {
    CHROMIUM("chromium", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    NPM("npm", "npm");

    private static final long INSTALL_MINUTES = 15;

    private final String debianPackage;
    private final List<String> names;

    Tool(String debianPackage, String... names) {
        this.debianPackage = debianPackage;
        this.names = List.of(names);
    }

    /** The program's file. */
    Path executable() {
        return onPath().or(this::installed)
                .orElseThrow(() -> new AssertionError(
                        "No " + debianPackage + " was found on the path. Install it: sudo sh -c '" + install() + "'"));
    }

    private String install() {
        return "apt-get update && apt-get install --yes --no-install-recommends " + debianPackage;
    }

    private Optional<Path> onPath() {
        return names.stream()
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private Optional<Path> installed() {
        if (!"root".equals(System.getProperty("user.name")) || !Files.exists(Path.of("/usr/bin/apt-get"))) {
            return Optional.empty();
        }
        try {
            var installing = new ProcessBuilder("sh", "-c", install()).inheritIO();
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
