package io.skillcert.registration.practice;

import io.skillcert.clock.BusinessClock;
import io.skillcert.job.RowJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** Deletes practice sets and mock exams, with their answers and boxes, of accounts that have not practised for two years. */
@ApplicationScoped
class DiscardOldPractice implements RowJob<String> {

    private static final Duration RETENTION = Duration.ofDays(730);

    private final PracticeSets sets;
    private final PracticeRecords records;
    private final BusinessClock clock;

    DiscardOldPractice(PracticeSets sets, PracticeRecords records, BusinessClock clock) {
        this.sets = sets;
        this.records = records;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "discard-old-practice";
    }

    @Override
    public int batchSize() {
        return 100;
    }

    @Override
    public List<String> due(int limit) {
        return sets.accountsIdleSince(clock.instant().minus(RETENTION), limit);
    }

    @Override
    public void handle(List<String> accounts) {
        accounts.forEach(records::erase);
    }
}
