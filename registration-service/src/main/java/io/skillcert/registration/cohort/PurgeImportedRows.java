package io.skillcert.registration.cohort;

import io.skillcert.clock.BusinessClock;
import io.skillcert.job.Job;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** The rows of an import go 90 days after its end; the import stays, with its counts. */
@ApplicationScoped
class PurgeImportedRows implements Job {

    private static final Duration KEPT = Duration.ofDays(90);
    private static final int BATCH_SIZE = 10;

    private final CohortImports imports;
    private final BusinessClock clock;

    PurgeImportedRows(CohortImports imports, BusinessClock clock) {
        this.imports = imports;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "forget-imported-rows";
    }

    @Override
    public Progress runBatch() {
        var due = imports.finishedBefore(clock.instant().minus(KEPT), BATCH_SIZE);
        due.forEach(imports::deleteRows);
        return due.size() == BATCH_SIZE ? Progress.MORE : Progress.DONE;
    }
}
