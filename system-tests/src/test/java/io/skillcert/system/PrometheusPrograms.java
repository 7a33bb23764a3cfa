package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The programs of Prometheus. Where they are missing, root on Debian installs them; elsewhere the tests fail with the command. */
final class PrometheusPrograms {

    private static final String INSTALL = "apt-get update && apt-get install --yes --no-install-recommends prometheus";

    private PrometheusPrograms() {}

    /** Returns {@code prometheus} or {@code promtool}, installed if it was not. */
    static synchronized Path program(String name) throws IOException, InterruptedException {
        if (find(name).isEmpty()) {
            var isRootOnDebian = Files.isWritable(Path.of("/var/lib/dpkg"))
                    && find("apt-get").isPresent();
            if (!isRootOnDebian) {
                fail(name + " is missing. On Debian: " + INSTALL);
            }
            assertEquals(
                    0,
                    new ProcessBuilder("sh", "-c", INSTALL).inheritIO().start().waitFor(),
                    INSTALL);
        }
        return find(name).orElseThrow();
    }

    private static java.util.Optional<Path> find(String name) {
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
