package io.skillcert.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each bomb is refused by a JVM of 256 MiB, which survives and reads the next one. */
class PdfBombsTest {

    private static final int MAX_SECONDS = 20;

    @TempDir
    Path folder;

    @Test
    void a_jvm_with_little_memory_refuses_every_bomb() throws Exception {
        var files = new ArrayList<String>();
        for (var bomb : PdfBombs.all().entrySet()) {
            files.add(Files.write(folder.resolve(bomb.getKey().replace('/', '_')), bomb.getValue())
                    .toString());
        }
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName()));
        command.addAll(files);
        var output = folder.resolve("output").toFile();
        var child = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        try {
            var ended = child.waitFor((long) MAX_SECONDS * files.size(), TimeUnit.SECONDS);
            var answers = Files.readString(output.toPath(), StandardCharsets.UTF_8);
            assertEquals(true, ended, answers);
            assertEquals(0, child.exitValue(), answers);
            var refusals = answers.lines()
                    .filter(line -> line.startsWith(Child.REFUSED))
                    .toList();
            assertEquals(files.size(), refusals.size(), answers);
            for (var refusal : refusals) {
                var seconds = Integer.parseInt(refusal.split(" ")[1]);
                assertFalse(seconds > MAX_SECONDS, refusal);
            }
        } finally {
            child.destroyForcibly();
        }
    }

    /** Checks each file and prints the refusal. */
    static final class Child {

        static final String REFUSED = "refused: ";

        private Child() {}

        public static void main(String[] files) throws Exception {
            for (var file : files) {
                var started = System.nanoTime();
                try {
                    FileCheck.inspect(Files.readAllBytes(Path.of(file)), "application/pdf");
                    System.out.println("taken: " + file);
                } catch (RefusedFileException e) {
                    var seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started);
                    System.out.println(REFUSED + seconds + " s, " + file + " " + e.getMessage());
                }
            }
        }
    }
}
