package io.skillcert.job;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduler;
import io.skillcert.database.AdvisoryLock;
import io.skillcert.database.TransientFailures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/**
 * Runs the jobs of the service. Each job runs on a schedule of its own, in one replica at a time (an advisory lock of its
 * name), one transaction a batch. A job that fails is logged, counted and run again at its next time; it stops no other.
 */
@ApplicationScoped
public class JobRunner {

    private static final Logger LOG = Logger.getLogger(JobRunner.class);

    /** What is left after so many batches is done in the next run. */
    private static final int MAX_BATCHES = 1000;

    /** After so many failing rows a run ends: something other than the rows is wrong. */
    private static final int MAX_FAILED_ROWS = 100;

    /** Jobs that a replica runs at once: each takes two database connections, and requests need theirs. */
    private static final int MAX_RUNNING = 4;

    private static final Duration BATCH_TIMEOUT = Duration.ofMinutes(5);

    /** Well below the time after which callers give up and connections without traffic are closed. */
    private static final Duration RUN_ALL_LIMIT = Duration.ofSeconds(30);

    private final Semaphore slots = new Semaphore(MAX_RUNNING, true);
    private final Map<String, Guarded> jobs = new LinkedHashMap<>();
    private final Scheduler scheduler;
    private final Config config;
    private final DataSource database;
    private final JobMetrics metrics;

    /** A job and the lock that lets one thread of this replica run it at a time. */
    private record Guarded(Job job, ReentrantLock running) {}

    /**
     * A run of all jobs.
     *
     * @param done the names of the jobs that were run to their end
     * @param unfinished the names of the jobs for which there was not enough time
     */
    public record Run(List<String> done, List<String> unfinished) {}

    private enum Outcome {
        DONE,
        UNFINISHED,
        NOT_RUN
    }

    /** When no further batch is begun, by the clock of {@link System#nanoTime()}. */
    private record Deadline(OptionalLong nanoTime) {

        static final Deadline NONE = new Deadline(OptionalLong.empty());

        static Deadline in(Duration limit) {
            return new Deadline(OptionalLong.of(System.nanoTime() + limit.toNanos()));
        }

        long nanosLeft() {
            return nanoTime.isPresent() ? nanoTime.getAsLong() - System.nanoTime() : Long.MAX_VALUE;
        }

        boolean isOver() {
            return nanosLeft() <= 0;
        }
    }

    JobRunner(@All List<Job> jobs, Scheduler scheduler, Config config, DataSource database, JobMetrics metrics) {
        jobs.forEach(job -> this.jobs.put(job.name(), new Guarded(job, new ReentrantLock())));
        this.scheduler = scheduler;
        this.config = config;
        this.database = database;
        this.metrics = metrics;
    }

    void schedule(@Observes StartupEvent event) {
        for (var guarded : jobs.values()) {
            var interval = interval(guarded.job());
            metrics.register(guarded.job(), interval);
            scheduler
                    .newJob(guarded.job().name())
                    .setInterval(interval.toString())
                    .setConcurrentExecution(Scheduled.ConcurrentExecution.SKIP)
                    .setSkipPredicate(Scheduled.ApplicationNotRunning.class)
                    .setTask(execution -> runUnlessRunning(guarded))
                    .schedule();
        }
    }

    private Duration interval(Job job) {
        return config.getOptionalValue("skillcert.jobs.\"" + job.name() + "\".every", Duration.class)
                .orElseGet(job::every);
    }

    /** Runs a job now, in the caller's thread, unless this replica or another one is running it. */
    public void runNow(Job job) {
        runUnlessRunning(jobs.get(job.name()));
    }

    /** Runs every job once; no job begins a batch after 30 s. */
    public Run runAll() {
        return runAll(RUN_ALL_LIMIT);
    }

    /** Runs every job once. A job that runs in this replica is waited for, one in another replica is not. */
    public Run runAll(Duration limit) {
        var deadline = Deadline.in(limit);
        var done = new ArrayList<String>();
        var unfinished = new ArrayList<String>();
        jobs.forEach((name, guarded) -> {
            switch (waitAndRun(guarded, deadline)) {
                case DONE -> done.add(name);
                case UNFINISHED -> unfinished.add(name);
                case NOT_RUN -> {}
            }
        });
        return new Run(List.copyOf(done), List.copyOf(unfinished));
    }

