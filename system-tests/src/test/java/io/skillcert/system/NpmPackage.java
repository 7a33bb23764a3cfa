package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * A folder of the project that npm builds. Its packages come from a registry of npm once, and again when the lockfile changes; then it is
 * built and tested without one.
 */
final class NpmPackage {

    private final Path folder;

    /** @param folder from the project's folder, such as {@code clients/typescript} */
    NpmPackage(String folder) {
        this.folder = Project.ROOT.resolve(folder);
    }

    /** Installs the packages of the lockfile and runs the script {@code build} of package.json. */
    void build() throws IOException, InterruptedException {
        install();
        npm(Map.of(), "run", "build");
    }

    /** Installs the packages of the lockfile, unless they are installed. */
    void install() throws IOException, InterruptedException {
        if (!isInstalled()) {
            npm(Map.of(), "ci");
            Files.copy(folder.resolve("package-lock.json"), installed());
        }
    }

    private boolean isInstalled() throws IOException {
        return Files.exists(installed()) && Files.mismatch(installed(), folder.resolve("package-lock.json")) == -1;
    }

    /** The lockfile whose packages are in {@code node_modules}; {@code npm ci} deletes it with them. */
    private Path installed() {
        return folder.resolve("node_modules/.installed-lock.json");
    }

    /**
     * Starts a script of package.json, and returns when it has printed the first line to its standard error.
     *
     * @param variables of its environment
     */
    Process start(Map<String, String> variables, String script) throws IOException, InterruptedException {
        var errors = Files.createTempFile("npm-" + script, ".log");
        var npm = Programs.program("npm").toString();
        var builder = new ProcessBuilder(npm, "run", "--silent", script)
                .directory(folder.toFile())
                .redirectError(errors.toFile());
        builder.environment().putAll(variables);
        var process = builder.start();
        Awaitility.await(script + ", which prints to " + errors).until(() -> Files.size(errors) > 0);
        return process;
    }

    /**
     * Runs npm, which must succeed.
     *
     * @param variables of its environment
     * @return what it has printed
     */
    String npm(Map<String, String> variables, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Programs.program("npm").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(variables);
        var process = builder.start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var repeat = "cd " + Project.ROOT.relativize(folder) + " && npm " + String.join(" ", arguments);
        assertEquals(
                0,
                process.waitFor(),
                printed + "\nThis failed: " + repeat
                        + "\nIt needs Node.js 20.3 or later, and npm ci a registry of npm, once for each lockfile.");
        return printed;
    }
}
