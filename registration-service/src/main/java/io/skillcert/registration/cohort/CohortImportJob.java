package io.skillcert.registration.cohort;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.http.problem.Violation;
import io.skillcert.personal.FieldCipher;
import io.skillcert.registration.application.Actor;
import io.skillcert.registration.application.RegisterCandidate;
import io.skillcert.registration.application.RegisterCandidate.Application;
import io.skillcert.registration.application.RegisterCandidate.Submission;
import io.skillcert.registration.batch.ExamBatch;
import io.skillcert.registration.batch.ExamBatches;
import io.skillcert.registration.batch.ExamSites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * Registers the rows of uploaded cohorts in their order, portion by portion. A portion and its progress are one
 * transaction that holds the import: whichever replica goes on after a break, no row is registered twice. An import of
 * all or none is one portion.
 */
@ApplicationScoped
class CohortImportJob {

    private static final Logger LOG = Logger.getLogger(CohortImportJob.class);

    private static final int BATCH_SIZE = 500;
    private static final int TIMEOUT_SECONDS = 300;

    private final RegisterCandidate registerCandidate;
    private final CohortImports imports;
    private final Cohorts cohorts;
    private final CohortRows cohortRows;
    private final ExamBatches batches;
    private final ExamSites sites;
    private final FieldCipher cipher;
    private final ObjectMapper json;
    private final BusinessClock clock;

    /** One import at a time in a replica. */
    private final Semaphore atWork = new Semaphore(1);

    CohortImportJob(
            RegisterCandidate registerCandidate,
            CohortImports imports,
            Cohorts cohorts,
            CohortRows cohortRows,
            ExamBatches batches,
            ExamSites sites,
            FieldCipher cipher,
            ObjectMapper json,
            BusinessClock clock) {
        this.registerCandidate = registerCandidate;
        this.imports = imports;
        this.cohorts = cohorts;
        this.cohortRows = cohortRows;
        this.batches = batches;
        this.sites = sites;
        this.cipher = cipher;
        this.json = json;
        this.clock = clock;
    }

    @Scheduled(
            every = "${skillcert.cohort-import.every:1s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void onSchedule() {
        registerAllThatWaits();
    }

    void onUpload(@ObservesAsync UploadCohort.Uploaded uploaded) {
        registerAllThatWaits();
    }

    /** What is uploaded while another import ends is found by the next look. */
    private void registerAllThatWaits() {
        if (!atWork.tryAcquire()) {
            return;
        }
        try {
            while (registerPortion()) {
                LOG.debug("a portion of a cohort is registered");
            }
        } finally {
            atWork.release();
        }
    }

    /** Returns whether there may be more. */
    private boolean registerPortion() {
        var at = new UUID[1];
        try {
            return transaction(() -> {
                var next = imports.next();
                at[0] = next.map(CohortImport::cohortId).orElse(null);
                next.ifPresent(this::register);
                return next.isPresent();
            });
        } catch (NotAllException e) {
            return transaction(() -> refuse(e));
        } catch (RuntimeException e) {
            return broken(at[0], e);
        }
    }

    /** @param id null if it was not even found, as while the database is away */
    private boolean broken(UUID id, RuntimeException e) {
        if (id == null) {
            LOG.warnf("Imports of cohorts can't be looked for: %s", e.getClass().getName());
            return false;
        }
        LOG.errorf(e, "The import of cohort %s broke off", id);
        return transaction(() -> fail(id));
    }