    private Outcome waitAndRun(Guarded guarded, Deadline deadline) {
        return inSlot(() -> {
            if (!guarded.running().tryLock(deadline.nanosLeft(), TimeUnit.NANOSECONDS)) {
                return Outcome.UNFINISHED;
            }
            return runLocked(guarded, deadline);
        });
    }

    private void runUnlessRunning(Guarded guarded) {
        if (guarded.running().isLocked()) {
            return;
        }
        inSlot(() -> guarded.running().tryLock() ? runLocked(guarded, Deadline.NONE) : Outcome.NOT_RUN);
    }

    private Outcome runLocked(Guarded guarded, Deadline deadline) {
        try {
            return runInOneReplica(guarded.job(), deadline);
        } finally {
            guarded.running().unlock();
        }
    }

    private interface Waiting {
        Outcome run() throws InterruptedException;
    }

    /** Waits for a slot before the lock of a job is taken: whoever holds the lock waits for nothing. */
    private Outcome inSlot(Waiting waiting) {
        try {
            slots.acquire();
            try {
                return waiting.run();
            } finally {
                slots.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.NOT_RUN;
        }
    }

    private Outcome runInOneReplica(Job job, Deadline deadline) {
        try {
            var lock = AdvisoryLock.tryHold(database, "job:" + job.name());
            if (lock.isEmpty()) {
                return Outcome.NOT_RUN;
            }
            try {
                return metrics.measure(job, () -> run(job, deadline));
            } finally {
                lock.get().close();
            }
        } catch (SQLException | RuntimeException e) {
            metrics.failed(job);
            LOG.errorf(e, "Job %s has failed and will be run again", job.name());
            return Outcome.NOT_RUN;
        }
    }

    private Outcome run(Job job, Deadline deadline) {
        if (job instanceof RowJob<?> rows) {
            return runRows(rows, deadline);
        }
        for (int i = 0; i < MAX_BATCHES && !deadline.isOver(); i++) {
            if (execute(job, job::runBatch) == Job.Progress.DONE) {
                return Outcome.DONE;
            }
        }
        return Outcome.UNFINISHED;
    }

    private <K> Outcome runRows(RowJob<K> job, Deadline deadline) {
        var failed = new LinkedHashSet<K>();
        for (int i = 0; i < MAX_BATCHES && !deadline.isOver(); i++) {
            var keys = handleDue(job, failed);
            if (keys.size() < job.batchSize() || failed.size() >= MAX_FAILED_ROWS) {
                return Outcome.DONE;
            }
        }
        return Outcome.UNFINISHED;
    }

    private <K> List<K> handleDue(RowJob<K> job, Set<K> failed) {
        var keys = execute(job, () -> {
            var due = job.due(job.batchSize() + failed.size());
            return due.stream()
                    .filter(key -> !failed.contains(key))
                    .limit(job.batchSize())
                    .toList();
        });
        handle(job, keys, failed);
        return keys;
    }

    private <K> void handle(RowJob<K> job, List<K> keys, Set<K> failed) {
        if (keys.isEmpty() || failed.size() >= MAX_FAILED_ROWS) {
            return;
        }
        try {
            execute(job, () -> {
                job.handle(keys);
                return null;
            });
        } catch (RuntimeException e) {
            if (TransientFailures.isTransient(e)) {
                throw e;
            }
            if (keys.size() == 1) {
                failed.add(keys.get(0));
                metrics.rowFailed(job);
                LOG.errorf(e, "Job %s can't handle %s; it goes on with the others", job.name(), keys.get(0));
                return;
            }
            var half = keys.size() / 2;
            handle(job, keys.subList(0, half), failed);
            handle(job, keys.subList(half, keys.size()), failed);
        }
    }

    private static <T> T execute(Job job, Supplier<T> batch) {
        if (job.managesTransactions()) {
            return batch.get();
        }
        return QuarkusTransaction.requiringNew()
                .timeout((int) BATCH_TIMEOUT.toSeconds())
                .call(batch::get);
    }
}
