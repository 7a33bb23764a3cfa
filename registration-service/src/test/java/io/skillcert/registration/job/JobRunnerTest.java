package io.skillcert.registration.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.database.AdvisoryLock;
import io.skillcert.job.Job;
import io.skillcert.job.JobRunner;
import io.skillcert.localstack.testing.LocalStackResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class JobRunnerTest {

    private static final List<Integer> NUMBERS =
            IntStream.rangeClosed(1, 25).boxed().toList();

    @Inject
    JobRunner runner;

    @Inject
    FailingJob failingJob;

    @Inject
    CountingRowJob countingJob;

    @Inject
    WaitingJobs waitingJobs;

    @Inject
    MeterRegistry meters;

    @Inject
    DataSource database;

    @AfterEach
    void nothingIsDue() {
        failingJob.setFailing(false);
        countingJob.begin(List.of(), Set.of());
    }

    @Test
    void a_failing_job_is_counted_and_stops_no_other() {
        failingJob.setFailing(true);
        countingJob.begin(NUMBERS, Set.of());
        var failures = counter("skillcert.job.failures", failingJob);
        var run = runner.runAll().done();
        assertFalse(run.contains(failingJob.name()));
        assertTrue(run.containsAll(List.of(countingJob.name(), "lapse-unpaid-registrations", "import-cohorts")));
        assertEquals(List.of(), countingJob.left());
        assertEquals(failures + 1, counter("skillcert.job.failures", failingJob));
    }

    @Test
    void failing_rows_are_counted_and_all_others_are_handled() {
        countingJob.begin(NUMBERS, Set.of(3, 4, 17));
        var failedRows = counter("skillcert.job.failed.rows", countingJob);
        var failures = counter("skillcert.job.failures", countingJob);
        runner.runNow(countingJob);
        assertEquals(List.of(3, 4, 17), countingJob.left());
        assertEquals(failedRows + 3, counter("skillcert.job.failed.rows", countingJob));
        assertEquals(failures, counter("skillcert.job.failures", countingJob));
    }

    @Test
    void a_failed_row_is_handled_in_the_next_run() {
        countingJob.begin(NUMBERS, Set.of(3));
        runner.runNow(countingJob);
        countingJob.begin(countingJob.left(), Set.of());
        runner.runNow(countingJob);
        assertEquals(List.of(), countingJob.left());
    }

    @Test
    void a_job_does_not_run_while_another_replica_runs_it() throws Exception {
        countingJob.begin(NUMBERS, Set.of());
        var otherReplica = lockOf(countingJob);
        try {
            runner.runNow(countingJob);
            assertEquals(NUMBERS, countingJob.left());
            assertFalse(runner.runAll().done().contains(countingJob.name()));
        } finally {
            otherReplica.close();
        }
        runner.runNow(countingJob);
        assertEquals(List.of(), countingJob.left());
    }

    @Test
    void a_run_of_all_jobs_names_those_without_enough_time() {
        countingJob.begin(NUMBERS, Set.of());
        var run = runner.runAll(Duration.ZERO);
        assertEquals(List.of(), run.done());
        assertTrue(run.unfinished().contains(countingJob.name()));
        assertEquals(NUMBERS, countingJob.left());
        assertEquals(List.of(), runner.runAll().unfinished());
        assertEquals(List.of(), countingJob.left());
    }

    @Test
    void the_time_of_the_last_success_is_a_metric() {
        var before = Instant.now().getEpochSecond();
        runner.runNow(countingJob);
        assertTrue(lastSuccess(countingJob) >= before);
        var succeeded = lastSuccess(failingJob);
        failingJob.setFailing(true);
        runner.runNow(failingJob);
        assertEquals(succeeded, lastSuccess(failingJob));
    }

    @Test
    void a_replica_runs_four_jobs_at_once_and_the_others_wait() {
        waitingJobs.hold();
        var threads = waitingJobs.jobs().stream()
                .map(job -> new Thread(() -> runner.runNow(job)))
                .toList();
        try {
            threads.forEach(Thread::start);
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> threads.stream()
                    .allMatch(thread -> thread.getState() == Thread.State.WAITING));
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> waitingJobs.running() == 4);
        } finally {
            waitingJobs.release();
        }
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> waitingJobs.ended() == threads.size());
    }

    private double lastSuccess(Job job) {
        return meters.get("skillcert.job.last.success.seconds")
                .tag("name", job.name())
                .gauge()
                .value();
    }

    private double counter(String name, Job job) {
        return meters.get(name).tag("name", job.name()).counter().count();
    }

    private AdvisoryLock lockOf(Job job) throws Exception {
        return AdvisoryLock.tryHold(database, "job:" + job.name()).orElseThrow();
    }
}