    private static <T> T transaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).call(work);
    }

    private void register(CohortImport cohortImport) {
        var job = job(cohortImport);
        batches.lockForShare(job.batch());
        if (!job.batch().isOpenForRegistrationOn(BusinessClock.day(job.actor().at()))) {
            cohortImport.refuse("the batch was changed or cancelled after the upload", clock.instant());
            return;
        }
        if (cohortImport.isAllOrNone()) {
            registerAll(cohortImport, job);
        } else if (registerNext(cohortImport, job).isEmpty()) {
            cohortImport.finish(clock.instant());
        }
    }

    /** What all rows of an import have in common. @param sites by name */
    private record Job(Cohort cohort, ExamBatch batch, Map<String, String> sites, Actor actor) {}

    private Job job(CohortImport cohortImport) {
        var cohort = cohorts.findById(cohortImport.cohortId());
        var batch = batches.get(cohort.batchId());
        var named = new HashMap<String, String>();
        sites.of(batch.id()).forEach(site -> named.put(site.name(), site.id().toString()));
        return new Job(
                cohort,
                batch,
                named,
                new Actor(cohort.registeredAt(), cohort.registeredBy(), cohortImport.byRole(), null));
    }

    /** The rows that have a result now; none: all have one. */
    private List<CohortImportRow> registerNext(CohortImport cohortImport, Job job) {
        var rows = imports.rows(cohortImport.cohortId(), cohortImport.reached(), BATCH_SIZE);
        if (rows.isEmpty()) {
            return rows;
        }
        var valid = new LinkedHashMap<CohortImportRow, Application>();
        rows.forEach(row -> read(row, job).ifPresent(application -> valid.put(row, application)));
        var submissions = valid.values().stream()
                .map(application -> new Submission(Ids.next(), application))
                .toList();
        imports.planAnew();
        var outcomes = registerCandidate.decideAll(
                job.batch(), submissions, Optional.of(job.cohort().id()), job.actor());
        imports.keepPlans();
        registerCandidate.record(outcomes, job.actor());
        var inOrder = outcomes.iterator();
        valid.keySet().forEach(row -> {
            var outcome = inOrder.next();
            outcome.registered()
                    .ifPresentOrElse(
                            row::registered,
                            () -> row.notRegistered(
                                    RowResult.valueOf(outcome.result().name()), "[]"));
        });
        imports.updateRows(rows);
        int registered =
                (int) rows.stream().filter(CohortImportJob::isRegistered).count();
        cohortImport.advance(rows.get(rows.size() - 1).row(), rows.size(), registered);
        return rows;
    }

    private static boolean isRegistered(CohortImportRow row) {
        return row.result().filter(result -> result == RowResult.REGISTERED).isPresent();
    }

    private Optional<Application> read(CohortImportRow row, Job job) {
        var cells = cells(row.cells(cipher).orElseThrow());
        var read = cohortRows.read(
                CohortCells.application(cells, job.sites()),
                job.batch(),
                BusinessClock.day(job.actor().at()));
        if (read.application().isEmpty()) {
            var problems = read.violations().stream()
                    .map(violation -> new Violation(CohortColumn.headerOf(violation.field()), violation.message()))
                    .toList();
            row.notRegistered(RowResult.INVALID, write(problems));
        }
        return read.application();
    }

    private void registerAll(CohortImport cohortImport, Job job) {
        var failed = new ArrayList<Failed>();
        var rows = registerNext(cohortImport, job);
        while (!rows.isEmpty()) {
            rows.stream()
                    .filter(row -> !isRegistered(row))
                    .map(row -> new Failed(row.row(), row.result().orElseThrow(), row.problems()))
                    .forEach(failed::add);
            imports.flush();
            imports.getEntityManager().clear();
            cohortImport = imports.findById(cohortImport.cohortId());
            rows = registerNext(cohortImport, job);
        }
        if (!failed.isEmpty()) {
            throw new NotAllException(cohortImport.cohortId(), failed);
        }
        cohortImport.finish(clock.instant());
    }

    private record Failed(int row, RowResult result, String problems) {}

    /** Takes back what was registered of an import of all or none; its rows then say what stood in the way. */
    private static final class NotAllException extends RuntimeException {

        private final transient UUID importId;
        private final transient List<Failed> failed;

        NotAllException(UUID importId, List<Failed> failed) {
            super(failed.size() + " rows can't be registered", null, false, false);
            this.importId = importId;
            this.failed = failed;
        }
    }

    private boolean refuse(NotAllException e) {
        imports.lockRunning(e.importId).ifPresent(cohortImport -> {
            cohortImport.refuse(e.getMessage(), clock.instant());
            var byRow = new HashMap<Integer, Failed>();
            e.failed.forEach(failed -> byRow.put(failed.row(), failed));
            var refused = imports.rows(e.importId, 0, CohortFile.MAX_ROWS).stream()
                    .filter(row -> byRow.containsKey(row.row()))
                    .toList();
            refused.forEach(row -> row.notRegistered(
                    byRow.get(row.row()).result(), byRow.get(row.row()).problems()));
            imports.updateRows(refused);
        });
        return true;
    }

    private boolean fail(UUID id) {
        imports.lockRunning(id).ifPresent(cohortImport -> cohortImport.fail(clock.instant()));
        return false;
    }

    private Map<CohortColumn, String> cells(String content) {
        try {
            return json.readValue(content, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored row can't be read", e);
        }
    }

    private String write(List<Violation> problems) {
        try {
            return json.writeValueAsString(problems);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("violations can't be written as JSON", e);
        }
    }
}
