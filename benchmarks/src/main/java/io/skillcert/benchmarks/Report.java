package io.skillcert.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes the part of {@code docs/performance.md} that belongs to one benchmark. */
public final class Report {

    private final Path file;
    private final String name;
    private final StringBuilder text = new StringBuilder();

    public Report(Path root, String name) {
        this.file = root.resolve("docs/performance.md");
        this.name = name;
    }

    public Report line(String format, Object... values) {
        var line = String.format(Locale.ROOT, format, values);
        System.out.println(line);
        text.append(line).append('\n');
        return this;
    }

    /** @throws IllegalStateException if the page has no marks for this benchmark */
    public void write() throws IOException {
        var page = Files.readString(file);
        var begin = "<!-- " + name + " -->\n";
        var end = "<!-- end of " + name + " -->";
        int from = page.indexOf(begin);
        int to = page.indexOf(end);
        if (from < 0 || to < from) {
            throw new IllegalStateException(file + " has no marks for " + name);
        }
        Files.writeString(file, page.substring(0, from + begin.length()) + text + page.substring(to));
    }

    public static String met(boolean met, String target) {
        return target + ": " + (met ? "met" : "missed");
    }

    /** Writes a file for another program to read and deletes it when this program ends. */
    static Path temporary(String suffix, String text) throws IOException {
        var file = Files.writeString(Files.createTempFile("skillcert-", suffix), text);
        file.toFile().deleteOnExit();
        return file;
    }

    /**
     * Runs a program and returns its output.
     *
     * @throws IOException if it fails
     */
    static String output(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command.get(0) + " failed: " + output);
        }
        return output;
    }
}
