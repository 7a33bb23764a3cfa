package io.skillcert.coderunner;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Runs a Python program of somebody else in a bubblewrap sandbox of its own: without network, without the host's files but
 * /usr read-only, within {@link Limits}. Code and files go in by a pipe and come out by a pipe; the host opens nothing in the
 * sandbox by its path. A program may falsify what the sandbox says about it, but nothing that is outside its own result files.
 */
public final class Sandbox {

    private static final Duration GRACE = Duration.ofSeconds(5); // to start and to write the results
    private static final int CPU_SIGNAL = 128 + 24;
    private static final int LONGEST_LINE = 80;
    private static final Pattern TIMES = Pattern.compile("(\\d{1,6})m(\\d{1,2})[.](\\d{1,3})\\d*s");

    private final int user;
    private final List<String> masked = SandboxCommand.masked();

    private Sandbox(int user) {
        this.user = user;
    }

    /**
     * Makes a sandbox whose programs run as the user of this process.
     *
     * @throws IllegalStateException for root, for whom the limit of processes does not hold
     */
    public static Sandbox asOwnUser() throws IOException {
        if (isRoot()) {
            throw new IllegalStateException("root may not run programs: the limit of processes does not hold for root."
                    + " Start the runner as a user of its own, or name one that it is to run programs as");
        }
        return new Sandbox(0);
    }

    /**
     * Makes a sandbox whose programs run as another user, which root only can do.
     *
     * @param user a numeric user id that nothing else runs as
     * @throws IllegalArgumentException if the id is root's
     */
    public static Sandbox asUser(int user) {
        if (user <= 0) {
            throw new IllegalArgumentException("the user of programs must not be root");
        }
        return new Sandbox(user);
    }

    static boolean isRoot() throws IOException {
        return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    }

    /**
     * Runs a program and waits for its end. A sandbox ends with the thread that calls this, as with the whole process.
     *
     * @return {@link Outcome.Status#NOT_RUN} with the system's message if the sandbox could not be made
     * @throws InterruptedException if this thread was interrupted, noticed when the program has ended or was stopped
     */
    public Outcome run(Program program, Limits limits) throws InterruptedException {
        var start = System.nanoTime();
        Process process;
        try {
            process = new ProcessBuilder(SandboxCommand.of(program, limits, user, masked)).start();
        } catch (IOException e) {
            return notRun(e.getMessage(), start);
        }
        var latest = limits.wall().plus(GRACE).toMillis();
        var stop =
                CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(latest, TimeUnit.MILLISECONDS));
        stop.thenRun(process.toHandle()::destroyForcibly); // leaves the pipes open, so that what was printed is kept
        try {
            return run(process, program, start);
        } finally {
            stop.cancel(false);
            process.destroyForcibly().waitFor();
        }
    }

    private static Outcome run(Process process, Program program, long start) {
        var log = CompletableFuture.supplyAsync(() -> log(process.getErrorStream()), Sandbox::inThread);
        send(program, process.getOutputStream());
        var out = process.getInputStream();
        if (!"ready".equals(line(out))) {
            return notRun(log.join(), start);
        }
        var code = code(line(out));
        line(out); // the times of the shell itself
        var cpu = cpu(line(out));
        var results = code < 0
                ? ResultArchive.read(InputStream.nullInputStream(), program.results())
                : ResultArchive.read(out, program.results());
        close(out); // stops a program that goes on writing
        var printed = log.join();
        return new Outcome(status(code), code, results.files(), results.refused(), printed, cpu, since(start));
    }

    private static void close(InputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void inThread(Runnable task) {
        var thread = new Thread(task, "sandbox-log");
        thread.setDaemon(true);
        thread.start();
    }

    private static Outcome notRun(String message, long start) {
        return new Outcome(Outcome.Status.NOT_RUN, -1, Map.of(), Map.of(), message, Duration.ZERO, since(start));
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static Outcome.Status status(int code) {
        return switch (code) {
            case 0 -> Outcome.Status.FINISHED;
            case Outcome.EXIT_AT_WALL_LIMIT, CPU_SIGNAL -> Outcome.Status.TIMED_OUT;
            default -> Outcome.Status.FAILED;
        };
    }

    /** A sandbox that could not be made closes the pipe, which is seen when its first line is missing. */
    private static void send(Program program, OutputStream pipe) {
        try (var tar = new TarArchiveOutputStream(pipe)) {
            add(tar, Program.SOURCE_NAME, program.source().getBytes(StandardCharsets.UTF_8));
            for (var input : program.inputs().entrySet()) {
                add(tar, input.getKey(), input.getValue());
            }
        } catch (IOException e) {
            // see above
        }
    }

    private static void add(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    /** Reads to the end, so that the program isn't held up, and keeps the beginning. */
    private static String log(InputStream stream) {
        try (stream) {
            var kept = stream.readNBytes(Outcome.LONGEST_LOG);
            stream.transferTo(OutputStream.nullOutputStream());
            return new String(kept, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    /** Reads a short line; empty at the end of the stream. */
    private static String line(InputStream stream) {
        var line = new StringBuilder();
        try {
            for (int c = stream.read(); c >= 0 && c != '\n' && line.length() < LONGEST_LINE; c = stream.read()) {
                line.append((char) c);
            }
        } catch (IOException e) {
            return "";
        }
        return line.toString();
    }

    private static int code(String line) {
        return line.matches("\\d{1,3}") ? Integer.parseInt(line) : -1;
    }

    private static Duration cpu(String line) {
        var times = TIMES.matcher(line);
        var sum = Duration.ZERO;
        while (times.find()) {
            sum = sum.plusMinutes(Long.parseLong(times.group(1)))
                    .plusSeconds(Long.parseLong(times.group(2)))
                    .plusMillis(Long.parseLong((times.group(3) + "00").substring(0, 3)));
        }
        return sum;
    }
}
