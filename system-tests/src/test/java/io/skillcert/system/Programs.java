package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs that tests run. Where one is missing, root on Debian installs it; elsewhere the tests fail with the command. */
final class Programs {

    /** The package of Debian that has a program, where it has another name. */
    private static final Map<String, String> PACKAGES = Map.of("promtool", "prometheus", "psql", "postgresql-client");

    private Programs() {}

    /** Returns the path of a program, such as {@code prometheus}, installed if it was not. */
    static synchronized Path program(String name) throws IOException, InterruptedException {
        if (find(name).isEmpty()) {
            var install = "apt-get update && apt-get install --yes --no-install-recommends "
                    + PACKAGES.getOrDefault(name, name);
            var isRootOnDebian = Files.isWritable(Path.of("/var/lib/dpkg"))
                    && find("apt-get").isPresent();
            if (!isRootOnDebian) {
                fail(name + " is missing. On Debian: " + install);
            }
            assertEquals(
                    0,
                    new ProcessBuilder("sh", "-c", install).inheritIO().start().waitFor(),
                    install);
        }
        return find(name).orElseThrow();
    }

    private static Optional<Path> find(String name) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Runs promtool in a directory of the project.
     *
     * @return what it has printed
     */
    static String promtool(Path directory, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(program("promtool").toString()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), String.join(" ", command) + "\n" + printed);
        return printed;
    }
}
