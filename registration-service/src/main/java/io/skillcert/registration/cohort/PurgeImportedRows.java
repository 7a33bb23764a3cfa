package io.skillcert.registration.cohort;

import io.skillcert.clock.BusinessClock;
import io.skillcert.job.RowJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Deletes the rows of an import 90 days after it ended. The import itself stays, with its counts. */
@ApplicationScoped
class PurgeImportedRows implements RowJob<UUID> {

    private static final Duration RETENTION = Duration.ofDays(90);

    private final CohortImports imports;
    private final BusinessClock clock;

    PurgeImportedRows(CohortImports imports, BusinessClock clock) {
        this.imports = imports;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "purge-imported-rows";
    }

    @Override
    public int batchSize() {
        return 10;
    }

    @Override
    public List<UUID> due(int limit) {
        return imports.withRowsFinishedBefore(clock.instant().minus(RETENTION), limit);
    }

    @Override
    public void handle(List<UUID> imported) {
        imports.deleteRows(imported);
    }
}
