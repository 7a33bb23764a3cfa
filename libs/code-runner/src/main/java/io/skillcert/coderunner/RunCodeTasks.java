package io.skillcert.coderunner;

import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Runs the programs of candidates, one after another, in sandboxes: the runner process beside exam-service. It takes each run from
 * the database and stores the files that the program left there; it has no port, and no key to an item. SIGTERM ends it after the
 * program that is running. If it is killed, another runner takes its run a minute later.
 */
public final class RunCodeTasks {

    /** The first words of the line that a runner prints when it takes runs. */
    public static final String READY = "ready: ";

    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(30);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(40);
    private static final int INVALID_SETTINGS = 2;
    private static final int UNAVAILABLE = 3;
    /** The database lets nobody take a run more often. */
    private static final int LAST_TRY = 3;

    private final CodeRunQueue queue;
    private final Sandbox sandbox;
    private final Availability availability;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private long reportedAt = System.nanoTime() - BETWEEN_REPORTS.toNanos();

    private RunCodeTasks(CodeRunQueue queue, Sandbox sandbox, Availability availability) {
        this.queue = queue;
        this.sandbox = sandbox;
        this.availability = availability;
    }

    /** Exits with 2 if a setting is wrong and with 3 if this computer can't run programs. */
    public static void main(String[] arguments) throws Exception {
        RunnerSettings settings;
        Sandbox sandbox;
        try {
            settings = RunnerSettings.of(System.getenv());
            sandbox = settings.programUser() == 0 ? Sandbox.asOwnUser() : Sandbox.asUser(settings.programUser());
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println("code-runner: " + e.getMessage());
            System.exit(INVALID_SETTINGS);
            return;
        }
        var availability = Availability.check(sandbox);
        try (var queue = new CodeRunQueue(settings, UUID.randomUUID())) {
            if (!availability.isAvailable()) {
                refuse(queue, availability);
            }
            var runner = new RunCodeTasks(queue, sandbox, availability);
            Runtime.getRuntime().addShutdownHook(new Thread(runner::stop, "stop"));
            // A sandbox ends with the thread that has started it, and this one lives as long as the process.
            runner.run();
        }
    }

    /** Tells exam-service what is missing, so that it can give the reason. */
    private static void refuse(CodeRunQueue queue, Availability availability) {
        System.err.println("code-runner: " + availability.problem());
        try {
            queue.report(availability);
        } catch (SQLException e) {
            System.err.println("code-runner: " + e.getMessage());
        }
        System.exit(UNAVAILABLE);
    }

    private void run() throws InterruptedException {
        System.out.println(READY + availability.versions());
        try {
            while (stop.getCount() > 0) {
                var pause = step();
                stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            }
        } finally {
            queue.close();
            stopped.countDown();
        }
    }

    /** Reports if it is time, and makes a run if there is one; returns how long to wait for the next. */
    private Duration step() throws InterruptedException {
        try {
            if (System.nanoTime() - reportedAt >= BETWEEN_REPORTS.toNanos()) {
                queue.report(availability);
                reportedAt = System.nanoTime();
            }
            var run = queue.take();
            if (run.isEmpty()) {
                return IDLE;
            }
            make(run.get());
            return Duration.ZERO;
        } catch (SQLException e) {
            System.err.println("code-runner: the database: " + e.getMessage());
            return AFTER_FAILURE;
        }
    }

    private void make(CodeRunQueue.Taken run) throws SQLException, InterruptedException {
        Outcome outcome;
        try {
            outcome = sandbox.run(run.program(), Limits.EXAM);
        } catch (IllegalArgumentException e) {
            queue.giveBack(run, e.getMessage());
            return;
        }
        if (outcome.status() == Outcome.Status.NOT_RUN) {
            System.err.println("code-runner: run " + run.id() + " could not be made: "
                    + outcome.log().strip());
            queue.giveBack(run, outcome.log());
        } else if (outcome.isOfWallLimit() && run.attempt() < LAST_TRY) {
            queue.giveBack(
                    run, "reached its time in all before its processor time: the computer may have been overloaded");
        } else if (!queue.end(run, outcome, availability.versions())) {
            System.err.println("code-runner: run " + run.id() + " took longer than its lease");
        }
    }

    private void stop() {
        stop.countDown();
        try {
            stopped.await(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
