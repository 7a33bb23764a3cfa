package io.skillcert.localstack.service;

import io.skillcert.coderunner.RunCodeTasks;
import io.skillcert.localstack.server.Infrastructure;
import io.skillcert.localstack.server.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the process that runs programs of candidates, where the computer has bubblewrap and pandas. */
public final class CodeRunnerProcess implements AutoCloseable {

    /** What programs run as when the stack runs as root: a user that nothing else has. */
    public static final int PROGRAM_USER = 64_123;

    private static final String MAIN = "io.skillcert.coderunner.RunCodeTasks";
    private static final long START_SECONDS = 60;
    private static final long STOP_SECONDS = 45;

    private final Process process;
    private final Path log;

    private CodeRunnerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts the process; {@link #awaitReady} waits for it.
     *
     * @param jdbcUrl of exam-service's database, which accepts any password
     * @param logs the directory of its log, of which each process has its own
     */
    public static CodeRunnerProcess start(String jdbcUrl, Path logs) throws IOException {
        Files.createDirectories(logs);
        var log = logs.resolve("code-runner.log");
        for (int i = 2; Files.exists(log); i++) {
            log = logs.resolve("code-runner-" + i + ".log");
        }
        var builder = JavaProcess.of(MAIN, "-Xmx128m", List.of())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("SKILLCERT_RUNNER_DB_URL", jdbcUrl);
        builder.environment().put("SKILLCERT_RUNNER_DB_USER", Infrastructure.codeRunner());
        builder.environment().put("SKILLCERT_RUNNER_DB_PASSWORD", "unused");
        if (isRoot()) {
            builder.environment().put("SKILLCERT_RUNNER_PROGRAM_USER", Integer.toString(PROGRAM_USER));
        }
        return new CodeRunnerProcess(builder.start(), log);
    }

    private static boolean isRoot() throws IOException {
        var self = Path.of("/proc/self"); // no such thing on macOS, where there is no bubblewrap either
        return Files.exists(self) && Integer.valueOf(0).equals(Files.getAttribute(self, "unix:uid"));
    }

    /** Waits until the process takes runs or has ended because something is missing; returns which of the two, in a sentence. */
    public String awaitReady() throws IOException, InterruptedException {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (process.isAlive() && System.nanoTime() < end) {
            var said = Files.readString(log);
            if (said.startsWith(RunCodeTasks.READY) && said.contains("\n")) {
                return "the runner of code tasks is " + said.strip();
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return "no code tasks can be put on papers: " + Files.readString(log).strip();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Kills the process (SIGKILL). */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Sends SIGTERM and waits until the process has ended, which it does after the program that it is running. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
