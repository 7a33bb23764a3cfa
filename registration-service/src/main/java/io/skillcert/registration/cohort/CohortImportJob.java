package io.skillcert.registration.cohort;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.skillcert.clock.BusinessClock;
import io.skillcert.job.Job;
import io.skillcert.job.JobRunner;
import io.skillcert.registration.cohort.RegisterImportedRows.NotAllRegisteredException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Registers the rows of uploaded files in batches, the oldest upload first. A batch and the progress of its import are
 * committed together, so that no row is registered twice after a crash. An import that keeps failing is given up.
 */
@ApplicationScoped
class CohortImportJob implements Job {

    private static final int TIMEOUT_SECONDS = 300;

    private final CohortImports imports;
    private final RegisterImportedRows registerImportedRows;
    private final JobRunner jobRunner;
    private final BusinessClock clock;

    CohortImportJob(
            CohortImports imports,
            RegisterImportedRows registerImportedRows,
            JobRunner jobRunner,
            BusinessClock clock) {
        this.imports = imports;
        this.registerImportedRows = registerImportedRows;
        this.jobRunner = jobRunner;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "import-cohorts";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(1);
    }

    /** A failed batch is rolled back before the failure is recorded with its import. */
    @Override
    public boolean managesTransactions() {
        return true;
    }

    void onUpload(@ObservesAsync UploadCohort.Uploaded uploaded) {
        jobRunner.runNow(this);
    }

    @Override
    public Progress runBatch() {
        var oldest = QuarkusTransaction.requiringNew().call(imports::oldestRunning);
        oldest.ifPresent(this::runBatch);
        return oldest.isPresent() ? Progress.MORE : Progress.DONE;
    }

    private void runBatch(UUID id) {
        try {
            withRunning(id, registerImportedRows::registerBatch);
        } catch (NotAllRegisteredException e) {
            withRunning(id, cohortImport -> {
                cohortImport.refuse(e.getMessage(), clock.instant());
                imports.updateRows(e.rows());
            });
        } catch (RuntimeException e) {
            withRunning(id, cohortImport -> cohortImport.fail(clock.instant()));
            throw e;
        }
    }

    private void withRunning(UUID id, Consumer<CohortImport> work) {
        QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).run(() -> imports.lockRunning(id)
                .ifPresent(work));
    }
}
