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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
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

    private final Semaphore slots = new Semaphore(MAX_RUNNING, true);
    private final Map<String, Guarded> jobs = new LinkedHashMap<>();
    private final Scheduler scheduler;
    private final Config config;
    private final DataSource database;
    private final JobMetrics metrics;

    /** A job and the lock that lets one thread of this replica run it at a time. */
    private record Guarded(Job job, ReentrantLock running) {}

    JobRunner(@All List<Job> jobs, Scheduler scheduler, Config config, DataSource database, JobMetrics metrics) {
        jobs.forEach(job -> this.jobs.put(job.name(), new Guarded(job, new ReentrantLock())));
        this.scheduler = scheduler;
        this.config = config;
        this.database = database;
        this.metrics = metrics;
    }

    void schedule(@Observes StartupEvent event) {
        for (var guarded : jobs.values()) {
            metrics.register(guarded.job());
            scheduler
                    .newJob(guarded.job().name())
                    .setInterval(interval(guarded.job()).toString())
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

    /**
     * Runs every job once. A job that runs in this replica is waited for, one in another replica is not.
     *
     * @return the names of the jobs that were run
     */
    public List<String> runAll() {
        return jobs.values().stream()
                .filter(this::waitAndRun)
                .map(guarded -> guarded.job().name())
                .toList();
    }

    private boolean waitAndRun(Guarded guarded) {
        return inSlot(() -> {
            guarded.running().lock();
            try {
                return runInOneReplica(guarded.job());
            } finally {
                guarded.running().unlock();
            }
        });
    }

    private void runUnlessRunning(Guarded guarded) {
        if (guarded.running().isLocked()) {
            return;
        }
        inSlot(() -> {
            if (!guarded.running().tryLock()) {
                return false;
            }
            try {
                return runInOneReplica(guarded.job());
            } finally {
                guarded.running().unlock();
            }
        });
    }

    /** Waits for a slot before the lock of a job is taken: whoever holds the lock waits for nothing. */
    private boolean inSlot(BooleanSupplier run) {
        try {
            slots.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        try {
            return run.getAsBoolean();
        } finally {
            slots.release();
        }
    }

    private boolean runInOneReplica(Job job) {
        try {
            var lock = AdvisoryLock.tryHold(database, "job:" + job.name());
            if (lock.isEmpty()) {
                return false;
            }
            try {
                metrics.measure(job, () -> run(job));
            } finally {
                lock.get().close();
            }
            return true;
        } catch (SQLException | RuntimeException e) {
            metrics.failed(job);
            LOG.errorf(e, "Job %s has failed and will be run again", job.name());
            return false;
        }
    }

    private void run(Job job) {
        if (job instanceof RowJob<?> rows) {
            runRows(rows);
            return;
        }
        for (int i = 0; i < MAX_BATCHES; i++) {
            if (execute(job, job::runBatch) == Job.Progress.DONE) {
                return;
            }
        }
    }

    private <K> void runRows(RowJob<K> job) {
        var failed = new LinkedHashSet<K>();
        for (int i = 0; i < MAX_BATCHES && failed.size() < MAX_FAILED_ROWS; i++) {
            var keys = handleDue(job, failed);
            if (keys.size() < job.batchSize()) {
                return;
            }
        }
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
