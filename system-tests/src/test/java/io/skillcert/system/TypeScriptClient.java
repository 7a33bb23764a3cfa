package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The TypeScript client, {@code clients/typescript}, which npm builds. Its packages come from a registry of npm once, and again when the
 * lockfile changes; then it is built and tested without one.
 */
final class TypeScriptClient {

    private static final Path FOLDER = Project.ROOT.resolve("clients/typescript");

    private TypeScriptClient() {}

    /** Installs the packages of the lockfile, generates the types and compiles with the strict rules of its tsconfig.json. */
    static void build() throws IOException, InterruptedException {
        if (!isInstalled()) {
            npm(Map.of(), "ci");
            Files.copy(FOLDER.resolve("package-lock.json"), installed());
        }
        npm(Map.of(), "run", "build");
    }

    private static boolean isInstalled() throws IOException {
        return Files.exists(installed()) && Files.mismatch(installed(), FOLDER.resolve("package-lock.json")) == -1;
    }

    /** The lockfile whose packages are in {@code node_modules}; {@code npm ci} deletes it with them. */
    private static Path installed() {
        return FOLDER.resolve("node_modules/.installed-lock.json");
    }

    /**
     * Runs npm, which must succeed.
     *
     * @param variables of its environment
     * @return what it has printed
     */
    static String npm(Map<String, String> variables, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Programs.program("npm").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(FOLDER.toFile()).redirectErrorStream(true);
        builder.environment().putAll(variables);
        var process = builder.start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var repeat = "cd clients/typescript && npm " + String.join(" ", arguments);
        assertEquals(
                0,
                process.waitFor(),
                printed + "\nThis failed: " + repeat
                        + "\nIt needs Node.js 20.3 or later, and npm ci a registry of npm, once for each lockfile.");
        return printed;
    }
}
