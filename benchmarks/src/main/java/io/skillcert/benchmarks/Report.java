package io.skillcert.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The part of {@code docs/performance.md} that one benchmark writes; the words around it stay. */
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

    /** @throws IllegalStateException if the page has no place for it */
    public void write() throws IOException {
        var page = Files.readString(file);
        var begin = "<!-- " + name + " -->\n";
        var end = "<!-- end of " + name + " -->";
        int from = page.indexOf(begin);
        int to = page.indexOf(end);
        if (from < 0 || to < from) {
            throw new IllegalStateException(file + " has no place for " + name);
        }
        Files.writeString(file, page.substring(0, from + begin.length()) + text + page.substring(to));
    }

    /** Processors, memory, system and JVM; Linux only. */
    public static String machine() throws IOException {
        var model = value(Path.of("/proc/cpuinfo"), "model name");
        var memory = Long.parseLong(value(Path.of("/proc/meminfo"), "MemTotal").replaceAll("\\D", "")) >> 20;
        return "%s, %d processors, %d GiB, %s, Java %s"
                .formatted(
                        model,
                        Runtime.getRuntime().availableProcessors(),
                        memory,
                        System.getProperty("os.name") + " " + System.getProperty("os.version"),
                        System.getProperty("java.version"));
    }

    private static String value(Path file, String name) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }

    public static String met(boolean met, String target) {
        return target + ": " + (met ? "met" : "missed");
    }

    /** For another program to read; gone with this one. */
    static Path temporary(String suffix, String text) throws IOException {
        var file = Files.writeString(Files.createTempFile("skillcert-", suffix), text);
        file.toFile().deleteOnExit();
        return file;
    }

    /** What a program printed. @throws IOException if it fails */
    static String output(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command.get(0) + " failed: " + output);
        }
        return output;
    }
}
