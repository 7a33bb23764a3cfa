package io.skillcert.registration.job;

import io.skillcert.job.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Six jobs that wait, once they are held, until a test releases them. */
@ApplicationScoped
class WaitingJobs {

    private final List<Job> jobs =
            IntStream.rangeClosed(1, 6).<Job>mapToObj(WaitingJob::new).toList();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private volatile CountDownLatch released = new CountDownLatch(0);

    List<Job> jobs() {
        return jobs;
    }

    void hold() {
        ended.set(0);
        released = new CountDownLatch(1);
    }

    void release() {
        released.countDown();
    }

    int running() {
        return running.get();
    }

    int ended() {
        return ended.get();
    }

    @Produces
    @Singleton
    Job first() {
        return jobs.get(0);
    }

    @Produces
    @Singleton
    Job second() {
        return jobs.get(1);
    }

    @Produces
    @Singleton
    Job third() {
        return jobs.get(2);
    }

    @Produces
    @Singleton
    Job fourth() {
        return jobs.get(3);
    }

    @Produces
    @Singleton
    Job fifth() {
        return jobs.get(4);
    }

    @Produces
    @Singleton
    Job sixth() {
        return jobs.get(5);
    }

    private final class WaitingJob implements Job {

        private final int number;

        private WaitingJob(int number) {
            this.number = number;
        }

        @Override
        public String name() {
            return "wait-in-a-test-" + number;
        }

        @Override
        public Duration every() {
            return Duration.ofDays(1);
        }

        @Override
        public Progress runBatch() {
            running.incrementAndGet();
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            running.decrementAndGet();
            ended.incrementAndGet();
            return Progress.DONE;
        }
    }
}
