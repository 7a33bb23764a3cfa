package io.skillcert.registration.job;

import io.skillcert.job.Job;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Fails while a test wants it to. */
@ApplicationScoped
class FailingJob implements Job {

    private volatile boolean failing;

    void setFailing(boolean failing) {
        this.failing = failing;
    }

    @Override
    public String name() {
        return "fail-in-a-test";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    @Override
    public Progress runBatch() {
        if (failing) {
            throw new IllegalStateException("as the test wants it");
        }
        return Progress.DONE;
    }
}
