package io.skillcert.registration.exercise;

import io.skillcert.clock.BusinessClock;
import io.skillcert.job.RowJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Deletes programs that were submitted two years ago. */
@ApplicationScoped
class DiscardOldCodeSubmissions implements RowJob<UUID> {

    private static final Duration RETENTION = Duration.ofDays(730);

    private final CodeSubmissions submissions;
    private final BusinessClock clock;

    DiscardOldCodeSubmissions(CodeSubmissions submissions, BusinessClock clock) {
        this.submissions = submissions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "discard-old-code-submissions";
    }

    @Override
    public int batchSize() {
        return 500;
    }

    @Override
    public List<UUID> due(int limit) {
        return submissions.submittedBefore(clock.instant().minus(RETENTION), limit);
    }

    @Override
    public void handle(List<UUID> ids) {
        submissions.remove(ids);
    }
}
